// The form for one more duty: a role, and where. What may not be added is said by the server's own rule while choosing.
import { App, Form, Select } from 'antd'
import { z } from 'zod'
import { useActor } from '../../../platform/ui/actor.tsx'
import { DrawerForm, Field } from '../../../platform/ui/DrawerForm.tsx'
import { why } from '../../../platform/ui/why.ts'
import { AreaPicker } from '../../grid/parts/AreaPicker.tsx'
import { UnitPicker } from '../../grid/parts/UnitPicker.tsx'
import { type AccountRow, Role, roleLevels, roleNames } from '../model.ts'
import { whyNotGrant } from '../rules.ts'
import { access } from './asked.ts'
import { dutyOf, rolesFor } from './duties.ts'

const Typed = z
  .object({ role: Role, area: z.string().optional(), department: z.string().optional() })
  .refine(({ role, area }) => roleLevels[role] === 'district' || area, { path: ['area'], message: '请选辖区' })
  .refine(({ role, department }) => role !== 'departmentClerk' || department?.startsWith('dept'), {
    path: ['department'],
    message: '请选所在部门',
  })

export function GrantDuty({ account, open, onClose }: { account: AccountRow; open: boolean; onClose(): void }) {
  const { message } = App.useApp()
  const { district } = useActor()
  return (
    <DrawerForm
      open={open}
      onClose={onClose}
      title={`给 ${account.name} 授予职责`}
      schema={Typed}
      submit="授予"
      act={({ actId, ...typed }) => access.grantDuty({ id: account.id, actId, duty: dutyOf(typed, district) })}
      done={() => void message.success('职责已授予，马上生效')}
    >
      <Fields account={account} district={district} />
    </DrawerForm>
  )
}

function Fields({ account, district }: { account: AccountRow; district: number }) {
  const role = Form.useWatch<Role | undefined>('role')
  const area = Form.useWatch<string | undefined>('area')
  const department = Form.useWatch<string | undefined>('department')
  const level = role && roleLevels[role]
  const ready = role && (level === 'district' || area) && (role !== 'departmentClerk' || department)
  const no = ready ? why(whyNotGrant(dutyOf({ role, area, department }, district), account.duties)) : null
  return (
    <>
      <Field name="role" label="做什么">
        <Select
          placeholder="选一个角色"
          options={rolesFor(account.duties).map(({ role, no }) => ({
            value: role,
            label: no ? `${roleNames[role]}（${why(no)}）` : roleNames[role],
            disabled: no !== null,
          }))}
        />
      </Field>
      {(level === 'township' || level === 'community' || level === 'grid') && (
        <Field name="area" label="在哪里">
          <AreaPicker key={level} within={String(district)} lowest={level} />
        </Field>
      )}
      {role === 'departmentClerk' && (
        <Field name="department" label="哪个部门">
          <UnitPicker under={String(district)} />
        </Field>
      )}
      <p role="status">{no}</p>
    </>
  )
}
