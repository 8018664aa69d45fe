// What the journal holds is shown in words.
import { expect, test } from 'vitest'
import { actorName, sentenceOf } from './words.ts'

test('a known act is a sentence, an unknown one still reads', () => {
  expect(sentenceOf('access.grantDuty')).toBe('授予职责')
  expect(sentenceOf('incidents.somethingNew')).toBe('事件操作（somethingNew）')
  expect(sentenceOf('strange')).toBe('其他操作（strange）')
})

test('whoever acted has a name, and never a bare id', () => {
  expect(actorName('system:clock', {})).toBe('系统自动')
  expect(actorName('link:abcdef', {})).toBe('居民（凭查询链接）')
  expect(actorName('id-1', { 'id-1': '陈桂芳' })).toBe('陈桂芳')
  expect(actorName('system:signIn', { 'id-1': '陈桂芳' }, 'id-1')).toBe('陈桂芳')
  expect(actorName('system:signIn', {}, '')).toBe('没有这个登录名')
  expect(actorName('id-2', {})).toBe('已不在册的账号')
})
