// Names of what groups and reasons are keyed by, as people say them; never a bare code.

import type { GroupBy } from '../../model/result.ts'
import { ageNames, channelNames, reasonNames, respondentNames } from '../../model/survey.ts'

const names: Record<Exclude<GroupBy, 'township'>, Record<string, string>> = {
  age: ageNames,
  group: respondentNames,
  channel: channelNames,
}

export function groupName(by: GroupBy, key: string, towns: Record<string, string>): string {
  return (by === 'township' ? towns : names[by])[key] ?? '（名称未知）'
}

export function reasonName(reason: string): string {
  return (reasonNames as Record<string, string>)[reason] ?? '其他原因'
}
