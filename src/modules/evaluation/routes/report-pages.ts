// The report and the workbook of a result as files to download, for whoever may see the result.
import { ask, type Pages, staffOf } from '../../../platform/http.ts'
import { refuse } from '../../../platform/refusal.ts'
import { Id } from '../../../platform/values.ts'
import { writeReport } from '../report/docx.ts'
import { gatherReport } from '../report/gather.ts'
import { type Source, titleOf } from '../report/source.ts'
import { writeTables } from '../report/xlsx.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const files = [
  { path: 'report.docx', type: `${office}.wordprocessingml.document`, write: writeReport, name: fileName('', 'docx') },
  {
    path: 'tables.xlsx',
    type: `${office}.spreadsheetml.sheet`,
    write: writeTables,
    name: fileName('（数据表）', 'xlsx'),
  },
]

export const reportPages: Pages = (server, contextOf) => {
  for (const { path, type, write, name } of files)
    server.get(`/api/evaluations/:id/results/:n/${path}`, async (request, reply) => {
      const context = await contextOf(request, reply)
      staffOf(context)
      const params = request.params as { id: string; n: string }
      const n = Number(params.n)
      if (!Id.safeParse(params.id).success || !/^[1-9]\d{0,8}$/.test(params.n)) refuse('notFound')
      const source = await ask(context, (asking) => gatherReport(asking, params.id, n))
      return reply
        .type(type)
        .header('content-disposition', `attachment; filename="${path}"; filename*=UTF-8''${name(source)}`)
        .header('cache-control', 'private, no-store')
        .send(await write(source))
    })
}

/** The title as a file name: no sign that a file system refuses, as RFC 5987 wants it written. */
function fileName(what: string, ending: string): (source: Source) => string {
  return (source) =>
    encodeURIComponent(`${titleOf(source).replace(/[\\/:*?"<>|\s]+/g, '_')}${what}.${ending}`).replace(
      /['()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    )
}
