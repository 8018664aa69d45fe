// Who reported: hidden until somebody who handles the incident gives a reason; the looking is logged and the page says so.
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useActor } from '../../../../platform/ui/actor.tsx'
import { useAct } from '../../../../platform/ui/ask.ts'
import { Refused } from '../../../../platform/ui/Shown.tsx'
import { Step } from '../../../../platform/ui/Step.tsx'
import type { IncidentView } from '../../model.ts'
import { partiesOf } from '../../rules.ts'
import { client } from '../asked.ts'

type Found = { name: string; phone: string; proxy: string }[]

export function Reporter({ incident }: { incident: IncidentView }) {
  const actor = useActor()
  const [asking, setAsking] = useState(false)
  const [found, setFound] = useState<Found>()
  const open = useAct(
    (input: { actId: string; reason: string }) => client.openReporter({ id: incident.id, ...input }),
    (answer) => {
      setFound(answer.reporters)
      setAsking(false)
    },
  )
  if (!incident.hasReporter) return <p className="inc-quiet">没有留姓名和电话，不用联系。</p>
  if (found) return <Opened found={found} />
  const may = partiesOf(incident, actor).some((party) => party !== 'grid')
  if (!asking)
    return (
      <p className="inc-line">
        <span>
          留了联系方式，<span aria-hidden="true">＊＊＊ ＊＊＊＊＊＊＊＊</span>（已隐藏）
        </span>
        <Step size="small" no={may ? null : '只有正在办这件事的单位才能查看反映人。'} onClick={() => setAsking(true)}>
          查看反映人
        </Step>
      </p>
    )
  return (
    <Form
      layout="vertical"
      onFinish={({ reason }: { reason: string }) => void open.run({ reason })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        setAsking(false)
      }}
    >
      <Form.Item
        name="reason"
        label="查看原因"
        extra="谁、什么时候、为什么看，都会记入审计。请只用于联系反映人。"
        rules={[{ required: true, whitespace: true, min: 2, message: '请写两个字以上的原因，例如“电话回访”' }]}
      >
        <Input autoFocus maxLength={200} placeholder="例如：联系核实地点" />
      </Form.Item>
      {open.said && <Refused said={open.said} />}
      <div className="inc-line">
        <Button type="primary" htmlType="submit" loading={open.pending}>
          查看并留痕
        </Button>
        <Button onClick={() => setAsking(false)}>不看了</Button>
      </div>
    </Form>
  )
}

function Opened({ found }: { found: Found }) {
  return (
    <ul className="inc-plain" aria-live="polite">
      {found.map((one, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: reporters have no key of their own and are never reordered
        <li key={n} className="inc-line">
          <strong>{one.name || '没留姓名'}</strong>
          {one.phone ? <a href={`tel:${one.phone.replace(/[^\d+]/g, '')}`}>{one.phone}</a> : '没留电话'}
          {one.proxy && <span className="inc-quiet">代报人：{one.proxy}</span>}
        </li>
      ))}
      <li className="inc-quiet">这次查看已记入审计。</li>
    </ul>
  )
}
