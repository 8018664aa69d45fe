// The report of a result shaped like the article's: whole, well formed, in the layout of an official document, with the figures
// of the result.
import JSZip from 'jszip'
import { beforeAll, describe, expect, test } from 'vitest'
import { fixed } from '../methods/rounding.ts'
import { linesOf, writeReport } from './docx.ts'
import { shapedSource } from './testing/shaped.ts'
import { tablesOf } from './xlsx.ts'

/** Text of each paragraph of a part, with its style. */
function paragraphsOf(xml: string): { style: string; text: string }[] {
  return [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)].map(([paragraph]) => ({
    style: /<w:pStyle w:val="(\w+)"/.exec(paragraph)?.[1] ?? '',
    text: [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  }))
}

/** Every tag that is opened is closed in its order. */
function expectWellFormed(name: string, xml: string) {
  const open: string[] = []
  for (const [, close, tag, alone] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)(?:"[^"]*"|'[^']*'|[^>"'])*?(\/?)>/g)) {
    if (close) expect([name, open.pop()]).toEqual([name, tag])
    else if (!alone) open.push(tag ?? '')
  }
  expect([name, open]).toEqual([name, []])
}

describe('the report', () => {
  const source = shapedSource()
  let zip: JSZip
  let paragraphs: { style: string; text: string }[]
  const part = async (name: string) => (await zip.file(name)?.async('string')) ?? ''

  beforeAll(async () => {
    zip = await JSZip.loadAsync(await writeReport(source))
    paragraphs = paragraphsOf(await part('word/document.xml'))
  })

  test('is a package of well-formed parts, each named in the list of contents', async () => {
    const names = Object.keys(zip.files).filter((name) => /\.(xml|rels)$/.test(name))
    for (const name of names) expectWellFormed(name, await part(name))
    const contents = await part('[Content_Types].xml')
    for (const name of names.filter((one) => one.startsWith('word/charts/chart')))
      expect(contents).toContain(`/${name}`)
  })

  test('has its parts in the order of an official document', () => {
    const title = paragraphs.find(({ style }) => style === 'Title')
    expect(title?.text).toBe('2026年下半年多主体参与社区网格化治理效能评价报告')
    const headings = paragraphs.filter(({ style }) => style === 'Heading1').map(({ text }) => text)
    expect(headings).toEqual([
      '一、评价怎么做',
      '二、总体结果',
      '三、各维度情况',
      '四、薄弱环节',
      '五、与往期比较',
      '六、改进任务',
      '附件1',
      '附件2',
      '附件3',
      '附件4',
      '附件5',
      '附件6',
    ])
    const dimensions = paragraphs.filter(({ style }) => style === 'Heading2').map(({ text }) => text)
    expect(dimensions).toContain('（一）政府管理')
    expect(dimensions).toContain('（四）资源配置')
    const texts = paragraphs.map(({ text }) => text)
    expect(texts.indexOf('区社会治理中心')).toBeLessThan(texts.indexOf('2026年11月25日'))
    expect(texts.indexOf('2026年11月25日')).toBeLessThan(texts.indexOf('附件1'))
  })

  test('says the figures of the result, rounded as on the pages', () => {
    const all = paragraphs.map(({ text }) => text).join('\n')
    expect(all).toContain('总分3.803分（满分5分）')
    expect(all).toContain(
      '共收回问卷1000份，剔除49份（所有题选同一项17份、答得太快16份、漏答太多16份），有效问卷951份，有效率95.1%',
    )
    expect(all).toContain('10名专家（职能部门领导2名、科室负责人3名、网格员2名、社区居民2名、专家学者1名）用1—9标度')
    for (const { code, score } of source.result.body.ranking) {
      const name = source.result.body.nodes.find((node) => node.code === code)?.name
      const at = paragraphs.findIndex(({ style, text }) => style === 'Heading2' && text.endsWith(`）${name}`))
      expect(paragraphs[at + 1]?.text).toContain(`得${fixed(score, 2)}分`)
    }
    for (const node of source.result.body.nodes.filter(({ leaf }) => leaf))
      expect(all).toContain(`${node.name}${fixed(node.mean, 2)}分`)
    expect(all).toContain('与2025年下半年（2025年下半年评价，有效812份）相比，总分从3.720到3.803')
    expect(all).toContain('由区财政局负责，2027年3月31日前完成')
  })

  test('hides a group of fewer than ten, and what would show it by subtraction', () => {
    const texts = paragraphs.map(({ text }) => text)
    const at = texts.indexOf('智凤街道')
    expect(texts.slice(at + 1, at + 4)).toEqual(['不显示', '—', '—'])
  })

  test('keeps the measures of GB/T 9704', async () => {
    const xml = await part('word/document.xml')
    const size = /<w:pgSz ([^>]*)>/.exec(xml)?.[1] ?? ''
    expect(size).toContain('w:w="11906"')
    expect(size).toContain('w:h="16838"')
    const margins = /<w:pgMar ([^>]*)>/.exec(xml)?.[1] ?? ''
    for (const [side, millimetres] of Object.entries({ top: 37, bottom: 35, left: 28, right: 26 })) {
      const twips = Number(new RegExp(`w:${side}="(\\d+)"`).exec(margins)?.[1])
      expect(Math.abs(twips / 56.693 - millimetres)).toBeLessThan(0.1)
    }
    expect(await part('word/styles.xml')).toMatch(/w:eastAsia="仿宋_GB2312"[\s\S]*w:line="560"[^>]*w:lineRule="exact"/)
    expect(await part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    const feet = await Promise.all(
      Object.keys(zip.files)
        .filter((name) => /footer\d/.test(name) && name.endsWith('xml'))
        .map(part),
    )
    expect(feet.filter((foot) => foot.includes('PAGE')).length).toBe(2)
  })

  test('draws real charts, with their figures inside and words for who cannot see them', async () => {
    const charts = Object.keys(zip.files).filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name))
    expect(charts).toHaveLength(4)
    const all = (await Promise.all(charts.map(part))).join('')
    for (const kind of ['barChart', 'radarChart', 'scatterChart']) expect(all).toContain(`<c:${kind}>`)
    for (const { score } of source.result.body.ranking) expect(all).toContain(`<c:v>${Number(fixed(score, 2))}</c:v>`)
    const xml = await part('word/document.xml')
    const described = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)].map(([, words]) => words)
    expect(described).toHaveLength(4)
    expect(described.join()).toContain('政府管理3.98分')
  })
})

