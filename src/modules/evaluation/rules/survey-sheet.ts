// Reading answers out of a sheet: which column is which question, what a cell means, and what nobody can know. A row is never
// dropped: what is not known stays missing and is told.
import { AgeBand, ageNames, type Field, type Preview, Respondent, respondentNames } from '../model/survey.ts'
import type { Grade, Question } from '../model/tree.ts'

/** Text cells; the first row holds titles. */
export type Sheet = { titles: string[]; rows: string[][] }

export type Asks = {
  questions: readonly Pick<Question, 'code' | 'text'>[]
  grades: readonly Grade[]
  /** Names and codes of areas that a cell may name, in the words people use. */
  areas: readonly { code: string; names: readonly string[] }[]
  district: string
}

export type SheetAnswer = {
  area: string
  age: AgeBand | null
  respondent: Respondent
  choices: string
  attention: number | null
  seconds: number | null
  bad: string[]
  device: string
  sheet: string
}
export type Problem = Preview['problems'][number]

/** Half-width, no blanks, no signs that people add or leave out. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s。，,.、:：;；?？!！"'“”‘’()（）\-—_]/g, '')
}

const fieldTitles: [Field, RegExp][] = [
  ['attention', /注意力|请选|attention/],
  ['seconds', /用时|时长|秒|耗时|seconds|duration/],
  ['device', /设备|电话|手机|联系方式|ip地址|device|phone/],
  ['age', /年龄|age/],
  ['group', /人群|身份|职业|角色|您是|group|role/],
  ['area', /镇街|社区|村居|街道|乡镇|所在地|区域|area|town/],
  ['sheet', /编号|序号|答卷号|^id$|^no$/],
]

/** For each column a question's code, a field, or nothing: by code, by text, by number, by the words of its title. */
export function suggest(titles: readonly string[], questions: Asks['questions']): string[] {
  const taken = new Set<string>()
  const take = (what: string) => {
    if (taken.has(what)) return ''
    taken.add(what)
    return what
  }
  return titles.map((title) => {
    const said = plain(title)
    if (!said) return ''
    const exact = questions.find(({ code, text }) => said === code || said === plain(text))
    if (exact) return take(exact.code)
    const inside = questions.find(({ text }) => said.includes(plain(text)))
    if (inside) return take(inside.code)
    const number = /^(?:q|第)?(\d{1,3})(?:题)?$/.exec(said)?.[1] ?? /^(\d{1,3})[.、．]/.exec(title.trim())?.[1]
    const numbered = number ? questions[Number(number) - 1] : undefined
    if (numbered) return take(numbered.code)
    const field = fieldTitles.find(([, words]) => words.test(said))?.[0]
    return field ? take(field) : ''
  })
}

/** Titles, suggestions, examples and everything that would not be understood; nothing is kept. */
export function previewOf(sheet: Sheet, asks: Asks, mapping?: readonly string[]): Preview {
  const suggested = mapping ?? suggest(sheet.titles, asks.questions)
  const { problems } = answersOf(sheet, asks, suggested)
  const columns = sheet.titles.map((title, n) => ({
    title,
    suggested: suggested[n] ?? '',
    examples: [...new Set(sheet.rows.slice(0, 40).map((row) => row[n] ?? ''))].filter(Boolean).slice(0, 3),
  }))
  return { columns, rows: sheet.rows.length, problems: problems.slice(0, 100), problemCount: problems.length }
}

