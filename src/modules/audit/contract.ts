// The audit pages over HTTP.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Paging } from '../../platform/values.ts'
import { JournalLine, Look } from './model.ts'

/** Names of the people, areas and units that a page shows. */
const Names = z.record(z.string(), z.string())
const route = (path: `/${string}`, summary: string) => oc.route({ method: 'GET', path, summary, tags: ['audit'] })

export const contract = {
  journal: route('/audit/journal', '操作日志')
    .input(z.object({ subject: z.string().max(60).optional(), ...Paging.shape }))
    .output(z.object({ rows: z.array(JournalLine), next: z.string().optional(), names: Names })),
  looks: route('/audit/looks', '查看记录')
    .input(Paging)
    .output(z.object({ rows: z.array(Look), next: z.string().optional(), names: Names })),
}
