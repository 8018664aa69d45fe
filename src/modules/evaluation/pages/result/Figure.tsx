// A number of a result that can be opened: what it means, how it is computed, and the data behind it (F122).
import { Drawer } from 'antd'
import { createContext, type ReactNode, useContext, useState } from 'react'
import type { Result } from '../../contract/result.ts'
import { type DefinitionKey, definitions } from '../../model/definitions.ts'
import { Behind } from './Behind.tsx'
import type { OneGroup } from './GroupData.tsx'

/** `about` is the code of a node, where the number is of one. */
type Opened = { of: DefinitionKey; about: string; group?: OneGroup; label: string; shown: string }
const Opening = createContext<(opened: Opened) => void>(() => undefined)

/** Around everything that shows numbers of one result. */
export function Explained({ result, sees, children }: { result: Result; sees: boolean; children: ReactNode }) {
  const [opened, setOpened] = useState<Opened>()
  return (
    <Opening value={setOpened}>
      {children}
      <Drawer
        open={opened !== undefined}
        title={opened?.label}
        onClose={() => setOpened(undefined)}
        destroyOnHidden
        size="min(560px, 100vw)"
      >
        {opened && (
          <>
            <p className="er-opened">{opened.shown}</p>
            <Meaning of={opened.of} />
            <Behind result={result} sees={sees} of={opened.of} about={opened.about} group={opened.group} />
          </>
        )}
      </Drawer>
    </Opening>
  )
}

function Meaning({ of }: { of: DefinitionKey }) {
  const { name, owner, formula, source, frequency, caveat } = definitions[of]
  const lines: [string, string][] = [
    ['这是什么', name],
    ['怎么算', formula],
    ['数据来自', source],
    ['多久算一次', frequency],
    ['谁负责', owner],
    ['要注意', caveat],
  ]
  return (
    <dl className="ev-facts">
      {lines.map(([title, words]) => (
        <div key={title} className="er-line">
          <dt>{title}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}

/** `label` says whose number it is: 基础设施的均分. */
export function Figure({
  of,
  about = '',
  group,
  label,
  children,
  big,
}: {
  of: DefinitionKey
  about?: string
  /** Whose number it is, where it is of one group. */
  group?: OneGroup
  label: string
  children: string
  big?: boolean
}) {
  const open = useContext(Opening)
  return (
    <button
      type="button"
      className={big ? 'er-figure er-big' : 'er-figure'}
      aria-label={`${label} ${children}，点开看含义和数据`}
      onClick={() => open({ of, about, group, label, shown: children })}
    >
      {children}
    </button>
  )
}
