// A refusal is a lawful no: a code, the facts behind it, and an HTTP status from the one table below.
// Its words live in words/refusals.zh.ts; anything else that is thrown is a fault.

export type Facts = Record<string, string | number>

/** What a rule answers when something may not be done; `null` means it may. */
export type No = { code: string; facts?: Facts }

/** HTTP status by the first part that matches: the whole code, else its last word, else 409. */
const statuses: Record<string, number> = {
  'input.invalid': 400,
  'act.idReused': 409,
  'session.missing': 401,
  'session.expired': 401,
  'signIn.wrong': 401,
  'signIn.busy': 429,
  'signIn.codeNeeded': 401,
  'signIn.codeWrong': 401,
  'signIn.locked': 423,
  'request.foreign': 403,
  'duty.missing': 403,
  'area.notYours': 403,
  'account.disabled': 403,
  'password.mustChange': 403,
  notFound: 404,
  'area.unknown': 404,
  'unit.unknown': 404,
  'code.unknown': 404,
  'code.revoked': 410,
  'body.tooLarge': 413,
  'photo.tooLarge': 413,
  'photo.broken': 422,
  'report.unclear': 422,
  'rate.limited': 429,
  'matter.unknown': 403,
  'matter.notLive': 403,
  'matter.expired': 403,
  'matter.dutyMismatch': 403,
  'matter.noLimits': 403,
  'matter.takenBack': 403,
  'improvement.notYours': 403,
  'incident.notYourPart': 403,
  'incident.levelTooLow': 403,
  'judgement.notPositive': 400,
  'judgement.notReciprocal': 400,
  'judgement.notSquare': 400,
  'judgement.disconnected': 400,
  'ahp.noRandomIndex': 400,
  'survey.unknown': 404,
  'survey.unknownOption': 422,
  'survey.unknownArea': 422,
  'survey.tokenWrong': 403,
  'survey.noDevice': 400,
  'survey.empty': 422,
  'survey.unclear': 422,
  'survey.sheetEmpty': 422,
  'survey.sheetNoQuestion': 422,
  'survey.sheetTooLong': 413,
  'survey.sheetUnreadable': 422,
  fault: 500,
}

export function statusOf(code: string): number {
  return statuses[code] ?? 409
}

export class Refusal extends Error {
  readonly code: string
  readonly facts: Facts

  constructor(no: No) {
    super(no.code)
    this.name = 'Refusal'
    this.code = no.code
    this.facts = no.facts ?? {}
  }

  get status(): number {
    return statusOf(this.code)
  }
}

/** Throws the refusal when a rule says no. */
export function unless(no: No | null): void {
  if (no) throw new Refusal(no)
}

/** Throws a refusal at once. */
export function refuse(code: string, facts?: Facts): never {
  throw new Refusal({ code, facts })
}
