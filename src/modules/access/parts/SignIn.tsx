// Signing in: name and password, and the second factor when the server asks for it. On its own page and in the dialog of a lost session.
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../platform/ui/ask.ts'
import { Refused } from '../../../platform/ui/Shown.tsx'
import { Login } from '../model.ts'
import { access } from './asked.ts'

type Typed = { login: string; password: string; code?: string }

export function SignIn({ login, done }: { login?: string; done(): void }) {
  const [form] = Form.useForm<Typed>()
  const [asksCode, setAsksCode] = useState(false)
  const doing = useAct(access.signIn, done)
  const codes = ['signIn.codeNeeded', 'signIn.codeWrong']
  if (doing.said && codes.includes(doing.said.code) && !asksCode) setAsksCode(true)
  const send = async (typed: Typed) => {
    // A try that failed was counted under its own id, so the next try is another act.
    doing.clear()
    await doing.run(typed)
  }
  return (
    <Form<Typed>
      form={form}
      name="signIn"
      layout="vertical"
      requiredMark={false}
      initialValues={{ login }}
      onFinish={(typed) => void send(typed)}
    >
      {login && <p>登录名：{login}</p>}
      <Form.Item
        name="login"
        label="登录名"
        hidden={!!login}
        rules={[
          { required: true, message: '请填登录名' },
          {
            validator: async (_, value) => {
              if (value && !Login.safeParse(value).success) throw new Error('登录名只有字母、数字、点、横线，请核对')
            },
          },
        ]}
        validateTrigger="onSubmit"
      >
        <Input autoComplete="username" autoFocus={!login} autoCapitalize="none" spellCheck={false} readOnly={!!login} />
      </Form.Item>
      <Form.Item
        name="password"
        label="密码"
        rules={[{ required: true, message: '请填密码' }]}
        validateTrigger="onSubmit"
      >
        <Input.Password autoComplete="current-password" autoFocus={!!login} maxLength={128} />
      </Form.Item>
      {asksCode && (
        <Form.Item
          name="code"
          label="动态口令"
          extra="打开手机上的动态口令软件，填现在显示的 6 位数字。"
          rules={[{ required: true, pattern: /^\d{6}$/, message: '请填 6 位数字' }]}
          validateTrigger="onSubmit"
        >
          <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} autoFocus />
        </Form.Item>
      )}
      {doing.said && <Refused said={doing.said} />}
      <Button type="primary" htmlType="submit" block loading={doing.pending} size="large">
        登录
      </Button>
    </Form>
  )
}
