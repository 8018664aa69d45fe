// Appointing a person to a grid or a micro-grid. A position that somebody holds is refused by the server in words (F4).
import { App, AutoComplete, Form, Input, Select } from 'antd'
import { z } from 'zod'
import { clientOf } from '../../../../platform/ui/client.ts'
import { DrawerForm, Field } from '../../../../platform/ui/DrawerForm.tsx'
import { text } from '../../../../platform/values.ts'
import { contract } from '../../contract.ts'
import { type Area, type Position, Position as Positions, positionNames } from '../../model.ts'
import { usualForces } from './words.ts'

const client = clientOf(contract)

const Typed = z
  .object({
    position: Positions,
    force: text(20, 0).default(''),
    person: text(40),
    phone: text(20, 0).default(''),
  })
  .refine((typed) => typed.position !== 'supportForce' || typed.force, { path: ['force'], message: '写明是哪一类力量' })

export function AppointForm({
  area,
  position,
  offered,
  onClose,
}: {
  area: Pick<Area, 'code' | 'fullName'>
  /** What the form begins with; undefined keeps it closed. */
  position: Position | undefined
  /** The positions that this area has. */
  offered: readonly Position[]
  onClose(): void
}) {
  const { message } = App.useApp()
  return (
    <DrawerForm
      open={position !== undefined}
      title={`任职 · ${area.fullName}`}
      onClose={onClose}
      schema={Typed}
      initial={{ position, force: '', phone: '' }}
      act={(typed) => client.appoint({ ...typed, area: area.code })}
      done={() => void message.success('已任职')}
      submit="任职"
    >
      <Field name="position" label="岗位">
        <Select options={offered.map((one) => ({ value: one, label: positionNames[one] }))} />
      </Field>
      <ForceField />
      <Field name="person" label="姓名">
        <Input autoComplete="off" maxLength={40} />
      </Field>
      <Field name="phone" label="电话" help="专职网格员的姓名和电话，居民扫码时看得到。">
        <Input inputMode="tel" autoComplete="off" maxLength={20} />
      </Field>
    </DrawerForm>
  )
}

/** Which kind of “N”, asked only where it is one. */
function ForceField() {
  const position = Form.useWatch('position')
  if (position !== 'supportForce') return null
  return (
    <Field name="force" label="哪一类力量" help="可以选，也可以自己写。">
      <AutoComplete options={usualForces.map((value) => ({ value }))} />
    </Field>
  )
}
