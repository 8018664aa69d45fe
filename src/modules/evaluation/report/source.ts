// What the Word report and the workbook are written from: one result with its inputs, earlier periods and improvements.
import type { ImprovementLine, Period, Result } from '../contract/result.ts'
import type { Inputs, NodeResult } from '../model/result.ts'
import type { Evaluation } from '../model.ts'

export type Source = {
  evaluation: Pick<Evaluation, 'id' | 'period' | 'model' | 'published'>
  /** Name of the model's version. */
  modelName: string
  result: Result
  /** Null for readers who may see the published result but not what it was computed from. */
  inputs: Inputs | null
  periods: Period[]
  improvements: ImprovementLine[]
  /** The unit that issues the report. */
  issuer: string
}

/** Nodes of the level under the goal. */
export function dimensionsOf({ result }: Source): NodeResult[] {
  return result.body.nodes.filter(({ depth }) => depth === 1)
}

/** All nodes, each followed by what is under it. */
export function nodesInOrder(source: Source): NodeResult[] {
  const { nodes } = source.result.body
  const under = (parent: string): NodeResult[] =>
    nodes.filter((node) => node.parent === parent).flatMap((node) => [node, ...under(node.code)])
  return under('')
}

export function leavesOf({ result }: Source, under?: string): NodeResult[] {
  const { nodes } = result.body
  const inside = (node: NodeResult | undefined): boolean =>
    node !== undefined && (node.code === under || inside(nodes.find(({ code }) => code === node.parent)))
  return nodes.filter((node) => node.leaf && (!under || inside(node)))
}

export function nodeOf({ result }: Source, code: string): NodeResult | undefined {
  return result.body.nodes.find((node) => node.code === code)
}

export function nameOf(source: Source, code: string): string {
  return nodeOf(source, code)?.name ?? code
}

/** Whether experts of this evaluation gave the weights; if not they are the model's examples or all equal. */
export function weighedByExperts({ result }: Source): boolean {
  return result.body.compared.length > 0
}

/** The value of the best grade: what a full score is. */
export function bestOf({ result }: Source): number {
  return Math.max(...result.model.grades.map(({ value }) => value))
}

/** 2026年11月25日, of an instant in Beijing or of a day. */
export function dayInWords(time: string): string {
  const day = time.length > 10 ? new Date(Date.parse(time) + 8 * 3_600_000).toISOString() : time
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** Title of the report: the evaluation's name, which may or may not say already that it is a report. */
export function titleOf({ result }: Source): string {
  return result.name.endsWith('报告') ? result.name : `${result.name}报告`
}
