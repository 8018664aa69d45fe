// What the server is told of a report.
import { describe, expect, it } from 'vitest'
import { RecordInput } from '../../modules/incidents/model.ts'
import { newId } from '../../platform/values.ts'
import type { Fields } from './new.tsx'
import { recordOf } from './record.ts'
import { grid } from './sample-rows.ts'

const fields: Fields = {
  kind: 'hazard',
  urgency: 'urgent',
  where: { area: grid },
  place: ' 3栋 ',
  done: false,
  how: '',
}
const now = new Date('2026-11-25T03:00:00Z')

describe('a report from the phone', () => {
  it('is what the server takes, with the time at which it was written', () => {
    const { input } = recordOf(' 井盖翘起来了 ', fields, now)
    expect(RecordInput.parse({ ...input, actId: newId() })).toMatchObject({
      text: '井盖翘起来了',
      place: '3栋',
      area: grid,
      seenAt: now.toISOString(),
    })
  })

  it('tells the desk what was settled on the spot', () => {
    expect(recordOf('井盖翘起来了', { ...fields, done: true, how: '压回去了' }, now).input.text).toBe(
      '井盖翘起来了\n当场已办好：压回去了',
    )
    expect(recordOf('井盖翘起来了', { ...fields, done: true }, now).input.text).toContain('当场已办好。')
  })

  it('keeps a point where no grid was chosen, and leaves out an area that is not there', () => {
    const point = { lng: 105.7, lat: 29.7 }
    const { input } = recordOf('井盖翘起来了', { ...fields, where: { area: '', point } }, now)
    expect(input).toMatchObject({ point })
    expect(input).not.toHaveProperty('area')
  })
})
