// The routes of the panel.
import { implement } from '@orpc/server'
import { hashToken } from '../../../platform/crypto.ts'
import { act, ask, type Context } from '../../../platform/http.ts'
import { decideExpert, expertToken, handIn, inviteExperts, openExpertLink, withdrawExpert } from '../actions/panel.ts'
import { panel } from '../contract/panel.ts'
import { readOwnPanel, readPanel } from '../queries/panel.ts'

const os = implement(panel).$context<Context>()
const holder = (context: Context, token: string) =>
  ({ kind: 'link', district: context.district, link: hashToken(token) }) as const
const address = (context: Context, expert: string) =>
  `${context.publicUrl}/e/${expertToken(context.house.seals, expert)}`

export const panelRoutes = {
  panel: os.panel.handler(({ input, context }) => ask(context, (asking) => readPanel(asking, input.id))),
  inviteExperts: os.inviteExperts.handler(async ({ input, context }) => {
    const invited = await act(context, 'evaluation.inviteExperts', input, (doing) => inviteExperts(doing, input))
    return { experts: invited.map(({ id, name }) => ({ id, name, link: address(context, id) })) }
  }),
  expertLink: os.expertLink.handler(async ({ input, context }) => {
    const { id } = await act(context, 'evaluation.expertLink', input, (doing) => openExpertLink(doing, input.id))
    return { link: address(context, id) }
  }),
  withdrawExpert: os.withdrawExpert.handler(({ input, context }) =>
    act(context, 'evaluation.withdrawExpert', input, (doing) => withdrawExpert(doing, input)),
  ),
  decideExpert: os.decideExpert.handler(({ input, context }) =>
    act(context, 'evaluation.decideExpert', input, (doing) => decideExpert(doing, input)),
  ),
  ownPanel: os.ownPanel.handler(({ input, context }) =>
    ask(context, readOwnPanel, { actor: holder(context, input.token) }),
  ),
  handIn: os.handIn.handler(({ input, context }) =>
    act(context, 'evaluation.handIn', input, (doing) => handIn(doing, input.judgements), {
      actor: holder(context, input.token),
    }),
  ),
}
