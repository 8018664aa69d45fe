// The scannable codes of an area: where each hangs, its poster to print, making new ones and revoking old ones.
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { levelOf } from '../../../platform/area.ts'
import { useActor } from '../../../platform/ui/actor.tsx'
import { useAct, usePages } from '../../../platform/ui/ask.ts'
import { type Column, CrudTable } from '../../../platform/ui/CrudTable.tsx'
import { clientOf } from '../../../platform/ui/client.ts'
import { Icon } from '../../../platform/ui/Icon.tsx'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { Refused } from '../../../platform/ui/Shown.tsx'
import { StatusTag } from '../../../platform/ui/StatusTag.tsx'
import { Step } from '../../../platform/ui/Step.tsx'
import { when } from '../../../platform/ui/times.ts'
import { AreaCode } from '../../../platform/values.ts'
import { contract } from '../contract.ts'
import type { ScanCode } from '../model.ts'
import { AreaPicker } from '../parts/AreaPicker.tsx'
import { whyNotKeep } from '../rules.ts'
import { MakeCodes } from './codes/MakeCodes.tsx'
import { printPosters } from './codes/print.ts'
import { ownArea, shownArea } from './ownArea.ts'
import './grid.css'

const client = clientOf(contract)
const atOnce = 50

export const Search = z.object({ area: AreaCode.optional().catch(undefined) })
export type Search = z.infer<typeof Search>

export function CodesPage({ search, go }: PageProps<Search>) {
  const actor = useActor()
  const own = ownArea(actor)
  const area = shownArea(actor, search.area)
  const [making, setMaking] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const list = usePages(['grid', 'scanCodes', area], (after) => client.scanCodes({ code: area, after }))
  const choose = (code: string, on: boolean) =>
    setChosen((before) => (on ? [...before, code] : before.filter((one) => one !== code)))
  const no = whyNotKeep(actor, area)
  const make = (
    <Step type="primary" no={no} icon={<Icon name="plus" />} onClick={() => setMaking(true)}>
      生成网格码
    </Step>
  )
  const columns: Column<ScanCode>[] = [
    { key: 'place', title: '贴在哪里', card: 'head', render: (row) => <Place row={row} /> },
    { key: 'code', title: '码', width: 150, render: (row) => <span className="cg-code">{row.code}</span> },
    { key: 'state', title: '状态', width: 100, render: (row) => <State row={row} /> },
    { key: 'made', title: '生成时间', width: 190, render: (row) => when(row.madeAt) },
    {
      key: 'acts',
      title: '可以做的',
      width: 300,
      card: 'bare',
      render: (row) => <Acts row={row} chosen={chosen.includes(row.code)} onChoose={choose} />,
    },
  ]
  return (
    <PageFrame
      title="网格码"
      note="居民扫码就能反映问题，地点自动带上。每个网格、微网格或设施一张，旧的可以停用。"
      actions={
        <>
          <PrintChosen codes={chosen} onDone={() => setChosen([])} />
          {make}
        </>
      }
    >
      <CrudTable
        label="网格码清单"
        list={list}
        columns={columns}
        rowKey={(row) => row.code}
        empty={{ title: '这里还没有网格码', hint: '生成一张，打印出来贴在居民看得到的地方。', action: make }}
        filters={
          ['district', 'township', 'community'].includes(levelOf(own) ?? '') && (
            <AreaPicker
              bare
              within={own}
              lowest="grid"
              value={area === own ? undefined : area}
              onChange={(code) => go({ area: code })}
            />
          )
        }
      />
      <MakeCodes open={making} within={own} onClose={() => setMaking(false)} />
    </PageFrame>
  )
}

function Place({ row }: { row: ScanCode }) {
  return (
    <span>
      {row.areaName}
      {row.place !== row.areaName && ` · ${row.place}`}
      {row.facility && `（${row.facility}）`}
    </span>
  )
}

function State({ row }: { row: ScanCode }) {
  return row.revoked ? <StatusTag tone="neutral">已停用</StatusTag> : <StatusTag tone="good">使用中</StatusTag>
}

function PrintChosen({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const tooMany = codes.length > atOnce ? `一次最多打印 ${atOnce} 张，请少选一些` : null
  const print = async () => {
    setBusy(true)
    const failed = await printPosters(codes)
    setBusy(false)
    if (failed.length) void message.warning(`有 ${failed.length} 张海报没有取到，请再试一次`)
    else onDone()
  }
  return (
    <Step
      no={codes.length ? tooMany : '先在清单里勾选要打印的码'}
      loading={busy}
      icon={<Icon name="print" />}
      onClick={() => void print()}
    >
      {codes.length ? `打印选中的 ${codes.length} 张` : '打印选中的'}
    </Step>
  )
}

function Acts({
  row,
  chosen,
  onChoose,
}: {
  row: ScanCode
  chosen: boolean
  onChoose(code: string, on: boolean): void
}) {
  if (row.revoked) return <span className="cg-roster-note">已停用的码扫了会提示找新码</span>
  return (
    <span className="cg-code-acts">
      <Checkbox
        checked={chosen}
        aria-label={`选中 ${row.code} 打印`}
        onChange={(event) => onChoose(row.code, event.target.checked)}
      >
        选中
      </Checkbox>
      <Button size="small" type="link" href={`/poster/${row.code}`} target="_blank" rel="noopener">
        看海报
      </Button>
      <Revoke row={row} />
    </span>
  )
}

function Revoke({ row }: { row: ScanCode }) {
  const actor = useActor()
  const { modal, message } = App.useApp()
  const revoking = useAct(client.revokeScanCode, () => void message.success(`码 ${row.code} 已停用`))
  const ask = () =>
    modal.confirm({
      title: `停用 ${row.place} 的这张码？`,
      content: `停用后再扫 ${row.code} 就报不了问题了，而且不能恢复。贴出去的海报请一并取下。`,
      okText: '停用',
      cancelText: '先不',
      okButtonProps: { danger: true },
      onOk: () => revoking.run({ code: row.code }),
    })
  return (
    <>
      <Step
        size="small"
        danger
        no={whyNotKeep(actor, row.area)}
        loading={revoking.pending}
        aria-label={`停用码 ${row.code}`}
        onClick={ask}
      >
        停用
      </Step>
      {revoking.said && <Refused said={revoking.said} />}
    </>
  )
}
