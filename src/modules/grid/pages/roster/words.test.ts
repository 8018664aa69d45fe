// Rosters and household counts in words.
import { expect, test } from 'vitest'
import { countsOf, forcesWords, householdWords, kindWords, lackWords } from './words.ts'

test('a household count is marked only outside of the range of its kind (F1, F3)', () => {
  const urban = (households: number) => householdWords({ level: 'grid', kind: 'urban', households })
  expect([299, 300, 500, 501].map(urban)).toEqual([
    '少于标准（300—500 户）',
    undefined,
    undefined,
    '多于标准（300—500 户）',
  ])
  const micro = (households: number) => householdWords({ level: 'microGrid', kind: '', households })
  expect([49, 50, 80, 81].map(micro)).toEqual(['少于标准（50—80 户）', undefined, undefined, '多于标准（50—80 户）'])
  expect(householdWords({ level: 'grid', kind: 'dedicated', households: 3 })).toBeUndefined()
})

test('a dedicated grid says of which of the six kinds it is', () => {
  expect(kindWords({ kind: 'dedicated', subKind: '市场' })).toBe('专属网格（市场）')
  expect(kindWords({ kind: 'rural', subKind: '' })).toBe('农村网格')
})

test('the other forces are counted by type, most first, and the four positions are none of them', () => {
  const people = [
    { position: 'supportForce', force: '党员' },
    { position: 'supportForce', force: '志愿者' },
    { position: 'supportForce', force: '志愿者' },
    { position: 'supportForce', force: '' },
    { position: 'gridLeader', force: '' },
  ] as const
  expect(forcesWords(people)).toBe('志愿者 2、党员 1、其他 1')
  expect(countsOf([])).toEqual([])
})

test('a grid says which of the four it lacks', () => {
  expect(lackWords([])).toBe('四岗齐全')
  expect(lackWords(['gridLeader', 'partTimeGridWorker'])).toBe('缺网格长、兼职网格员')
})
