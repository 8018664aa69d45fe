// The report of an evaluation as a Word file in the layout of an official document (GB/T 9704): what was done, what came out,
// where it is weak and what follows, with all figures in annexes. Written from a result; nothing is computed here.
import { Document, type Table as DocxTable, Packer, type Paragraph } from 'docx'
import { dimensionsChart, gradesChart, importanceChart, indicatorsChart } from './charts.ts'
import { groupTable } from './groups.ts'
import * as page from './layout.ts'
import { methodTable } from './method.ts'
import { dayInWords, nameOf, type Source, titleOf } from './source.ts'
import * as tables from './tables.ts'
import * as words from './words.ts'

type Block = Paragraph | DocxTable
type Section = { title: string; blocks: Block[] }

/** The file, the same figures for the same source. */
export async function writeReport(source: Source): Promise<Buffer> {
  const { result, evaluation, issuer } = source
  const draft = evaluation.published !== result.n
  const annexes = annexesOf(source)
  const text = [
    ...page.title(linesOf(titleOf(source))),
    ...(draft ? [page.centred('（内部讨论稿，结果尚未公布）'), page.blank()] : []),
    page.body(words.opening(source)),
    ...sectionsOf(source).flatMap(({ title, blocks }, n) => [page.first(n + 1, title), ...blocks]),
    ...page.annexList(annexes.map(({ title }) => title)),
    ...page.signature(issuer, dayInWords(result.at)),
    ...annexes.flatMap(({ title, blocks }, n) => [...page.annex(n + 1, title), ...blocks]),
  ]
  const document = new Document({
    title: titleOf(source),
    creator: issuer,
    description: `${result.period}，第${result.n}次计算，核对码${result.digest}`,
    styles: page.styles,
    evenAndOddHeaderAndFooters: true,
    sections: [{ properties: page.page, footers: page.footers, children: text }],
  })
  return await Packer.toBuffer(document)
}

function sectionsOf(source: Source): Section[] {
  const { body } = source.result
  const known = body.score !== null
  const periods = words.periodWords(source)
  const improvements = words.improvementWords(source)
  return [
    {
      title: '评价怎么做',
      blocks: [
        page.second(1, '指标体系'),
        page.body(words.modelWords(source)),
        page.second(2, '专家赋权'),
        ...words.expertWords(source).map(page.body),
        page.second(3, '问卷调查'),
        page.body(words.surveyWords(source)),
        page.second(4, '计算方法'),
        page.body(words.computeWords(source)),
      ],
    },
    {
      title: '总体结果',
      blocks: [
        ...body.sentences.map(page.body),
        ...(known ? words.totalWords(source).map(page.body) : []),
        ...(known ? page.shown(gradesChart(source), '图1　各等级占比') : []),
      ],
    },
    ...(known ? [dimensions(source), weakLinks(source)] : []),
    ...(periods.length ? [{ title: '与往期比较', blocks: periods.map(page.body) }] : []),
    {
      title: '改进任务',
      blocks: improvements.length
        ? improvements.map((text, n) => page.numbered(n + 1, text))
        : [page.body('针对本次结果还没有立改进任务。建议从上述薄弱环节中选定，明确责任单位和完成时限。')],
    },
  ]
}

function dimensions(source: Source): Section {
  return {
    title: '各维度情况',
    blocks: [
      ...page.shown(dimensionsChart(source), '图2　各维度得分'),
      ...words.dimensionWords(source).flatMap(({ title, text }, n) => [page.second(n + 1, title), page.body(text)]),
      ...(tables.importanceTable(source).rows.length > 2 ? page.shown(indicatorsChart(source), '图3　各指标均值') : []),
    ],
  }
}

function weakLinks(source: Source): Section {
  const { points } = source.result.body.importance
  return {
    title: '薄弱环节',
    blocks: [
      page.second(1, '均值最低的指标'),
      ...words.weakWords(source).map((text, n) => page.numbered(n + 1, text)),
      page.second(2, '重要性与表现'),
      page.body(words.importanceWords(source)),
      ...page.shown(importanceChart(source), '图4　重要性与表现'),
      page.small(`图中：${points.map(({ code }, n) => `${n + 1} ${nameOf(source, code)}`).join('；')}。`),
      page.second(3, '不同人群和镇街的差别'),
      ...words.groupWords(source).map(page.body),
    ],
  }
}

function annexesOf(source: Source): Section[] {
  const all = [
    [tables.weightTable(source), tables.consistencyTable(source)],
    [tables.scoreTable(source)],
    [tables.membershipTable(source)],
    [groupTable(source, 1)],
    [tables.reliabilityTable(source)],
    [tables.screeningTable(source), methodTable(source)],
  ]
  const titles = ['指标权重和一致性', '各级指标得分', '隶属度', '分组结果', '信度和效度', '问卷筛查和计算方法']
  return all.map((group, n) => ({
    title: titles[n] ?? '',
    blocks: group
      .filter(({ rows }) => rows.length)
      .flatMap((table, place) => [
        ...(place ? [page.blank()] : []),
        page.tableOf(table),
        ...(table.note ? [page.small(`注：${table.note}`)] : []),
      ]),
  }))
}

/** A title that is too long for one line is parted in two of about the same length, after a word that ends something. */
export function linesOf(title: string): string[] {
  const widths = [...title].map((letter) => ((letter.codePointAt(0) ?? 0) < 256 ? 0.5 : 1))
  const whole = widths.reduce((sum, width) => sum + width, 0)
  if (whole <= 18) return [title]
  let sum = 0
  const places = [...title].map((letter, n) => {
    sum += widths[n] ?? 0
    const ends = /[年月度区县市与和的）》”]/.test(letter) ? 0 : 3
    const torn = /\d/.test(letter) ? 99 : 0
    return { after: n + 1, cost: Math.abs(sum - whole / 2) + ends + torn + (sum > 18 || whole - sum > 18 ? 9 : 0) }
  })
  const [place] = places.sort((a, b) => a.cost - b.cost)
  const letters = [...title]
  return [letters.slice(0, place?.after).join(''), letters.slice(place?.after).join('')].filter(Boolean)
}
