// The form for a new account. The page makes the first password; the person changes it at the first sign-in.
import { Form, Input, Radio } from 'antd'
import { useRef } from 'react'
import { z } from 'zod'
import { useActor } from '../../../platform/ui/actor.tsx'
import { DrawerForm, Field } from '../../../platform/ui/DrawerForm.tsx'
import { text } from '../../../platform/values.ts'
import { AreaPicker } from '../../grid/parts/AreaPicker.tsx'
import { UnitPicker } from '../../grid/parts/UnitPicker.tsx'
import { Login } from '../model.ts'
import { access } from './asked.ts'
import { makePassword } from './password.ts'
import type { NewPassword } from './ShownOnce.tsx'

const Typed = z
  .object({
    name: text(40),
    login: Login,
    where: z.enum(['center', 'department', 'below']),
    department: z.string().optional(),
    area: z.string().optional(),
  })
  .refine(({ where, department }) => where !== 'department' || department, {
    path: ['department'],
    message: '请选部门',
  })
  .refine(({ where, area }) => where !== 'below' || area, { path: ['area'], message: '请选镇街或村（社区）' })

/** The unit and the area of a new account. */
export function placeOf(typed: z.output<typeof Typed>, district: string): { unit: string; area: string } {
  if (typed.where === 'center') return { unit: district, area: district }
  if (typed.where === 'below') return { unit: typed.area ?? district, area: typed.area ?? district }
  const unit = typed.department ?? ''
  return { unit, area: unit.startsWith('dept') ? district : unit }
}

export function MakeAccount({
  open,
  onClose,
  onPassword,
}: {
  open: boolean
  onClose(): void
  onPassword(fresh: NewPassword): void
}) {
  const district = String(useActor().district)
  // One password per act, so that trying again after a lost answer is the same act.
  const made = useRef({ act: '', password: '' })
  return (
    <DrawerForm
      open={open}
      onClose={onClose}
      title="新建账号"
      schema={Typed}
      initial={{ where: 'below' }}
      submit="新建"
      act={async ({ actId, ...typed }) => {
        if (made.current.act !== actId) made.current = { act: actId, password: makePassword(typed.login) }
        const { password } = made.current
        await access.makeAccount({ actId, name: typed.name, login: typed.login, ...placeOf(typed, district), password })
        return { name: typed.name, login: typed.login, password }
      }}
      done={onPassword}
    >
      <Fields district={district} />
    </DrawerForm>
  )
}

function Fields({ district }: { district: string }) {
  const where = Form.useWatch<string | undefined>('where')
  return (
    <>
      <Field name="name" label="姓名">
        <Input maxLength={40} autoComplete="off" />
      </Field>
      <Field name="login" label="登录名" help="小写字母、数字、点、横线，2 到 40 个；定了不能改。">
        <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field name="where" label="在哪里工作">
        <Radio.Group
          options={[
            { value: 'center', label: '区治理中心' },
            { value: 'department', label: '区级部门' },
            { value: 'below', label: '镇街、村（社区）' },
          ]}
        />
      </Field>
      {where === 'department' && (
        <Field name="department" label="部门">
          <UnitPicker under={district} />
        </Field>
      )}
      {where === 'below' && (
        <Field name="area" label="镇街或村（社区）" help="镇街干部选到镇街；社区干部和网格员选到社区。">
          <AreaPicker within={district} lowest="community" />
        </Field>
      )}
    </>
  )
}
