// Changes to a tree being edited, each giving a new body. A changed shape takes the example weights and printed figures with it.
import type { ModelBody, Question } from '../../model/tree.ts'

export function depthOf(body: ModelBody, code: string): number {
  const node = body.nodes.find((one) => one.code === code)
  return node?.parent ? depthOf(body, node.parent) + 1 : 0
}

export function renamed(body: ModelBody, code: string, name: string): ModelBody {
  return { ...body, nodes: body.nodes.map((node) => (node.code === code ? { ...node, name } : node)) }
}

export function reworded(body: ModelBody, code: string, change: Partial<Question>): ModelBody {
  return { ...body, questions: body.questions.map((one) => (one.code === code ? { ...one, ...change } : one)) }
}

/** The first code of the kind that nothing uses: codes of nodes stay over versions, so that periods compare. */
function freeCode(body: ModelBody, letter: string): string {
  const used = new Set([...body.nodes, ...body.questions].map(({ code }) => code))
  for (let n = 1; ; n++) if (!used.has(`${letter}${n}`)) return `${letter}${n}`
}

const reshaped = (body: ModelBody): ModelBody => ({ ...body, weights: undefined, published: undefined })

/** A new child; questions that hung on its parent, which was a leaf, go along to it. */
export function addNode(body: ModelBody, parent: string): ModelBody {
  const code = freeCode(body, 'n')
  const node = { code, parent, name: '新指标', note: '' }
  const moved = body.questions.map((question) => (question.node === parent ? { ...question, node: code } : question))
  const whole = reshaped({ ...body, nodes: [...body.nodes, node], questions: moved })
  return moved.some((question) => question.node === code) ? whole : addQuestion(whole, code)
}

/** Without a node and all below it. */
export function removeNode(body: ModelBody, code: string): ModelBody {
  const gone = new Set([code])
  for (const node of body.nodes) if (gone.has(node.parent)) gone.add(node.code)
  for (const node of body.nodes) if (gone.has(node.parent)) gone.add(node.code)
  return reshaped({
    ...body,
    nodes: body.nodes.filter((node) => !gone.has(node.code)),
    questions: body.questions.filter(({ node }) => !gone.has(node)),
  })
}

export function addQuestion(body: ModelBody, node: string): ModelBody {
  const question = { code: freeCode(body, 'q'), node, text: '新题目', reversed: false }
  return { ...body, questions: [...body.questions, question] }
}

export function removeQuestion(body: ModelBody, code: string): ModelBody {
  return { ...body, questions: body.questions.filter((question) => question.code !== code) }
}
