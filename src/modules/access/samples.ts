// Accounts and duties of the people of the tiny sample district, through the acts that make real ones.
import type { Act } from '../../platform/act.ts'
import { hashPassword } from '../../platform/crypto.ts'
import { samplePeople } from '../grid/samples.ts'
import { addAccounts, addDuties } from './actions.ts'
import { DutyInput } from './model.ts'

/** The password of every sample account. */
export const samplePassword = 'sample-2026-pass'

/** The login of a person is the name it has in `samplePeople`, in small letters. */
export async function addPeople(act: Act): Promise<void> {
  const password = await hashPassword(samplePassword)
  const people = Object.entries(samplePeople(act.district))
  await addAccounts(
    act,
    people.map(([key, { account, name, duties }]) => ({
      id: account,
      login: key.toLowerCase(),
      name,
      unit: duties[0]?.unit || String(act.district),
      area: duties[0]?.area ?? '',
      password,
      mustChange: false,
      demo: true,
    })),
  )
  await addDuties(
    act,
    people.flatMap(([, { account, duties }]) => duties.map((duty) => ({ ...DutyInput.parse(duty), account }))),
  )
}
