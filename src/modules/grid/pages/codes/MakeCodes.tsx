// Making codes: for one grid or micro-grid, for one facility, or one for each grid of a community.
import { App, Form, Input, Radio } from 'antd'
import { z } from 'zod'
import { levelOf } from '../../../../platform/area.ts'
import { clientOf } from '../../../../platform/ui/client.ts'
import { DrawerForm, Field } from '../../../../platform/ui/DrawerForm.tsx'
import { AreaCode, Point, text } from '../../../../platform/values.ts'
import { contract } from '../../contract.ts'
import type { ScanCodeInput } from '../../model.ts'
import { AreaMap } from '../../parts/AreaMap.tsx'
import { AreaPicker } from '../../parts/AreaPicker.tsx'

const client = clientOf(contract)

export const targets = ['area', 'facility', 'grids'] as const
const Typed = z
  .object({
    target: z.enum(targets),
    area: AreaCode,
    place: text(80),
    facility: text(40, 0).default(''),
    point: Point.optional(),
  })
  .superRefine((typed, problems) => {
    const level = levelOf(typed.area)
    const say = (path: string, message: string) => problems.addIssue({ code: 'custom', path: [path], message })
    if (typed.target === 'facility' && !typed.facility) say('facility', '写明是哪一处设施')
    if (typed.target === 'grids' ? level !== 'community' : level !== 'grid' && level !== 'microGrid')
      say('area', typed.target === 'grids' ? '选到村（社区）为止' : '要选到网格或微网格')
  })
export type Typed = z.output<typeof Typed>

/** What is made: one code, or one for each grid. */
export function codesFor(typed: Typed, grids: readonly { code: string }[]): ScanCodeInput[] {
  const { area, place, facility, point } = typed
  if (typed.target === 'grids') return grids.map(({ code }) => ({ area: code, place, facility: '' }))
  return [{ area, place, facility: typed.target === 'facility' ? facility : '', point }]
}

async function make({ actId, ...typed }: Typed & { actId: string }): Promise<{ codes: string[] }> {
  const grids = typed.target === 'grids' ? (await client.children({ code: typed.area, limit: 200 })).rows : []
  return await client.makeScanCodes({ actId, codes: codesFor(typed, grids) })
}

export function MakeCodes({ open, within, onClose }: { open: boolean; within: string; onClose(): void }) {
  const { message } = App.useApp()
  return (
    <DrawerForm
      open={open}
      title="生成网格码"
      onClose={onClose}
      schema={Typed}
      initial={{ target: 'area', facility: '' }}
      act={make}
      done={({ codes }) => void message.success(`已生成 ${codes.length} 张，可以打印海报了`)}
      submit="生成"
    >
      <Field name="target" label="做给谁">
        <Radio.Group
          options={[
            { value: 'area', label: '一个网格或微网格' },
            { value: 'facility', label: '一处设施' },
            { value: 'grids', label: '一个村（社区）的每个网格各一张' },
          ]}
        />
      </Field>
      <Field name="area" label="区域">
        <TargetArea within={within} />
      </Field>
      <Field name="place" label="贴在哪里" help="居民扫码后看到的位置，如“3 栋单元门”“便民服务站门口”。">
        <Input maxLength={80} />
      </Field>
      <OfFacility within={within} />
    </DrawerForm>
  )
}

type Given = { id?: string; value?: string; onChange?(code: string | undefined): void }

function TargetArea({ within, ...given }: Given & { within: string }) {
  const target = Form.useWatch('target')
  return <AreaPicker {...given} within={within} lowest={target === 'grids' ? 'community' : 'microGrid'} />
}

/** The name of the facility and, if wanted, where exactly it stands. */
function OfFacility({ within }: { within: string }) {
  const target = Form.useWatch('target')
  const area = Form.useWatch('area') as string | undefined
  if (target !== 'facility') return null
  return (
    <>
      <Field name="facility" label="设施名称">
        <Input maxLength={40} placeholder="如 社区广场健身器材" />
      </Field>
      <Field name="point" label="在图上的位置（可以不选）">
        <PlaceOnMap area={area ?? within} />
      </Field>
    </>
  )
}

function PlaceOnMap({
  area,
  value,
  onChange,
}: {
  area: string
  value?: { lng: number; lat: number }
  onChange?(at: { lng: number; lat: number }): void
}) {
  const level = levelOf(area)
  const shown = area.slice(0, 12)
  if (level === 'district' || level === 'township') return <p className="cg-roster-note">先选区域，再在图上选位置。</p>
  return <AreaMap area={shown} level="grid" height={300} place={value} onPlace={onChange} />
}
