// 951 answers with exactly the counts of the shaped sample, correlated as people's answers are, and 49 more that do not count,
// one way or another. The same each time: chance comes from a seed.
import { chance } from '../methods/chance.ts'
import type { AgeBand, AnswerInput, Respondent } from '../model/survey.ts'
import { sampleCounts } from './shaped.ts'

const questions = [
  'qzd1',
  'qzd2',
  'qzd3',
  'qzd4',
  'qzy1',
  'qzy2',
  'qgl1',
  'qgl2',
  'qgl3',
  'qdy1',
  'qdy2',
  'qdy3',
] as const
const ages: AgeBand[] = ['a18', 'a30', 'a45', 'a60']
const groups: [Respondent, number][] = [
  ['resident', 0.62],
  ['gridStaff', 0.14],
  ['official', 0.08],
  ['property', 0.07],
  ['socialOrganisation', 0.04],
  ['enterprise', 0.05],
]

/** One person's choices by question, 1 is the best grade, over `areas` in turn. */
export function sampleAnswers(areas: readonly string[]): AnswerInput[] {
  const random = chance(951)
  const bell = () => random() + random() + random() + random() - 2
  const people = 951
  const mood = Array.from({ length: people }, bell)
  // For each question people are put in the order of their mood with something of their own, and take the grades in that order.
  const grades = sampleCounts.map((counts) => {
    const order = mood.map((own, n) => [own + 0.9 * bell(), n] as const).sort((a, b) => a[0] - b[0])
    const given: number[] = []
    counts.forEach((count, level) => {
      for (let n = 0; n < count; n++) given.push(5 - level)
    })
    const of = new Array<number>(people)
    order.forEach(([, person], n) => {
      of[person] = given[n] ?? 3
    })
    return of
  })
  return mood.map((_, person) => ({
    area: areas[Math.floor(random() * areas.length)] ?? '',
    age: ages[Math.floor(random() * ages.length)] ?? null,
    group: groupBy(random()),
    choices: Object.fromEntries(questions.map((code, q) => [code, grades[q]?.[person] ?? 3])),
    attention: null,
    seconds: 60 + Math.floor(random() * 300),
  }))
}

function groupBy(share: number): Respondent {
  let sum = 0
  for (const [group, part] of groups) {
    sum += part
    if (share < sum) return group
  }
  return 'resident'
}

/** 49 answers that do not count: one option for everything in a hurry, far too fast, or half empty. */
export function sampleBadAnswers(areas: readonly string[]): AnswerInput[] {
  const random = chance(49)
  return Array.from({ length: 49 }, (_, n) => {
    const kind = n % 3
    const same = 1 + Math.floor(random() * 5)
    const choice = () => (kind === 0 ? same : 1 + Math.floor(random() * 5))
    const asked = kind === 2 ? questions.slice(0, 6) : questions
    return {
      area: areas[n % areas.length] ?? '',
      age: ages[n % 4] ?? null,
      group: 'resident',
      choices: Object.fromEntries(asked.map((code) => [code, choice()])),
      attention: null,
      seconds: kind === 2 ? 120 : 3 + (n % 9),
    }
  })
}
