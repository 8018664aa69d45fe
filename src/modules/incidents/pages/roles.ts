// The duties in words, as the record of an incident names them.
const words: Record<string, string> = {
  gridWorker: '网格员',
  gridLeader: '网格长',
  communityDesk: '社区经办',
  townshipDesk: '镇街经办',
  districtDesk: '区中心值守',
  departmentClerk: '部门经办',
  leader: '区领导',
  integration: '系统接入',
}

/** Empty for a step without a duty: by the reporter or the clock. */
export function roleWords(role: string): string {
  return words[role] ?? ''
}