export function answersOf(
  sheet: Sheet,
  asks: Asks,
  mapping: readonly string[],
): { answers: SheetAnswer[]; problems: Problem[] } {
  const column = new Map(mapping.map((what, n) => [what, n]))
  const areas = new Map(asks.areas.flatMap(({ code, names }) => [code, ...names].map((name) => [plain(name), code])))
  const problems: Problem[] = []
  const options = optionsOf(asks.grades)
  const answers = sheet.rows.map((cells, n): SheetAnswer => {
    const bad: string[] = []
    const cell = (what: string) => cells[column.get(what) ?? -1]?.trim() ?? ''
    const miss = (what: string, why: string) => {
      bad.push(what)
      const title = sheet.titles[column.get(what) ?? -1] ?? what
      problems.push({ row: n + 2, column: title, value: cell(what).slice(0, 60), why })
    }
    let choices = ''
    for (const { code } of asks.questions) {
      const said = cell(code)
      const choice = said ? options.get(plain(said)) : 0
      if (choice === undefined) miss(code, '不是这份问卷的选项')
      choices += String(choice ?? 0)
    }
    const read = <T>(what: string, parse: (said: string) => T | undefined, without: T, why: string): T => {
      const said = cell(what)
      if (!said) return without
      const found = parse(said)
      if (found === undefined) miss(what, why)
      return found ?? without
    }
    return {
      choices,
      area: read('area', (said) => areas.get(plain(said)), asks.district, '不认识这个镇街或社区'),
      age: read<AgeBand | null>('age', ageOf, null, '不认识这个年龄'),
      respondent: read('group', groupOf, 'resident', '不认识这类人群'),
      attention: read<number | null>('attention', (said) => options.get(plain(said)), null, '不是这份问卷的选项'),
      seconds: read<number | null>('seconds', secondsOf, null, '看不出是多长时间'),
      bad,
      device: cell('device'),
      sheet: cell('sheet').slice(0, 20) || String(n + 2),
    }
  })
  return { answers, problems }
}

/** Names of grades, and their values as numbers: 5 is the best where the values are 5…1. */
function optionsOf(grades: readonly Grade[]): Map<string, number> {
  const options = new Map<string, number>()
  grades.forEach(({ name, value }, n) => {
    options.set(plain(name), n + 1)
    options.set(plain(String(value)), n + 1)
    options.set(plain(`${value}分`), n + 1)
    options.set(plain(`${value}${name}`), n + 1)
  })
  return options
}

function ageOf(said: string): AgeBand | undefined {
  const words = plain(said)
  const band = AgeBand.options.find((one) => one === words || plain(ageNames[one]) === words)
  if (band) return band
  const years = Number(/^(\d{1,3})/.exec(said.normalize('NFKC'))?.[1] ?? Number.NaN)
  if (!(years >= 18 && years <= 120)) return undefined
  return years >= 60 ? 'a60' : years >= 45 ? 'a45' : years >= 30 ? 'a30' : 'a18'
}

function groupOf(said: string): Respondent | undefined {
  const words = plain(said)
  const exact = Respondent.options.find((one) => one.toLowerCase() === words || plain(respondentNames[one]) === words)
  if (exact) return exact
  const kinds: [Respondent, RegExp][] = [
    ['gridStaff', /网格/],
    ['property', /物业/],
    ['socialOrganisation', /社会组织|志愿/],
    ['enterprise', /企业|商户|商家/],
    ['official', /干部|公务|政府/],
    ['resident', /居民|村民|群众|业主/],
  ]
  return kinds.find(([, pattern]) => pattern.test(words))?.[0]
}

/** Seconds, `m:ss`, or `2分30秒`; a day at the most. */
function secondsOf(said: string): number | undefined {
  const text = said.normalize('NFKC').replace(/\s/g, '')
  const clock = /^(?:(\d+):)?(\d+):(\d{1,2})$/.exec(text)
  const words = /^(?:(\d+)小时)?(?:(\d+)分钟?)?(?:(\d+(?:\.\d+)?)秒?)?$/.exec(text)
  const [, hours = 0, minutes = 0, rest = 0] = clock ?? words ?? []
  if (!text || !(clock ?? words)) return undefined
  const seconds = Math.round(Number(hours) * 3600 + Number(minutes) * 60 + Number(rest))
  return seconds <= 86_400 ? seconds : undefined
}
