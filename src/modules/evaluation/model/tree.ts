// The evaluation model: a versioned tree of goal, dimensions, indicators and questions, with its grades (F37, F40). Words and
// shapes only; trees of any depth are allowed, the article's has two levels below the goal.
import { z } from 'zod'
import { text } from '../../../platform/values.ts'

/** A code of a node or a question: short, stable over versions, so that periods can be compared. */
export const Code = z.string().regex(/^[a-z][a-z0-9]{0,11}$/)

/** `parent` is empty for the one node that is the goal. */
export const TreeNode = z.object({
  code: Code,
  parent: z.union([Code, z.literal('')]),
  name: text(40),
  note: text(300, 0).default(''),
})
export type TreeNode = z.infer<typeof TreeNode>

/** `reversed`: agreeing is bad, the score is turned round before anything is computed. */
export const Question = z.object({ code: Code, node: Code, text: text(120), reversed: z.boolean().default(false) })
export type Question = z.infer<typeof Question>

/** Best first; values may be 5…1, 100/80/60/40/20 or any others that fall. */
export const Grade = z.object({ name: text(12), value: z.number().min(0).max(1000) })
export type Grade = z.infer<typeof Grade>

export const Weights = z.record(Code, z.number().min(0).max(1))
/** Weights of a node among its siblings that come with the model; `provenance` is shown wherever they are. */
export const ExampleWeights = z.object({ provenance: text(200), byNode: Weights })

/** How a place that the source leaves unclear is read, stated on the page. */
export const Reading = z.object({ title: text(40), text: text(400) })

/** Means printed by a source, to hold the arithmetic against; never the district's own. */
export const Published = z.object({
  source: text(200),
  byNode: z.record(Code, z.number()),
  respondents: z.number().int().optional(),
  experts: z.number().int().optional(),
})

export const ModelBody = z.object({
  nodes: z.array(TreeNode).min(2).max(80),
  questions: z.array(Question).min(1).max(120),
  grades: z.array(Grade).min(2).max(9),
  weights: ExampleWeights.optional(),
  readings: z.array(Reading).max(30).default([]),
  published: Published.optional(),
})
export type ModelBody = z.infer<typeof ModelBody>

export const ModelState = z.enum(['draft', 'frozen'])
export type ModelState = z.infer<typeof ModelState>
export const modelStateNames: Record<ModelState, string> = { draft: '草稿', frozen: '已定稿' }

export const ModelKey = z.object({ code: Code, version: z.number().int().min(1) })
export type ModelKey = z.infer<typeof ModelKey>

/** The goal of a tree; a checked body has exactly one. */
export function goalOf(body: Pick<ModelBody, 'nodes'>): TreeNode {
  const goal = body.nodes.find(({ parent }) => parent === '')
  if (!goal) throw new Error('a tree without a goal')
  return goal
}

export function childrenOf(body: Pick<ModelBody, 'nodes'>, code: string): TreeNode[] {
  return body.nodes.filter(({ parent }) => parent === code)
}

/** Nodes without children, in the order of the tree: what questions hang on. */
export function leavesOf(body: Pick<ModelBody, 'nodes'>, from: string = goalOf(body).code): TreeNode[] {
  const below = childrenOf(body, from)
  if (!below.length) return body.nodes.filter(({ code }) => code === from)
  return below.flatMap(({ code }) => leavesOf(body, code))
}

/** Nodes whose children are compared in pairs: those with at least two. */
export function comparedIn(body: Pick<ModelBody, 'nodes'>): TreeNode[] {
  return body.nodes.filter(({ code }) => childrenOf(body, code).length > 1)
}
