// The face as a whole: who is signed in, the line of the sync state, the screen, and the bar at the bottom.
import { useEffect, useMemo } from 'react'
import { ActorProvider } from '../../platform/ui/actor.tsx'
import { newId } from '../../platform/values.ts'
import { Password } from './account.tsx'
import { api } from './api.ts'
import { IncidentScreen } from './incident.tsx'
import { watchLive } from './live.ts'
import { MineScreen } from './mine.tsx'
import { NewScreen } from './new.tsx'
import { watchOutbox } from './outbox.ts'
import { isFieldStep } from './own-steps.ts'
import { go, pathOf, type Screen, useScreen } from './screens.ts'
import { actorOf, gridDutiesOf, type Me, useSession } from './session.tsx'
import { SignIn } from './sign-in.tsx'
import { StepScreen } from './step-form.tsx'
import { wipe } from './storage.ts'
import { useSync } from './sync.ts'
import { SyncLine } from './sync-line.tsx'
import { TodayScreen } from './today.tsx'

export function App() {
  const { me, enter } = useSession()
  const { signIn, waiting } = useSync()
  if (me === null) return <p className="starting">正在打开…</p>
  if (me === undefined) return <SignIn onDone={enter} />
  if (signIn) {
    const kept = waiting ? `您存的 ${waiting} 条都还在，登录后接着发。` : '您写的都还在。'
    return <SignIn login={me.login} reason={`登录过期了。${kept}`} onDone={enter} />
  }
  if (me.mustChange) return <MustChange me={me} />
  return gridDutiesOf(me).length ? <Signed me={me} /> : <Stranger me={me} />
}

function Signed({ me }: { me: Me }) {
  const screen = useScreen()
  const { account } = me
  const actor = useMemo(() => actorOf(me), [me])
  useEffect(() => {
    const stops = [watchOutbox(account), watchLive()]
    return () => {
      for (const stop of stops) stop()
    }
  }, [account])
  return (
    <ActorProvider actor={actor}>
      <SyncLine />
      <Shown screen={screen} me={me} />
      <Bar screen={screen} />
    </ActorProvider>
  )
}

function Shown({ screen, me }: { screen: Screen; me: Me }) {
  if (screen.name === 'new') return <NewScreen me={me} />
  if (screen.name === 'mine') return <MineScreen me={me} />
  if (screen.name === 'incident') return <IncidentScreen key={screen.id} id={screen.id} />
  if (screen.name === 'step' && isFieldStep(screen.step))
    return <StepScreen key={screen.id + screen.step} id={screen.id} step={screen.step} />
  return <TodayScreen me={me} />
}

const tabs = [
  ['today', '今日'],
  ['new', '上报'],
  ['mine', '我的'],
] as const

function Bar({ screen }: { screen: Screen }) {
  if (screen.name === 'incident' || screen.name === 'step') return null
  return (
    <nav className="bar" aria-label="主要页面">
      {tabs.map(([name, title]) => (
        <a
          key={name}
          href={pathOf({ name })}
          aria-current={screen.name === name ? 'page' : undefined}
          className={name}
          onClick={(event) => {
            event.preventDefault()
            go({ name })
          }}
        >
          {title}
        </a>
      ))}
    </nav>
  )
}

async function leave(): Promise<void> {
  await api.access.signOut({ actId: newId() }).catch(() => undefined)
  await wipe()
  location.replace('/field/')
}

/** A password that somebody else has set opens nothing but its change; what waits on the phone goes out afterwards. */
function MustChange({ me }: { me: Me }) {
  return (
    <main className="sign-in">
      <h1>{me.name}，请先改密码</h1>
      <p>现在的密码是别人替您设的。换成只有您知道的，再开始工作。</p>
      <Password />
      <p className="quiet">手机里存的都还在，改好密码接着发。</p>
    </main>
  )
}

/** Somebody without a grid: this face has nothing for them, the console has. */
function Stranger({ me }: { me: Me }) {
  return (
    <main className="sign-in">
      <h1>{me.name}，您好</h1>
      <p>这里是网格员的手机端，您的账号没有网格职责。您的工作请在工作台里办。</p>
      <a className="big main" href="/console">
        去工作台
      </a>
      <button type="button" className="big" onClick={leave}>
        换个账号登录
      </button>
    </main>
  )
}
