// Binding a phone as the second factor: a code to scan, the secret to type, and the first number that proves it worked.
import { Button, Form, Input } from 'antd'
import encode from 'qr'
import { useState } from 'react'
import { useAct } from '../../../platform/ui/ask.ts'
import { noOf, type Said } from '../../../platform/ui/client.ts'
import { Refused } from '../../../platform/ui/Shown.tsx'
import { access } from './asked.ts'

type Secret = { secret: string; uri: string }

export function SecondFactor({ bound, done }: { bound: boolean; done(): void }) {
  const [fresh, setFresh] = useState<Secret>()
  const [said, setSaid] = useState<Said>()
  const [pending, setPending] = useState(false)
  const doing = useAct(access.enrolSecondFactor, () => {
    setFresh(undefined)
    done()
  })
  // Each asking makes another secret, so it is asked on purpose and not kept fresh like other questions.
  const begin = async () => {
    setPending(true)
    setSaid(undefined)
    doing.clear()
    try {
      setFresh(await access.newSecondFactor())
    } catch (error) {
      setSaid(noOf(error))
    }
    setPending(false)
  }
  if (!fresh)
    return (
      <>
        {said && <Refused said={said} />}
        <Button onClick={() => void begin()} loading={pending}>
          {bound ? '换一部手机绑定' : '开始绑定'}
        </Button>
      </>
    )
  return (
    <div>
      <ol className="access-steps">
        <li>在手机上打开任意一款动态口令软件（支持 TOTP）。</li>
        <li>
          扫这张码：
          <QrCode text={fresh.uri} />
          扫不了就手工填：<code>{fresh.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </li>
        <li>填手机上显示的 6 位数字：</li>
      </ol>
      <Form<{ code: string }>
        name="secondFactor"
        layout="inline"
        onFinish={({ code }) => void doing.run({ secret: fresh.secret, code })}
        className="access-code"
      >
        <Form.Item name="code" rules={[{ required: true, pattern: /^\d{6}$/, message: '请填 6 位数字' }]}>
          <Input aria-label="动态口令" inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={doing.pending}>
          完成绑定
        </Button>
        <Button onClick={() => setFresh(undefined)}>取消</Button>
      </Form>
      {doing.said && <Refused said={doing.said} />}
    </div>
  )
}

function QrCode({ text }: { text: string }) {
  const rows = encode(text, 'raw')
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      className="access-qr"
      role="img"
      aria-label="绑定动态口令的二维码"
      viewBox={`-2 -2 ${rows.length + 4} ${rows.length + 4}`}
      width={200}
      height={200}
    >
      <path fill="#fff" d={`M-2-2h${rows.length + 4}v${rows.length + 4}h-${rows.length + 4}z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
