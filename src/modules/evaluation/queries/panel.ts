// Asking for the panel: by the centre with everything, by an expert with the own link only.
import type { Ask } from '../../../platform/ask.ts'
import { refuse, unless } from '../../../platform/refusal.ts'
import type { OwnPanel, Panel } from '../contract/panel.ts'
import { panelWeights } from '../methods/panel-weights.ts'
import { counts, type Expert, type Handed } from '../model/panel.ts'
import type { Evaluation } from '../model.ts'
import { whyNotSee } from '../rules/evaluations.ts'
import { lastOf, undecidedOf, whyNotHandInNow } from '../rules/panel.ts'
import { expertsOf, findByLink, handedBy, type JudgementRecord, judgementsOf } from '../store/panel.ts'
import { getEvaluation, getModel } from './evaluations.ts'

/** All experts of an evaluation with everything they handed in, in two queries. */
export async function readExperts(ask: Ask, evaluation: Pick<Evaluation, 'id' | 'method'>): Promise<Expert[]> {
  const rows = await expertsOf(ask, evaluation.id)
  const handed = Map.groupBy(await judgementsOf(ask, evaluation.id), ({ expert }) => expert)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    weight: evaluation.method.roleWeights[row.role] ?? 1,
    invitedAt: row.invited_at.toISOString(),
    withdrawn: row.withdrawn,
    handed: (handed.get(row.id) ?? []).map(handedOf),
    decision: row.decision,
  }))
}

export function handedOf({ n, at, judgements, consistency }: JudgementRecord): Handed {
  return { n, at: at.toISOString(), judgements, consistency }
}

/** The panel with the weights as they stand. Refuses who does not see the district, `notFound`. */
export async function readPanel(ask: Ask, id: string): Promise<Panel> {
  unless(whyNotSee(ask.actor))
  const evaluation = await getEvaluation(ask, id)
  const { body } = await getModel(ask, evaluation.model)
  const { method } = evaluation
  const experts = await readExperts(ask, evaluation)
  const inputs = experts.map((expert) => ({
    id: expert.id,
    weight: expert.weight,
    counted: counts(expert),
    judgements: lastOf(expert)?.judgements ?? {},
  }))
  return {
    experts,
    compared: inputs.some(({ counted }) => counted) ? panelWeights(body, method, inputs).compared : [],
    undecided: undecidedOf(experts, method.crLimit),
    randomIndex: method.randomIndex,
    crLimit: method.crLimit,
  }
}

/** What stands behind an expert's link. Refuses `notFound` for a link that is nobody's. */
export async function readOwnPanel(ask: Ask): Promise<OwnPanel> {
  const link = ask.actor.kind === 'link' ? ask.actor.link : refuse('notFound')
  const row = (await findByLink(ask, link)) ?? refuse('notFound')
  const evaluation = await getEvaluation(ask, row.evaluation)
  const { body } = await getModel(ask, evaluation.model)
  return {
    evaluation: evaluation.name,
    period: evaluation.period,
    name: row.name,
    role: row.role,
    open: !whyNotHandInNow(evaluation, row.withdrawn),
    randomIndex: evaluation.method.randomIndex,
    crLimit: evaluation.method.crLimit,
    nodes: body.nodes,
    handed: (await handedBy(ask, row.id)).map(handedOf),
  }
}
