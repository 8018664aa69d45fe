// Who was given what: each task with its unit, its part, its state, and what was said when it was refused or signed.
import { StatusTag, type Tone } from '../../../../platform/ui/StatusTag.tsx'
import { when } from '../../../../platform/ui/times.ts'
import { type Task, taskStateNames } from '../../model.ts'
import type { Names } from '../words.ts'

const tones: Record<Task['state'], Tone> = {
  sent: 'warn',
  accepted: 'info',
  refused: 'bad',
  signed: 'good',
  cancelled: 'neutral',
}
const said: Partial<Record<Task['state'], string>> = {
  refused: '异议',
  cancelled: '异议成立，理由',
  signed: '结果',
  sent: '曾提异议',
  accepted: '曾提异议',
}

export function Tasks({ tasks, names }: { tasks: readonly Task[]; names: Names }) {
  return (
    <ul className="inc-tasks">
      {tasks.map((task) => (
        <li key={task.id}>
          <strong>{task.part === 'lead' ? '主办' : '协办'}</strong>
          <span>
            {names[task.unit] ?? '（名称未知）'}
            {task.assigneeName && ` · ${task.assigneeName}`}
          </span>
          <StatusTag tone={tones[task.state]}>{taskStateNames[task.state]}</StatusTag>
          {task.binding && <StatusTag tone="warn">已裁定由其办理</StatusTag>}
          <span className="inc-quiet">
            {when(task.sentAt)} 交办{task.doneAt && `，${when(task.doneAt)} 签结`}
          </span>
          {task.text && (
            <p className="inc-said">
              {said[task.state]}：{task.text}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
