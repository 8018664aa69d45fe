// What the report says in words, part by part. Every figure comes from the result, rounded as on the pages.
import { decimals, fixed, percent } from '../methods/rounding.ts'
import { expertRoleNames } from '../model/panel.ts'
import { aggregationNames, operatorNames, priorityNames, quadrantNames, randomIndexNames } from '../model/result.ts'
import { reasonNames } from '../model/survey.ts'
import { improvementStateNames } from '../model.ts'
import { groupName } from './groups.ts'
import { bestOf, dayInWords, dimensionsOf, leavesOf, nameOf, nodeOf, type Source, weighedByExperts } from './source.ts'
import { noExperts } from './tables.ts'

const points = (value: number | null | undefined, digits: number = decimals.mean) => `${fixed(value, digits)}分`
const list = (parts: readonly string[]) => parts.join('、')
/** A weight is read with two decimals of a percentage. */
const part = (weight: number) => percent(weight, 2)

export function opening(source: Source): string {
  const { result, issuer } = source
  const when = result.name.includes(result.period) ? '' : `（${result.period}）`
  return `为摸清本区社区网格化治理的实际成效，找准短板，${issuer}组织开展了“${result.name}”${when}。现将评价结果报告如下。`
}

export function modelWords(source: Source): string {
  const { result, evaluation, modelName } = source
  const { model } = result
  const grades = list(model.grades.map(({ name, value }) => `${name}（${value}分）`))
  return `采用《${modelName}》第${evaluation.model.version}版，共${dimensionsOf(source).length}个维度、${leavesOf(source).length}项指标、${model.questions.length}道题。每题分${model.grades.length}级作答：${grades}。`
}

export function expertWords(source: Source): string[] {
  const { result, inputs } = source
  const { compared, method, hierarchyCr } = result.body
  if (!weighedByExperts(source)) return [noExperts(source)]
  const counted = inputs?.experts.filter((expert) => expert.counted) ?? []
  const out = inputs?.experts.filter((expert) => !expert.counted && expert.n > 0).length ?? 0
  // Who may only see what is published is told nothing of single experts, not even how many there were.
  const number = counted.length ? `${counted.length}名` : ''
  const roles = [...Map.groupBy(counted, ({ role }) => role)].map(
    ([role, all]) => `${expertRoleNames[role]}${all.length}名`,
  )
  const who = roles.length ? `（${list(roles)}）` : ''
  const left = out ? `另有${out}名专家的判断经核定不计入。` : ''
  const over = compared.filter(({ cr }) => cr > method.crLimit)
  const consistent = over.length
    ? `${list(over.map(({ node }) => nameOf(source, node)))}的一致性比率超过${method.crLimit}，这部分权重要慎用。`
    : `汇总后各层一致性比率都不超过${method.crLimit}，总体为${fixed(hierarchyCr, decimals.ratio)}。`
  return [
    `${number}专家${who}用1—9标度对指标两两比较。${left}权重用${priorityNames[method.priority]}计算，专家意见按${aggregationNames[method.aggregation]}汇总，随机一致性指标取自${randomIndexNames[method.randomIndex]}。${consistent}`,
  ]
}

export function surveyWords({ result }: Source): string {
  const { total, valid, removed } = result.body.answers
  const names: Record<string, string> = reasonNames
  const reasons = removed.filter(({ n }) => n > 0).map(({ reason, n }) => `${names[reason] ?? reason}${n}份`)
  const why = total > valid ? `，剔除${total - valid}份${reasons.length ? `（${list(reasons)}）` : ''}` : ''
  const rate = total ? `，有效率${percent(valid / total)}` : ''
  return `共收回问卷${total}份${why}，有效问卷${valid}份${rate}。问卷不记名。`
}

export function computeWords({ result }: Source): string {
  const { method, version } = result.body
  return `用模糊综合评价法逐级合成，采用${operatorNames[method.operator]}算子，公式版本${version}。份数不足${method.suppressBelow}份的分组不显示数字。文中“在误差之内”指两者之差的95%区间含零，分不出高低。各分数保留两位小数，总分保留三位。`
}

export function totalWords(source: Source): string[] {
  const { body, model } = source.result
  const { low, high } = body.scoreWithout
  const shares = model.grades.map(({ name }, n) => `“${name}”${percent(body.membership[n])}`)
  const stable =
    low === null || high === null
      ? ''
      : `逐一去掉一位专家重算，总分在${fixed(low, decimals.total)}与${fixed(high, decimals.total)}之间。`
  return [
    `总分${points(body.score, decimals.total)}（满分${bestOf(source)}分）。折成百分制，按满分折算为${points(body.hundred.ofBest)}，去掉底分折算为${points(body.hundred.rescaled)}，两种折法不能混用。${stable}`,
    `按权重汇总，回答${list(shares)}。`,
  ]
}

export function dimensionWords(source: Source): { title: string; text: string }[] {
  const { ranking } = source.result.body
  return ranking.map(({ code, score, next }, n) => {
    const node = nodeOf(source, code)
    const below = leavesOf(source, code)
      .filter((leaf) => leaf.code !== code)
      .sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0))
      .map(({ name, mean }) => `${name}${points(mean)}`)
    const after = ranking[n + 1]
    const gap =
      next && after
        ? `比下一位的${nameOf(source, after.code)}高${fixed(Math.abs(next.estimate), decimals.mean)}分，${next.noise ? '在误差之内，分不出高低' : '超出误差'}。`
        : ''
    const inside = below.length ? `其中${list(below)}。` : ''
    return {
      title: nameOf(source, code),
      text: `得${points(score)}，在${ranking.length}个维度中排第${n + 1}，权重${part(node?.weight ?? 0)}。${inside}${gap}`,
    }
  })
}

