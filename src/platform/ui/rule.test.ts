// A field of a form is checked by the shape of its contract, and what is wrong is said in words.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { text } from '../values.ts'
import { ruleOf } from './rule.ts'

const no = async (shape: z.ZodType, value: unknown) => {
  try {
    await ruleOf(shape).validator(undefined, value)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

test('a field that must be filled says so, and an empty one is not given', async () => {
  expect(ruleOf(text(10)).required).toBe(true)
  expect(ruleOf(text(10).optional()).required).toBe(false)
  expect(await no(text(10), '')).toBe('必填')
  expect(await no(text(10), '   ')).toBe('必填')
  expect(await no(text(10).optional(), '')).toBeNull()
  expect(await no(text(10), '路灯坏了')).toBeNull()
})

test('what does not fit is said in plain words', async () => {
  expect(await no(text(5), '一二三四五六')).toBe('最多写 5 个字')
  expect(await no(z.string().min(4), '一')).toBe('至少写 4 个字')
  expect(await no(z.number().min(1), 0)).toBe('不能小于 1')
  expect(await no(z.number().max(5), 9)).toBe('不能大于 5')
  expect(await no(z.array(z.string()).min(1), [])).toBe('至少选 1 项')
  expect(await no(z.enum(['a', 'b']), 'c')).toBe('请选一项')
  expect(await no(z.string().regex(/^\d$/), 'x')).toBe('格式不对')
})

test('a message of the shape itself is kept', async () => {
  expect(await no(z.string().min(2, '请写全名'), '王')).toBe('请写全名')
})
