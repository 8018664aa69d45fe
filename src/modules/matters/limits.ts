// The limits a district starts with; every number is editable data after the first filling. 72 hours for a plan is the
// article's (F92), counted in calendar hours over holidays.
import type { TierLimits } from './model.ts'

const plan = { amount: 72, unit: 'calendarHours' } as const
const contact = { amount: 24, unit: 'calendarHours' } as const
const check = { amount: 2, unit: 'workDays' } as const
const week = { amount: 7, unit: 'calendarDays' } as const

export const defaultLimits: TierLimits = {
  critical: {
    accept: { amount: 5, unit: 'calendarMinutes' },
    contact: { amount: 5, unit: 'calendarMinutes' },
    plan: null,
    handle: { amount: 24, unit: 'calendarHours' },
    verify: { amount: 4, unit: 'calendarHours' },
  },
  urgent: {
    accept: { amount: 30, unit: 'calendarMinutes' },
    contact: { amount: 2, unit: 'calendarHours' },
    plan: { amount: 24, unit: 'calendarHours' },
    handle: { amount: 24, unit: 'calendarHours' },
    verify: { amount: 8, unit: 'workHours' },
  },
  normal: { accept: { amount: 4, unit: 'workHours' }, contact, plan, handle: week, verify: check },
  complex: {
    accept: { amount: 1, unit: 'workDays' },
    contact,
    plan,
    handle: { amount: 15, unit: 'calendarDays' },
    verify: check,
  },
  dispute: { accept: { amount: 4, unit: 'workHours' }, contact, plan, handle: week, verify: check },
}
