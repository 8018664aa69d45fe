// How an incident is named and marked on every page of the loop: where it is, what is special about it. Pure.
import { cutTo } from '../../../platform/area.ts'
import type { IncidentRow } from '../model.ts'
import { supervisionNames } from '../model.ts'

export type Names = Record<string, string>

/** 龙岗街道 · 学坝社区第1网格 · 3号楼下: the town always, so that two communities of one name are told apart. */
export function placeWords(row: Pick<IncidentRow, 'area' | 'place'>, names: Names): string {
  const own = names[row.area] ?? ''
  const town = names[cutTo('township', row.area) ?? ''] ?? ''
  const near = own.startsWith(town) ? own.slice(town.length) : own
  return [town, near, row.place].filter(Boolean).join(' · ')
}

/** The first line of a text, cut to a row. */
export function headline(text: string, most = 80): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most)}…` : line
}

export type Mark = { words: string; tone: 'red' | 'orange' | 'plain' }

/** What is special: critical or urgent, supervised, reopened, sent back, climbed, paused. Said in words, the gravest first. */
export function marksOf(row: IncidentRow): Mark[] {
  const marks: Mark[] = []
  if (row.urgency === 'critical') marks.push({ words: '特急', tone: 'red' })
  if (row.urgency === 'urgent') marks.push({ words: '紧急', tone: 'orange' })
  if (row.supervision !== 'none')
    marks.push({ words: supervisionNames[row.supervision], tone: row.supervision === 'red' ? 'red' : 'orange' })
  if (row.reopened) marks.push({ words: row.reopened > 1 ? `重开 ${row.reopened} 次` : '重开', tone: 'orange' })
  if (row.returns) marks.push({ words: `退回 ${row.returns} 次`, tone: 'orange' })
  if (row.climbs) marks.push({ words: `超时升级 ${row.climbs} 次`, tone: 'orange' })
  if (row.paused) marks.push({ words: '暂停计时', tone: 'plain' })
  return marks
}

/** How much two texts share, 0 to 1: character pairs of both over those of the shorter. */
export function likeness(one: string, other: string): number {
  const pairs = (text: string) => {
    const plain = text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
    return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, n) => plain.slice(n, n + 2)))
  }
  const [a, b] = [pairs(one), pairs(other)]
  const least = Math.min(a.size, b.size)
  return least < 3 ? 0 : [...a].filter((pair) => b.has(pair)).length / least
}
