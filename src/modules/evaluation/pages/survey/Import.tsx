// Bringing in a sheet: choose, look at what each column is taken for and what is not understood, then keep it all in one act.

import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Select } from 'antd'
import { useRef, useState } from 'react'
import { noOf, type Said } from '../../../../platform/ui/client.ts'
import { Refused } from '../../../../platform/ui/Shown.tsx'
import { newId } from '../../../../platform/values.ts'
import type { Survey } from '../../contract/survey.ts'
import type { Preview } from '../../model/survey.ts'
import { type Kept, sendSheet } from './sheet.ts'

const fields = {
  area: '镇街或社区',
  age: '年龄',
  group: '人群',
  seconds: '用时',
  attention: '注意力题',
  device: '设备或电话（只用来查重复）',
  sheet: '编号',
}

export function Import({ survey }: { survey: Survey }) {
  const [file, setFile] = useState<File>()
  const [preview, setPreview] = useState<Preview>()
  const [mapping, setMapping] = useState<string[]>([])
  const [busy, setBusy] = useState<'look' | 'keep'>()
  const [said, setSaid] = useState<Said>()
  const [kept, setKept] = useState<Kept>()
  const actId = useRef(newId())
  const input = useRef<HTMLInputElement>(null)
  const queries = useQueryClient()
  const { message } = App.useApp()

  const look = async (chosen: File, as?: string[]) => {
    setBusy('look')
    setSaid(undefined)
    setKept(undefined)
    try {
      const found = (await sendSheet(survey.id, chosen, { mapping: as })) as Preview
      setPreview(found)
      setMapping(found.columns.map(({ suggested }) => suggested))
    } catch (error) {
      setSaid(noOf(error))
    }
    setBusy(undefined)
  }
  const keep = async () => {
    if (!file) return
    setBusy('keep')
    setSaid(undefined)
    try {
      const answer = (await sendSheet(survey.id, file, { mapping, actId: actId.current })) as Kept
      setKept(answer)
      void message.success(`导入 ${answer.rows} 行`)
      close()
      await queries.invalidateQueries()
    } catch (error) {
      setSaid(noOf(error))
    }
    setBusy(undefined)
  }
  const close = () => {
    setFile(undefined)
    setPreview(undefined)
    actId.current = newId()
    if (input.current) input.current.value = ''
  }
  const asked = survey.questions.filter(({ code }) => mapping.includes(code)).length
  return (
    <section className="ev-box">
      <h2>导入表格</h2>
      <p className="cg-note">
        xlsx 或 CSV，第一行是列名，一行一份，最多 50000 行、12 MB。选项写名称，或写分值：
        {survey.grades.map(({ name, value }) => `${value}＝${name}`).join('，')}。
      </p>
      <div className="sv-row">
        <input
          ref={input}
          type="file"
          aria-label="选表格"
          accept=".xlsx,.csv,.txt"
          onChange={({ target }) => {
            const chosen = target.files?.[0]
            setFile(chosen)
            setPreview(undefined)
            if (chosen) void look(chosen)
          }}
        />
        {busy === 'look' && <span role="status">正在读表…</span>}
      </div>
      {said && <Refused said={said} />}
      {kept && (
        <Alert
          type="success"
          showIcon
          title={`导入 ${kept.rows} 行：有效 ${kept.valid}（其中待复核 ${kept.review}），剔除 ${kept.removed}。每份的原因在下面的清单里。`}
        />
      )}
      {preview && file && (
        <>
          <p>
            读到 {preview.rows} 行，{survey.questions.length} 道题认出 {asked} 道。请核对每一列是什么：
          </p>
          <div className="sv-map">
            {preview.columns.map(({ title, examples }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name, titles may be the same
              <div key={n}>
                <b>{title || `第 ${n + 1} 列`}</b>
                <span className="cg-note">例如：{examples.join('、') || '空'}</span>
                <Select
                  aria-label={`“${title}”是什么`}
                  value={mapping[n] ?? ''}
                  onChange={(value) =>
                    setMapping(mapping.map((one, at) => (at === n ? value : value && one === value ? '' : one)))
                  }
                  showSearch={{ optionFilterProp: 'label' }}
                  options={[
                    { value: '', label: '不用这一列' },
                    ...Object.entries(fields).map(([value, label]) => ({ value, label })),
                    ...survey.questions.map(({ code, text }, at) => ({
                      value: code,
                      label: `第 ${at + 1} 题 ${text}`,
                    })),
                  ]}
                />
              </div>
            ))}
          </div>
          {preview.problemCount > 0 && (
            <Alert
              type="warning"
              showIcon
              title={`有 ${preview.problemCount} 处看不懂。这些行照样导入，标为“有不认识的选项”，不计入结果。`}
              description={
                <ul className="sv-list">
                  {preview.problems.slice(0, 20).map(({ row, column, value, why }) => (
                    <li key={`${row} ${column}`}>
                      第 {row} 行“{column}”写的是“{value}”：{why}
                    </li>
                  ))}
                  {preview.problemCount > 20 && <li>还有 {preview.problemCount - 20} 处</li>}
                </ul>
              }
            />
          )}
          <div className="sv-row">
            <Button onClick={() => void look(file, mapping)} loading={busy === 'look'}>
              按这样对应再看一遍
            </Button>
            <Button type="primary" disabled={!asked} loading={busy === 'keep'} onClick={() => void keep()}>
              导入 {preview.rows} 行
            </Button>
            <Button onClick={close}>取消</Button>
            {!asked && <span className="cg-note">没有一列对应到题目</span>}
          </div>
        </>
      )}
    </section>
  )
}
