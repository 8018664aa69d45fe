// Mine: the outbox first, then what I reported, my duties in words, large text, this phone, and signing out.
import { useEffect, useState } from 'react'
import { useActor } from '../../platform/ui/actor.tsx'
import { newId } from '../../platform/values.ts'
import { Password, Sessions } from './account.tsx'
import { api, wordsOf } from './api.ts'
import { useNow } from './clock.tsx'
import { isElder, showElder } from './elder.ts'
import { canInstall, install } from './install.ts'
import { sure } from './kit.tsx'
import { useKnown } from './known.ts'
import { OutboxList } from './outbox-list.tsx'
import { gridDutiesOf, type Me } from './session.tsx'
import { calls, keys } from './stock.ts'
import { wipe } from './storage.ts'
import { useSync } from './sync.ts'
import { Card } from './today-list.tsx'

export function MineScreen({ me }: { me: Me }) {
  return (
    <main>
      <h1 className="screen-title">我的</h1>
      <p className="who">
        {me.name} · {me.unitName}
      </p>
      <section>
        <h2>待发箱</h2>
        <OutboxList />
      </section>
      <LargeText />
      <Reported />
      <Duties me={me} />
      <Phone />
      <details className="block">
        <summary>登录过的设备</summary>
        <Sessions />
      </details>
      <details className="block">
        <summary>修改密码</summary>
        <Password />
      </details>
      <SignOut />
    </main>
  )
}

function LargeText() {
  const [on, setOn] = useState(isElder)
  return (
    <label className="tick">
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        onChange={(event) => {
          setOn(event.target.checked)
          showElder(event.target.checked)
        }}
      />
      大字版（长辈版）
    </label>
  )
}

/** Incidents that I did something on, newest change first; not kept on the phone. */
function Reported() {
  const { account } = useActor()
  const now = useNow()
  const known = useKnown(
    `touched ${account}`,
    () => api.incidents.worklist({ tab: 'touched', limit: 20 }),
    () => false,
  )
  return (
    <details className="block">
      <summary>我报过、办过的</summary>
      {known.value?.rows.length === 0 && <p className="empty">还没有。上报过、办过的事都会列在这里。</p>}
      {!known.value && <p className="quiet">{known.settled ? '要有网才能看。' : '正在看…'}</p>}
      <ul className="cards">
        {known.value?.rows.map((row) => (
          <Card key={row.id} row={row} names={known.value?.names ?? {}} now={now} />
        ))}
      </ul>
    </details>
  )
}

function Duties({ me }: { me: Me }) {
  const duties = useKnown(keys.duties, calls.duties)
  return (
    <details className="block">
      <summary>我的职责</summary>
      {gridDutiesOf(me).map(({ id, roleName, areaName }) => (
        <p key={id}>
          您是<b>{areaName}</b>的<b>{roleName}</b>。
        </p>
      ))}
      {duties.value?.map((duty) => (
        <div key={duty.code} className="duty">
          <h3>{duty.name}</h3>
          <ul className="does">
            {duty.does.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <ul className="does-not">
            {duty.doesNot.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  )
}

/** Whether the phone promises to keep what waits here. */
function Phone() {
  const [kept, setKept] = useState<boolean>()
  const [may, setMay] = useState(canInstall)
  useEffect(() => {
    void navigator.storage?.persisted?.().then(setKept)
  }, [])
  return (
    <section>
      <h2>这台手机</h2>
      <p>
        {kept
          ? '手机答应不清掉您存的东西。'
          : '存的东西一直在手机里，发出去才删。装到桌面，手机就不会自己清掉；超过一天没发的，会在顶上提醒您。'}
      </p>
      {may && (
        <button
          type="button"
          className="big"
          onClick={async () => {
            await install()
            setMay(canInstall())
            setKept(await navigator.storage.persist())
          }}
        >
          装到手机桌面
        </button>
      )}
    </section>
  )
}

function SignOut() {
  const { waiting, failed, online } = useSync()
  const [no, setNo] = useState('')
  const left = waiting + failed
  const leave = async () => {
    setNo('')
    const agreed = left
      ? await sure('还有没发出去的', `还有 ${left} 条没发出去。现在退出，这些就找不回来了。`, '退出', '先不退')
      : await sure('退出登录？', '退出后，手机里存的任务和草稿都会清掉。', '退出', '先不退')
    if (!agreed) return
    try {
      await api.access.signOut({ actId: newId() })
    } catch (error) {
      return setNo(wordsOf(error))
    }
    await wipe()
    location.replace('/field/')
  }
  return (
    <section>
      <button type="button" className="big danger" onClick={leave} disabled={!online} aria-describedby="leave-no">
        退出登录
      </button>
      <p id="leave-no" className={no ? 'no' : 'quiet'} role="status">
        {no || (online ? '退出会清掉这台手机里存的东西。' : '没有网，退不了登录。有网时再退。')}
      </p>
    </section>
  )
}
