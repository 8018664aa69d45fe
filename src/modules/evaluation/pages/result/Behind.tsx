// The data behind one number: counts of each grade, the children it was made of, the matrix and the experts, the questions.
import { useAsk } from '../../../../platform/ui/ask.ts'
import { Shown } from '../../../../platform/ui/Shown.tsx'
import type { Result } from '../../contract/result.ts'
import { decimals, fixed, percent } from '../../methods/rounding.ts'
import type { DefinitionKey } from '../../model/definitions.ts'
import type { Inputs } from '../../model/result.ts'
import { evaluation } from '../asked.ts'
import { Grid } from './Grid.tsx'
import { GroupData, type OneGroup } from './GroupData.tsx'
import { reasonName } from './words.ts'

type Given = { result: Result; about: string }

const ofMatrix: DefinitionKey[] = ['weight', 'globalWeight', 'spread', 'range', 'cr', 'gci', 'lambda', 'matrix']
const ofReliability: DefinitionKey[] = ['alpha', 'spearmanBrown', 'kmo', 'bartlett']
const ofAnswers: DefinitionKey[] = ['mean', 'sd', 'interval', 'n', 'membership', 'grade', 'effectiveness', 'nodeScore']

export function Behind({
  result,
  sees,
  of,
  about,
  group,
}: Given & { sees: boolean; of: DefinitionKey; group: OneGroup | undefined }) {
  if (group) return <GroupData result={result} group={group} about={about} sees={sees} />
  const node = result.body.nodes.find(({ code }) => code === about)
  if (of === 'screening') return <Removed result={result} />
  if (ofReliability.includes(of)) return <Items result={result} about={about} />
  if (ofMatrix.includes(of)) {
    const compared = result.body.compared.some((one) => one.node === about)
    return <Matrix result={result} about={compared ? about : (node?.parent ?? about)} />
  }
  if (of === 'score')
    return <Children result={result} about={result.body.nodes.find(({ depth }) => !depth)?.code ?? ''} />
  if (!node || !ofAnswers.includes(of)) return null
  if (!node.leaf) return <Children result={result} about={about} />
  return sees ? <Counts result={result} about={about} /> : <Shares result={result} about={about} />
}

/** What an inner node is made of. */
function Children({ result, about }: Given) {
  const children = result.body.nodes.filter(({ parent }) => parent === about)
  return (
    <>
      <h3>由这几项合成</h3>
      <Grid
        label="下一层各项"
        head={['', '权重', '得分', '均分', '份数']}
        rows={children.map((one) => ({
          key: one.code,
          cells: [one.name, fixed(one.weight, decimals.weight), fixed(one.score, 2), fixed(one.mean, 2), one.n],
        }))}
      />
    </>
  )
}

/** How many chose each grade; only the desks that see the answers. */
function Counts({ result, about }: Given) {
  const inputs = useAsk(['evaluation', result.evaluation, 'inputs', result.n], () =>
    evaluation.inputs({ id: result.evaluation, n: result.n }),
  )
  const { grades, questions } = result.model
  const own = questions.map((question, n) => ({ ...question, n })).filter(({ node }) => node === about)
  const rowsOf = ({ tally }: Inputs) =>
    own.map(({ code, text, n }) => {
      const [missing = 0, ...worstFirst] = tally.counts[n] ?? []
      return { key: code, cells: [text, ...worstFirst.toReversed(), missing] }
    })
  return (
    <>
      <h3>各等级有多少份</h3>
      <Shown ask={inputs} lines={3}>
        {(found) => (
          <Grid label="各等级份数" head={['题目', ...grades.map(({ name }) => name), '漏答']} rows={rowsOf(found)} />
        )}
      </Shown>
      {own.some(({ reversed }) => reversed) && <p className="cg-note">反向题已经倒过来，左边始终是好的一头。</p>}
      <Shares result={result} about={about} />
    </>
  )
}

function Shares({ result, about }: Given) {
  const node = result.body.nodes.find(({ code }) => code === about)
  if (!node) return null
  return (
    <>
      <h3>隶属度和均分</h3>
      <Grid
        label="隶属度"
        head={['等级', '分值', '隶属度']}
        rows={result.model.grades.map(({ name, value }, n) => ({
          key: name,
          cells: [name, value, percent(node.membership[n])],
        }))}
      />
      <p>
        份数 {node.n}，均分 {fixed(node.mean, 2)}，标准差 {fixed(node.sd, 2)}，95% 区间 {fixed(node.mean, 2)} ±
        {fixed(node.half, 2)}。
      </p>
    </>
  )
}

function Matrix({ result, about }: Given) {
  const compared = result.body.compared.find(({ node }) => node === about)
  const nameOf = (code: string) => result.body.nodes.find((one) => one.code === code)?.name ?? ''
  if (!compared) return <p className="cg-note">这里没有专家比较：只有一项，或者用的是示例权重。</p>
  const names = compared.children.map(nameOf)
  return (
    <>
      <h3>{nameOf(about)}：汇总判断矩阵（行比列重要几倍）</h3>
      <Grid
        label="汇总判断矩阵"
        head={['', ...names]}
        rows={compared.matrix.map((row, n) => ({
          key: compared.children[n] ?? '',
          cells: [names[n], ...row.map((value) => fixed(value, 3))],
        }))}
      />
      <p>
        λmax {fixed(compared.lambdaMax, 4)}，CI {fixed(compared.ci, 4)}，CR {fixed(compared.cr, 4)}，GCI{' '}
        {fixed(compared.gci, 4)}
      </p>
      {compared.experts.length > 0 && (
        <Grid
          label="各位专家的权重"
          head={['专家', ...names, 'CR', '空着的对数']}
          rows={compared.experts.map(({ id, weights, cr, open }, n) => ({
            key: id,
            cells: [`第 ${n + 1} 位`, ...weights.map((weight) => fixed(weight, 4)), fixed(cr, 4), open],
          }))}
        />
      )}
    </>
  )
}

function Items({ result, about }: Given) {
  const found = result.body.reliability.find(({ node }) => node === about)
  const textOf = (code: string) => result.model.questions.find((one) => one.code === code)?.text ?? ''
  if (!found) return null
  return (
    <>
      <h3>各题（答全的 {found.n} 份）</h3>
      <Grid
        label="各题的信度"
        head={['题目', '去掉此题后的 α', '与其余题的相关']}
        rows={found.items.map(({ question, alphaWithout, itemRest }) => ({
          key: question,
          cells: [textOf(question), fixed(alphaWithout, 3), fixed(itemRest, 3)],
        }))}
      />
      {found.why && <p className="cg-note">{found.why}</p>}
    </>
  )
}

function Removed({ result }: { result: Result }) {
  const { removed } = result.body.answers
  if (!removed.length) return <p className="cg-note">没有剔除的答卷。</p>
  return (
    <>
      <h3>剔除的原因</h3>
      <Grid
        label="剔除的原因"
        head={['原因', '份数']}
        rows={removed.map(({ reason, n }) => ({ key: reason, cells: [reasonName(reason), n] }))}
      />
    </>
  )
}