/** The indicators with the lowest means, at most `most`. */
export function weakWords(source: Source, most = 3): string[] {
  const { body, model } = source.result
  const middle = (bestOf(source) + Math.min(...model.grades.map(({ value }) => value))) / 2
  const bad = model.grades.map(({ name, value }, n) => ({ name, value, n })).filter(({ value }) => value < middle)
  return leavesOf(source)
    .filter(({ mean }) => mean !== null)
    .sort((a, b) => (a.mean ?? 0) - (b.mean ?? 0))
    .slice(0, most)
    .map((leaf) => {
      const quadrant = body.importance.points.find(({ code }) => code === leaf.code)?.quadrant
      const from = (leaf.mean ?? 0) - (leaf.half ?? 0)
      const to = (leaf.mean ?? 0) + (leaf.half ?? 0)
      const interval = leaf.half === null ? '' : `，95%区间${fixed(from, 2)}—${fixed(to, 2)}`
      const sd = leaf.sd === null ? '' : `，标准差${fixed(leaf.sd, 2)}`
      const unhappy = bad.reduce((sum, { n }) => sum + (leaf.membership[n] ?? 0), 0)
      const kind = quadrant ? `，属于“${quadrantNames[quadrant]}”` : ''
      return `${leaf.name}（${nameOf(source, leaf.parent)}）。均值${points(leaf.mean)}${interval}${sd}；回答${bad.map(({ name }) => `“${name}”`).join('和')}的占${percent(unhappy)}；占总分的权重${part(leaf.global)}${kind}。`
    })
}

export function importanceWords(source: Source): string {
  const { importance } = source.result.body
  const kinds = Object.entries(quadrantNames).flatMap(([quadrant, name]) => {
    const of = importance.points.filter((point) => point.quadrant === quadrant)
    return of.length ? [`${name}：${list(of.map(({ code }) => nameOf(source, code)))}`] : []
  })
  return `以整体权重为重要性、均值为表现，以${fixed(importance.cutImportance, decimals.weight)}和${fixed(importance.cutPerformance, decimals.mean)}为界分四类。${kinds.join('；')}。`
}

/** Groups that differ from all others beyond doubt although so many are compared (Bonferroni), the widest first. */
export function groupWords(source: Source, most = 5): string[] {
  const { groups } = source.result.body
  const shown = groups.filter(({ suppressed }) => !suppressed)
  const out = groups.length - shown.length
  const hidden = out ? `另有${out}个分组因份数太少或为免推算，不显示数字。` : ''
  const all = shown.flatMap((group) =>
    group.nodes.flatMap(({ code, difference }) => (difference ? [{ group, code, difference }] : [])),
  )
  if (!all.length) return [`没有可以比较的分组。${hidden}`]
  const sure = all
    .filter(({ difference: { p } }) => p !== null && p * all.length < 0.05)
    .sort((a, b) => Math.abs(b.difference.estimate) - Math.abs(a.difference.estimate))
  const how = `按镇街、年龄、人群和填答方式，各组与其他人在各项指标上共比较${all.length}次。`
  if (!sure.length) return [`${how}扣除多次比较的偶然因素后，没有哪一组与其他人的差别超出误差。${hidden}`]
  const said = sure
    .slice(0, most)
    .map(
      ({ group, code, difference: { estimate, half } }) =>
        `${groupName(source, group)}对${nameOf(source, code)}的评分比其他人${estimate > 0 ? '高' : '低'}${fixed(Math.abs(estimate), decimals.mean)}分（±${fixed(half, decimals.mean)}）`,
    )
  const rest = sure.length > said.length ? '，差别最大的是' : ''
  return [`${how}扣除多次比较的偶然因素后，仍超出误差的有${sure.length}处${rest}：${said.join('；')}。${hidden}`]
}

/** One sentence a period before this one, the newest first. */
export function periodWords(source: Source): string[] {
  const { result } = source
  return source.periods
    .filter(({ evaluation, at }) => evaluation !== result.evaluation && at < result.at)
    .sort((a, b) => b.at.localeCompare(a.at))
    .map((period) => {
      const moved = period.nodes.flatMap(({ code, mean, difference }) => {
        const now = nodeOf(source, code)
        if (!now || now.depth === 0 || now.mean === null || mean === null || !difference || difference.noise) return []
        const change = now.mean - mean
        return [`${now.name}${change > 0 ? '提高' : '下降'}${fixed(Math.abs(change), decimals.mean)}分`]
      })
      const total =
        period.score === null || result.body.score === null
          ? ''
          : `总分从${fixed(period.score, decimals.total)}到${fixed(result.body.score, decimals.total)}。`
      const rest = moved.length ? `超出误差的变化有：${list(moved)}；其余在误差之内。` : '各指标的变化都在误差之内。'
      return `与${period.period}（${period.name}，有效${period.n}份）相比，${total}${rest}`
    })
}

export function improvementWords(source: Source): string[] {
  return source.improvements
    .filter(({ state }) => state !== 'dropped')
    .map((one) => {
      const plan = one.plan
        .trim()
        .replace(/[；;，,。]?\s*\n\s*/g, '；')
        .replace(/[。；]+$/, '')
      const movement = one.movement ? `${one.movement.sentence.replace(/。$/, '')}。` : ''
      return `${one.title.replace(/。$/, '')}。针对${one.nodeName}，由${one.unitName}负责，${dayInWords(one.due)}前完成，${improvementStateNames[one.state]}。${plan ? `做法：${plan}。` : ''}${movement}`
    })
}
