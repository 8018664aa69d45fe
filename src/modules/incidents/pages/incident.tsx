// One incident on a page of its own: for sharing, for printing, and for phones.
import { Button } from 'antd'
import { z } from 'zod'
import { Icon } from '../../../platform/ui/Icon.tsx'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { Shown } from '../../../platform/ui/Shown.tsx'
import { Way } from '../../../platform/ui/Way.tsx'
import { Desk, useWhole } from './incident/Desk.tsx'
import { headline } from './words.ts'

export const Search = z.object({})
export type Search = z.infer<typeof Search>

export function IncidentPage({ id }: PageProps<Search> & { id: string }) {
  const asked = useWhole(id)
  const incident = asked.value?.incident
  return (
    <PageFrame
      title={incident ? `事件 ${incident.number}` : '事件'}
      note={incident && headline(incident.text)}
      actions={
        <>
          <Way to="/worklist">回事件清单</Way>
          <Button icon={<Icon name="print" />} onClick={() => print()}>
            打印
          </Button>
        </>
      }
    >
      <Shown ask={asked} lines={14}>
        {(whole) => (
          <Desk key={id} whole={whole}>
            {(body, bar) => (
              <div className="inc-page">
                <h2 className="cg-hidden">事件详情</h2>
                {body}
                <div className="inc-page-bar">{bar}</div>
              </div>
            )}
          </Desk>
        )}
      </Shown>
    </PageFrame>
  )
}
