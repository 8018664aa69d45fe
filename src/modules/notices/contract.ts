// Own notices over HTTP.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ActId, Id, Paging } from '../../platform/values.ts'
import { Notice } from './model.ts'

const route = (method: 'GET' | 'POST', path: `/${string}`, summary: string) =>
  oc.route({ method, path, summary, tags: ['notices'] })

export const contract = {
  list: route('GET', '/notices', '我的消息')
    .input(Paging)
    .output(z.object({ rows: z.array(Notice), next: z.string().optional() })),
  unread: route('GET', '/notices/unread', '未读消息数').output(z.object({ count: z.number().int() })),
  markRead: route('POST', '/notices/read', '标为已读')
    .input(z.object({ actId: ActId, ids: z.array(Id).max(200).optional() }))
    .output(z.object({ marked: z.number().int() })),
}
