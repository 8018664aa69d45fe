// Improvements that follow from evaluations: a department its own, the centre and the leaders all of them (F72).
import { z } from 'zod'
import { useActor } from '../../../platform/ui/actor.tsx'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { whyNotSee } from '../rules/evaluations.ts'
import { ImprovementList } from './improvement/ImprovementList.tsx'
import './evaluation.css'

export const Search = z.object({ open: z.uuid().optional().catch(undefined) })
export type Search = z.infer<typeof Search>

export function ImprovementsPage({ search, go }: PageProps<Search>) {
  const sees = !whyNotSee(useActor())
  return (
    <PageFrame
      title="改进任务"
      note={
        sees
          ? '评价里的短板，谁来改、什么时候改完；下一次评价看有没有变好。'
          : '评价里的短板交给本单位来改的，都在这里。改完报完成，由区社会治理中心核实。'
      }
    >
      <ImprovementList
        open={search.open}
        onOpen={(open) => go({ open }, { replace: search.open !== undefined })}
        empty={{
          title: '没有改进任务',
          hint: sees
            ? '在一次评价的“结果”里，从得分低的指标立改进任务。'
            : '交给本单位的改进任务会出现在这里，同时会有消息提醒。',
        }}
      />
    </PageFrame>
  )
}
