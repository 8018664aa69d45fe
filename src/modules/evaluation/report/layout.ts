// The page of an official document after GB/T 9704—2012: measures, fonts by name (they are not embedded, offices have them),
// and paragraphs of each kind. Sizes are half points, lengths twips.
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Table as DocxTable,
  Footer,
  HeadingLevel,
  type IRunOptions,
  type ISectionPropertiesOptions,
  type IStylesOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { sayCell, type Table } from './tables.ts'

const line = 28 * 20
/** Width of the text area: 210 mm less both margins. */
export const textWidth = convertMillimetersToTwip(156)

const face = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia,
  cs: 'Times New Roman',
})
const fonts = {
  title: face('方正小标宋简体'),
  body: face('仿宋_GB2312'),
  first: face('黑体'),
  second: face('楷体_GB2312'),
  page: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体', cs: '宋体' },
}
const size = { title: 44, body: 32, table: 21, page: 28 }
const exact = { line, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
/** Two characters in, whatever their size. */
const indented = { firstLine: 640, firstLineChars: 200 }

const heading = (font: IRunOptions['font']) => ({
  run: { font, size: size.body, bold: false, italics: false, color: '000000' },
  paragraph: { spacing: exact, indent: indented, keepNext: true },
})

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: fonts.body, size: size.body, language: { value: 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: exact },
    },
    title: {
      run: { font: fonts.title, size: size.title, bold: false, color: '000000' },
      paragraph: { spacing: { ...exact, line: 34 * 20 }, alignment: AlignmentType.CENTER },
    },
    heading1: heading(fonts.first),
    heading2: heading(fonts.second),
  },
}

/** Number of the page between dashes, on the outer side, one character in. */
function footer(even: boolean): Footer {
  const run = (children: IRunOptions['children']) => new TextRun({ children, font: fonts.page, size: size.page })
  return new Footer({
    children: [
      new Paragraph({
        alignment: even ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: even ? { left: 280 } : { right: 280 },
        children: [run(['— ']), run([PageNumber.CURRENT]), run([' —'])],
      }),
    ],
  })
}

export const footers = { default: footer(false), even: footer(true) }

export const page: ISectionPropertiesOptions = {
  page: {
    size: { width: 11_906, height: 16_838 },
    margin: {
      top: convertMillimetersToTwip(37),
      bottom: convertMillimetersToTwip(35),
      left: convertMillimetersToTwip(28),
      right: convertMillimetersToTwip(26),
      footer: convertMillimetersToTwip(24),
    },
  },
}

export function title(lines: readonly string[]): Paragraph[] {
  return [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      children: lines.map((text, n) => new TextRun({ text, break: n ? 1 : 0 })),
    }),
    blank(),
  ]
}

export const blank = () => new Paragraph({ children: [] })
export const centred = (text: string) =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, font: fonts.second })] })

const chineseNumbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const chinese = (n: number) => chineseNumbers[n - 1] ?? String(n)

/** 一、 in 黑体, level 1. */
export const first = (n: number, text: string) =>
  new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(`${chinese(n)}、${text}`)] })
/** （一） in 楷体, level 2. */
export const second = (n: number, text: string) =>
  new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(`（${chinese(n)}）${text}`)] })
export const body = (text: string) =>
  new Paragraph({ alignment: AlignmentType.BOTH, indent: indented, children: [new TextRun(closeUp(text))] })
/** 1. in 仿宋, level 3. */
export const numbered = (n: number, text: string) => body(`${n}. ${text}`)

/** A chart on a line of its own with its caption under it; a line of exact height would cut it off. */
export function shown(chart: ParagraphChild, caption: string): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 120 },
      children: [chart],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...exact, after: 120 },
      children: [new TextRun({ text: caption, font: fonts.first, size: 24 })],
    }),
  ]
}

/** 附件：1. … under the text, the names under each other. */
export function annexList(names: readonly string[]): Paragraph[] {
  return [
    blank(),
    ...names.map(
      (name, n) =>
        new Paragraph({
          indent: n ? { left: 640 + 960 + 400, hanging: 400 } : { left: 640 + 960 + 400, hanging: 960 + 400 },
          children: [new TextRun(`${n ? '' : '附件：'}${n + 1}. ${name}`)],
        }),
    ),
  ]
}

/** Issuing unit over the date, the date four characters from the right, the unit in the middle over it. */
export function signature(issuer: string, date: string): Paragraph[] {
  const over = Math.max(-2, Math.round((date.length - 4 - issuer.length) / 2))
  return [
    blank(),
    blank(),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      keepNext: true,
      indent: { right: 320 * (4 + over) },
      children: [new TextRun(issuer)],
    }),
    new Paragraph({ alignment: AlignmentType.RIGHT, indent: { right: 320 * 4 }, children: [new TextRun(date)] }),
  ]
}

/** An annex begins on a page of its own: its number in 黑体 at the left, its title in the middle. */
export function annex(n: number, name: string): Paragraph[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: true,
      indent: { firstLine: 0, firstLineChars: 0 },
      children: [new TextRun(`附件${n}`)],
    }),
    blank(),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { ...exact, line: 34 * 20 },
      children: [new TextRun({ text: name, font: fonts.title, size: size.title })],
    }),
    blank(),
  ]
}

export function small(text: string): Paragraph {
  return new Paragraph({
    spacing: { line: 360, lineRule: LineRuleType.EXACT, before: 80 },
    children: [new TextRun({ text, size: size.table })],
  })
}

/** A table over the whole width; its head is repeated on each page and no row is torn. */
export function tableOf({ columns, rows, levels }: Table): DocxTable {
  const shown = columns.map((_, n) => n).filter((n) => !columns[n]?.sheetOnly)
  const whole = shown.reduce((sum, n) => sum + (columns[n]?.width ?? 0), 0)
  const widths = columns.map(({ width }) => Math.floor((textWidth * width) / whole))
  const cell = (n: number, text: string, kind: 'head' | 'text' | 'figure', level = 0) =>
    new TableCell({
      width: { size: widths[n] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 50, right: 50, top: 20, bottom: 20 },
      children: [
        new Paragraph({
          alignment: sides[kind],
          spacing: { line: 280, lineRule: LineRuleType.AT_LEAST },
          indent: level ? { left: 210 * level } : undefined,
          children: [new TextRun({ text, size: size.table, font: kind === 'head' ? fonts.first : fonts.body })],
        }),
      ],
    })
  const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return new DocxTable({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: shown.map((n) => widths[n] ?? 0),
    layout: TableLayoutType.FIXED,
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: shown.map((n) => cell(n, columns[n]?.title ?? '', 'head')),
      }),
      ...rows.map(
        (row, place) =>
          new TableRow({
            cantSplit: true,
            children: shown.map((n, at) => {
              const text = sayCell(row[n] ?? '')
              const figure = typeof row[n] !== 'string' || /^(—|<)/.test(text)
              return cell(n, text, figure ? 'figure' : 'text', at ? 0 : levels?.[place])
            }),
          }),
      ),
    ],
  })
}

const sides = { head: AlignmentType.CENTER, text: AlignmentType.LEFT, figure: AlignmentType.RIGHT }

/** Official documents set no space between characters and figures. */
function closeUp(sentence: string): string {
  return sentence.replace(/(?<=[\p{Script=Han}，。、；：]) (?=[\dA-Za-z])|(?<=[\dA-Za-z%]) (?=\p{Script=Han})/gu, '')
}
