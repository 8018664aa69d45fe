// The few refusals that the page itself finds, in words; the others come with theirs from the server.
import type { No } from '../../platform/refusal.ts'

export function noWords({ code, facts }: No): string {
  if (code === 'judgement.disconnected')
    return `有的项互相没有比过，算不出权重：${facts?.groups}。请再比几对把它们连起来。`
  return '有的比较不完整，请回去看一看。'
}
