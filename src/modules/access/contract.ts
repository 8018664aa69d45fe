// Sign-in, own sessions, accounts and duties over HTTP.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ActId, AreaCode, Id, Paging, UnitCode } from '../../platform/values.ts'
import { AccountInput, AccountRow, DutyInput, Login, Me, Password, Role, SessionRow } from './model.ts'

const route = (method: 'GET' | 'POST', path: `/${string}`, summary: string) =>
  oc.route({ method, path, summary, tags: ['access'] })
const done = z.object({ ok: z.literal(true) })
const onAccount = z.object({ id: Id, actId: ActId })

export const contract = {
  signIn: route('POST', '/sign-in', '登录')
    .input(
      z.object({
        actId: ActId,
        login: Login,
        password: z.string().min(1).max(128),
        code: z
          .string()
          .regex(/^\d{6}$/)
          .optional(),
      }),
    )
    .output(z.object({ mustChange: z.boolean(), token: z.string().optional() })),
  signOut: route('POST', '/sign-out', '退出')
    .input(z.object({ actId: ActId }))
    .output(done),
  me: route('GET', '/me', '我是谁').output(Me),
  sessions: route('GET', '/me/sessions', '我的登录').output(z.array(SessionRow)),
  revokeSessions: route('POST', '/me/sessions/end', '结束登录')
    .input(z.object({ actId: ActId, only: Id.optional() }))
    .output(z.object({ ended: z.number() })),
  changePassword: route('POST', '/me/password', '修改密码')
    .input(z.object({ actId: ActId, old: z.string().max(128), fresh: Password }))
    .output(done),
  newSecondFactor: route('GET', '/me/second-factor', '准备绑定动态口令').output(
    z.object({ secret: z.string(), uri: z.string() }),
  ),
  enrolSecondFactor: route('POST', '/me/second-factor', '绑定动态口令')
    .input(z.object({ actId: ActId, secret: z.string().regex(/^[A-Z2-7]{16,64}$/), code: z.string().regex(/^\d{6}$/) }))
    .output(done),
  accounts: route('GET', '/accounts', '账号清单')
    .input(
      z.object({
        id: Id.optional(),
        unit: UnitCode.optional(),
        area: AreaCode.optional(),
        role: Role.optional(),
        q: z.string().trim().max(40).optional(),
        ...Paging.shape,
      }),
    )
    .output(z.object({ rows: z.array(AccountRow), next: z.string().optional() })),
  makeAccount: route('POST', '/accounts', '新建账号')
    .input(AccountInput.extend({ actId: ActId, password: Password }))
    .output(z.object({ id: Id })),
  disable: route('POST', '/accounts/{id}/disable', '停用账号').input(onAccount).output(done),
  enable: route('POST', '/accounts/{id}/enable', '启用账号').input(onAccount).output(done),
  unlock: route('POST', '/accounts/{id}/unlock', '解锁账号').input(onAccount).output(done),
  resetPassword: route('POST', '/accounts/{id}/password', '重置密码')
    .input(onAccount.extend({ password: Password }))
    .output(done),
  grantDuty: route('POST', '/accounts/{id}/duties', '授予职责')
    .input(onAccount.extend({ duty: DutyInput }))
    .output(done),
  revokeDuty: route('POST', '/duties/{id}/end', '收回职责').input(onAccount).output(done),
}
