// All tables of a result as a workbook, one sheet a table, for people who go on computing. Figures are figures with a format;
// everything else is text and stays text, whatever sign it begins with.
import ExcelJS from 'exceljs'
import { differenceTable, groupTable } from './groups.ts'
import { methodTable } from './method.ts'
import { type Source, titleOf } from './source.ts'
import type { Cell, Table } from './tables.ts'
import * as tables from './tables.ts'

const { Workbook } = ExcelJS

export function tablesOf(source: Source): Table[] {
  const deepest = Math.max(...source.result.body.nodes.map(({ depth }) => depth))
  return [
    tables.overallTable(source),
    tables.weightTable(source),
    tables.consistencyTable(source),
    tables.judgementTable(source),
    tables.scoreTable(source),
    tables.membershipTable(source),
    tables.importanceTable(source),
    tables.reliabilityTable(source),
    groupTable(source, deepest),
    differenceTable(source),
    tables.screeningTable(source),
    methodTable(source),
  ]
}

export async function writeTables(source: Source): Promise<Buffer> {
  const book = new Workbook()
  book.title = titleOf(source)
  book.creator = source.issuer
  book.created = new Date(source.result.at)
  book.modified = book.created
  for (const table of tablesOf(source)) addSheet(book, table)
  return Buffer.from(await book.xlsx.writeBuffer())
}

function addSheet(book: ExcelJS.Workbook, { sheet, columns, rows, note }: Table) {
  const page = book.addWorksheet(sheet, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  page.columns = columns.map(({ title, width }) => ({ header: title, width: Math.max(10, width * 2 + 2) }))
  const head = page.getRow(1)
  head.font = { bold: true }
  head.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true }
  head.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF5' } }
    cell.border = { bottom: { style: 'thin' } }
  })
  for (const row of rows) {
    const line = page.addRow(row.map(writtenAs))
    row.forEach((cell, n) => {
      line.getCell(n + 1).numFmt = formatOf(cell)
      line.getCell(n + 1).alignment = { vertical: 'top', wrapText: typeof cell === 'string' }
    })
  }
  if (!note) return
  page.addRow([])
  const last = page.addRow([`注：${note}`])
  page.mergeCells(last.number, 1, last.number, Math.max(2, columns.length))
  last.getCell(1).alignment = { wrapText: true, vertical: 'top' }
  last.height = 32
}

/** The last binary digits are noise that would round some figures another way than on the pages. */
function writtenAs(cell: Cell): string | number | null {
  if (typeof cell === 'string') return cell
  return cell.value === null || !Number.isFinite(cell.value) ? null : Number(cell.value.toPrecision(13))
}

function formatOf(cell: Cell): string {
  if (typeof cell === 'string') return '@'
  const places = cell.digits ? `0.${'0'.repeat(cell.digits)}` : '0'
  return cell.percent ? `${places}%` : places
}
