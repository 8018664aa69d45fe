// The workbook of a result shaped like the article's: every table, figures as figures, and nothing that a program would run.
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { fixed } from '../methods/rounding.ts'
import { sampleExperts } from '../samples/shaped.ts'
import { nodesInOrder, type Source } from './source.ts'
import { shapedSource } from './testing/shaped.ts'
import { tablesOf, writeTables } from './xlsx.ts'

describe('the workbook', () => {
  const source = shapedSource()
  const book = new ExcelJS.Workbook()

  beforeAll(async () => {
    const hostile: Source = { ...source, modelName: '=cmd|calc' }
    await book.xlsx.load((await writeTables(hostile)) as unknown as ArrayBuffer)
  })

  test('has a sheet for each table with a head that stays in sight', () => {
    const names = book.worksheets.map(({ name }) => name)
    for (const name of ['总体', '权重', '判断矩阵', '指标得分', '隶属度', '信度效度', '分组', '筛查', '方法'])
      expect(names).toContain(name)
    for (const sheet of book.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
      expect(sheet.getRow(1).getCell(1).text).not.toBe('')
    }
  })

  test('has figures as figures, the same as the result', () => {
    const overall = book.getWorksheet('总体')
    expect(overall?.getCell('A2').text).toBe('总分')
    expect(fixed(Number(overall?.getCell('B2').value), 3)).toBe('3.803')
    expect(overall?.getCell('B2').numFmt).toBe('0.000')
    const scores = book.getWorksheet('指标得分')
    nodesInOrder(source).forEach((node, n) => {
      const row = scores?.getRow(n + 2)
      expect(row?.getCell(2).text).toBe(node.name)
      expect(Math.abs(Number(row?.getCell(5).value) - (node.mean ?? 0))).toBeLessThan(1e-11)
    })
  })

  test('holds text that begins like a formula as text, and no formula at all', () => {
    const method = book.getWorksheet('方法')
    const found = method?.getColumn(2).values.find((value) => String(value).startsWith('=cmd'))
    expect(found).toBe('=cmd|calc（第1版）')
    for (const sheet of book.worksheets)
      sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)))
  })

  test('names no expert', () => {
    const text = tablesOf(source)
      .flatMap(({ rows }) => rows.flat())
      .filter((cell) => typeof cell === 'string')
      .join()
    for (const { name } of sampleExperts) expect(text).not.toContain(name)
  })
})
