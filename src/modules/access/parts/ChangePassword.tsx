// A new password for oneself. What is wrong with it is said while typing, by the rule the server asks too.
import { Button, Form, Input } from 'antd'
import { useAct } from '../../../platform/ui/ask.ts'
import { Refused } from '../../../platform/ui/Shown.tsx'
import { why } from '../../../platform/ui/why.ts'
import { whyNotPassword } from '../rules.ts'
import { access } from './asked.ts'

type Typed = { old: string; fresh: string; again: string }

export function ChangePassword({
  login,
  alone,
  done,
}: {
  login: string
  /** Nothing else is on the page, so typing begins here. */
  alone?: boolean
  done(): void
}) {
  const [form] = Form.useForm<Typed>()
  const doing = useAct(access.changePassword, () => {
    form.resetFields()
    done()
  })
  return (
    <Form<Typed>
      form={form}
      name="changePassword"
      layout="vertical"
      requiredMark={false}
      onFinish={({ old, fresh }) => void doing.run({ old, fresh })}
      className="access-form"
    >
      {/* For password stores, which want to know whose password this is. */}
      <input type="text" autoComplete="username" value={login} readOnly hidden />
      <Form.Item name="old" label="现在的密码" rules={[{ required: true, message: '请填现在的密码' }]}>
        <Input.Password autoComplete="current-password" maxLength={128} autoFocus={alone} />
      </Form.Item>
      <Form.Item
        name="fresh"
        label="新密码"
        extra="至少 10 个字符。几个不相干的词连起来，又长又好记。"
        rules={[
          { required: true, message: '请填新密码' },
          {
            validator: async (_, value: string) => {
              const no = value && why(whyNotPassword(value, login))
              if (no) throw new Error(no)
              if (value && value === form.getFieldValue('old')) throw new Error('新密码和现在的一样，请换一个')
            },
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="again"
        label="再填一次新密码"
        dependencies={['fresh']}
        rules={[
          { required: true, message: '请再填一次' },
          {
            validator: async (_, value) => {
              if (value && value !== form.getFieldValue('fresh')) throw new Error('两次填的不一样')
            },
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      {doing.said && <Refused said={doing.said} />}
      <Button type="primary" htmlType="submit" loading={doing.pending}>
        改密码
      </Button>
    </Form>
  )
}
