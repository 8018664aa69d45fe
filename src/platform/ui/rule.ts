// From a zod shape to the rule of a form field, with plain words for what does not fit.
import { z } from 'zod'

type Issue = z.core.$ZodRawIssue

/** What a field that does not fit says. */
export function wordsOf(issue: Issue): string | undefined {
  if (issue.code === 'invalid_type') return issue.input === undefined ? '必填' : '填得不对'
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return issue.minimum === 1 ? '必填' : `至少写 ${issue.minimum} 个字`
    if (issue.origin === 'array') return `至少选 ${issue.minimum} 项`
    return `不能小于 ${issue.minimum}`
  }
  if (issue.code === 'too_big') {
    if (issue.origin === 'string') return `最多写 ${issue.maximum} 个字`
    if (issue.origin === 'array') return `最多选 ${issue.maximum} 项`
    return `不能大于 ${issue.maximum}`
  }
  if (issue.code === 'invalid_format') return '格式不对'
  if (issue.code === 'invalid_value') return '请选一项'
  if (issue.code === 'custom') return '内容不合要求'
  return '填得不对'
}

z.config({ customError: wordsOf })

/** A rule for antd's Form: an empty field counts as not given. */
export function ruleOf(shape: z.ZodType) {
  return {
    required: !shape.safeParse(undefined).success,
    validator: async (_: unknown, value: unknown) => {
      const result = await shape.safeParseAsync(value === '' || value === null ? undefined : value)
      if (!result.success) throw new Error(result.error.issues[0]?.message ?? '填得不对')
    },
  }
}
