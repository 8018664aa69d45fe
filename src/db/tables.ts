// Every table of the product: its kind (distributed-database rules), the module that owns it, and whether rows are only added.

export type TableKind = 'district' | 'reference' | 'local'
export type TableRule = { kind: TableKind; owner: string; appendOnly?: boolean }

export const tables: Record<string, TableRule> = {
  migration: { kind: 'local', owner: 'platform' },
  journal: { kind: 'district', owner: 'platform', appendOnly: true },
  outbox: { kind: 'local', owner: 'platform' },
  area: { kind: 'district', owner: 'grid' },
  unit: { kind: 'district', owner: 'grid' },
  appointment: { kind: 'district', owner: 'grid' },
  scan_code: { kind: 'district', owner: 'grid' },
  account: { kind: 'district', owner: 'access' },
  session: { kind: 'district', owner: 'access' },
  duty_grant: { kind: 'district', owner: 'access' },
  sign_in_try: { kind: 'district', owner: 'access' },
  notice: { kind: 'district', owner: 'notices' },
  look: { kind: 'district', owner: 'audit', appendOnly: true },
  matter: { kind: 'district', owner: 'matters', appendOnly: true },
  tier_limits: { kind: 'district', owner: 'matters', appendOnly: true },
  work_calendar: { kind: 'district', owner: 'matters', appendOnly: true },
  gate_refusal: { kind: 'district', owner: 'matters', appendOnly: true },
  evaluation_model: { kind: 'district', owner: 'evaluation' },
  evaluation: { kind: 'district', owner: 'evaluation' },
  evaluation_expert: { kind: 'district', owner: 'evaluation' },
  expert_judgement: { kind: 'district', owner: 'evaluation', appendOnly: true },
  survey: { kind: 'district', owner: 'evaluation' },
  survey_answer: { kind: 'district', owner: 'evaluation' },
  survey_mark: { kind: 'district', owner: 'evaluation', appendOnly: true },
  survey_import: { kind: 'district', owner: 'evaluation' },
  survey_decision: { kind: 'district', owner: 'evaluation', appendOnly: true },
  evaluation_result: { kind: 'district', owner: 'evaluation', appendOnly: true },
  evaluation_published: { kind: 'district', owner: 'evaluation', appendOnly: true },
  improvement: { kind: 'district', owner: 'evaluation' },
  improvement_step: { kind: 'district', owner: 'evaluation', appendOnly: true },
  process: { kind: 'district', owner: 'incidents', appendOnly: true },
  incident: { kind: 'district', owner: 'incidents' },
  incident_task: { kind: 'district', owner: 'incidents' },
  incident_step: { kind: 'district', owner: 'incidents', appendOnly: true },
  incident_reporter: { kind: 'district', owner: 'incidents', appendOnly: true },
  photo: { kind: 'district', owner: 'incidents', appendOnly: true },
  incident_photo: { kind: 'district', owner: 'incidents', appendOnly: true },
}

/** Views and the module that owns each. */
export const views: Record<string, string> = {
  incident_steps: 'incidents',
  incident_reporters: 'incidents',
  incident_photos: 'incidents',
  incident_words: 'incidents',
}
