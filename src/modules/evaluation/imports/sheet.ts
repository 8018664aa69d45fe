// A file of answers as rows of text: xlsx or CSV. Formulas give the value they had when saved, and are never computed.
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { refuse } from '../../../platform/refusal.ts'
import type { Sheet } from '../rules/survey-sheet.ts'

const mostRows = 50_000
const mostColumns = 200

/** Refuses `survey.sheetUnreadable`, `survey.sheetEmpty` and `survey.sheetTooLong`. */
export async function readSheet(bytes: Buffer): Promise<Sheet> {
  const all = bytes.subarray(0, 2).toString('latin1') === 'PK' ? await readBook(bytes) : readText(bytes)
  const filled = all.filter((row) => row.some((cell) => cell.trim()))
  const [titles, ...rows] = filled
  if (!titles || !rows.length) refuse('survey.sheetEmpty')
  if (rows.length > mostRows) refuse('survey.sheetTooLong', { most: mostRows })
  return { titles: titles.slice(0, mostColumns).map((title) => title.trim()), rows }
}

async function readBook(bytes: Buffer): Promise<string[][]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never).catch(() => refuse('survey.sheetUnreadable'))
  const page = book.worksheets[0] ?? refuse('survey.sheetEmpty')
  if (page.rowCount > mostRows + 1) refuse('survey.sheetTooLong', { most: mostRows })
  const rows: string[][] = []
  page.eachRow({ includeEmpty: false }, (row) => {
    const cells: string[] = []
    for (let n = 1; n <= Math.min(row.cellCount, mostColumns); n++) cells.push(wordsOf(row.getCell(n).value))
    rows.push(cells)
  })
  return rows
}

function wordsOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('text' in value) return String(value.text)
  if ('result' in value) return wordsOf(value.result as ExcelJS.CellValue)
  return ''
}

/** UTF-8 with or without its mark; what is not UTF-8 is GB 18030. Tabs, semicolons and commas part cells. */
function readText(bytes: Buffer): string[][] {
  const text = decode(bytes)
  const first = text.split('\n', 1)[0] ?? ''
  const delimiter = ['\t', ';', ','].find((sign) => first.includes(sign)) ?? ','
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true, to: mostRows + 2 })
  } catch {
    return refuse('survey.sheetUnreadable')
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
