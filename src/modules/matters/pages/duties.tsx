// The eleven duties of a grid worker in their three classes: what each holds and does not, what shows that it was done (F5, F45).
import { Button } from 'antd'
import { useAsk } from '../../../platform/ui/ask.ts'
import { clientOf } from '../../../platform/ui/client.ts'
import { Shown } from '../../../platform/ui/Shown.tsx'
import { contract } from '../contract.ts'
import { type Duty, dutyClasses } from '../model.ts'
import { List } from '../parts/MatterCard.tsx'

const client = clientOf(contract)

export function Duties({ onOpen }: { onOpen(duty: string): void }) {
  const duties = useAsk(['matters', 'duties'], () => client.duties())
  return (
    <Shown ask={duties} empty={{ title: '还没有职责目录' }}>
      {(all) => (
        <div className="cg-duties">
          {(Object.keys(dutyClasses) as Duty['class'][]).map((kind) => (
            <section key={kind}>
              <h2>
                {dutyClasses[kind]}（{all.filter((duty) => duty.class === kind).length} 项）
              </h2>
              <div className="cg-duty-cards">
                {all
                  .filter((duty) => duty.class === kind)
                  .map((duty) => (
                    <DutyCard key={duty.code} duty={duty} onOpen={onOpen} />
                  ))}
              </div>
            </section>
          ))}
        </div>
      )}
    </Shown>
  )
}

function DutyCard({ duty, onOpen }: { duty: Duty; onOpen(duty: string): void }) {
  return (
    <article className="cg-duty">
      <h3>{duty.name}</h3>
      <div className="cg-matter-both">
        <List title="做什么" items={duty.does} />
        <List title="不做什么" items={duty.doesNot} />
      </div>
      <p>
        <strong>做到哪里为止：</strong>
        {duty.limit}
      </p>
      <p>
        <strong>怎么算做了：</strong>
        {duty.evidence}
      </p>
      <Button onClick={() => onOpen(duty.code)}>看这项职责下的事项</Button>
    </article>
  )
}
