// A desk records for a caller, a visitor or a person without a phone (F49): one sentence and a place are enough.

import { z } from 'zod'
import { useActor } from '../../../platform/ui/actor.tsx'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { Empty } from '../../../platform/ui/Shown.tsx'
import { useWay, Way } from '../../../platform/ui/Way.tsx'
import { Form as RecordForm } from './record/Form.tsx'
import { mayRecord } from './record/may.ts'
import { homeArea } from './worklist/tabs.ts'
import './incidents.css'

export const Search = z.object({})
export type Search = z.infer<typeof Search>

export function RecordPage(_: PageProps<Search>) {
  const actor = useActor()
  const way = useWay()
  const home = homeArea(actor)
  return (
    <PageFrame title="登记事件" note="替打电话、上门或不用手机的人登记。一句话和地点必填，其余能填多少填多少。">
      {home && mayRecord(actor) ? (
        <RecordForm home={home} done={(id) => way(`/incidents/${id}`)} />
      ) : (
        <Empty
          title="您的职责不能登记事件"
          hint="登记由社区、镇街、区中心的经办和网格员来做。有人向您反映问题，请转告当地社区。"
          action={<Way to="/worklist">回事件清单</Way>}
        />
      )}
    </PageFrame>
  )
}