describe('the report of less', () => {
  test('says that weights are examples and not of the source where no expert gave any', async () => {
    const zip = await JSZip.loadAsync(await writeReport(shapedSource([])))
    const all = paragraphsOf((await zip.file('word/document.xml')?.async('string')) ?? '')
      .map(({ text }) => text)
      .join('\n')
    expect(all).toContain('示例权重，非原文')
    expect(all).not.toContain('用1—9标度')
  })

  test('is a draft until it is published, and leaves out what the reader may not see', async () => {
    const source = shapedSource()
    const { body } = source.result
    const compared = body.compared.map((one) => ({ ...one, experts: [] }))
    const report = {
      ...source,
      result: { ...source.result, body: { ...body, compared } },
      inputs: null,
      periods: [],
      improvements: [],
      evaluation: { ...source.evaluation, published: 1 },
    }
    const zip = await JSZip.loadAsync(await writeReport(report))
    const texts = paragraphsOf((await zip.file('word/document.xml')?.async('string')) ?? '').map(({ text }) => text)
    expect(texts).toContain('（内部讨论稿，结果尚未公布）')
    expect(texts).toContain('五、改进任务')
    expect(texts.join()).toContain('专家用1—9标度对指标两两比较。权重用')
    const judgements = tablesOf(report).find(({ sheet }) => sheet === '判断矩阵')
    expect(new Set(judgements?.rows.map(([, who]) => who))).toEqual(new Set(['汇总']))
  })

  test('a long title is parted after a word, never inside a year', () => {
    expect(linesOf('短标题评价报告')).toEqual(['短标题评价报告'])
    const parted = linesOf('2026年下半年多主体参与社区网格化治理效能评价报告')
    expect(parted).toHaveLength(2)
    expect(parted[0]).toMatch(/[年与区]$/)
  })
})
