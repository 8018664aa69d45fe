// Inviting several experts at once: a name and a role each.
import { Button, Form, Input, Select } from 'antd'
import { z } from 'zod'
import { DrawerForm } from '../../../../platform/ui/DrawerForm.tsx'
import { ExpertRole, expertRoleNames, NewExpert } from '../../model/panel.ts'
import { evaluation as client } from '../asked.ts'

const Typed = z.object({ experts: z.array(NewExpert).min(1, '至少请一位') })
const roles = ExpertRole.options.map((value) => ({ value, label: expertRoleNames[value] }))

export function InviteForm({
  evaluation,
  open,
  onClose,
  done,
}: {
  evaluation: string
  open: boolean
  onClose(): void
  done(links: { name: string; link: string }[]): void
}) {
  return (
    <DrawerForm
      open={open}
      title="请专家"
      onClose={onClose}
      schema={Typed}
      initial={{ experts: [{ name: '', role: 'sectionHead' }] }}
      act={(typed) => client.inviteExperts({ ...typed, id: evaluation })}
      done={({ experts }) => done(experts)}
      submit="生成链接"
    >
      <Form.List name="experts">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, n) => (
              <div key={key} className="ep-invite">
                <Form.Item
                  name={[name, 'name']}
                  label={`第 ${n + 1} 位姓名`}
                  rules={[{ required: true, message: '写上姓名' }]}
                >
                  <Input maxLength={30} autoComplete="off" />
                </Form.Item>
                <Form.Item name={[name, 'role']} label="身份">
                  <Select options={roles} />
                </Form.Item>
                {fields.length > 1 && (
                  <Button aria-label={`去掉第 ${n + 1} 位`} onClick={() => remove(name)}>
                    去掉
                  </Button>
                )}
              </div>
            ))}
            <Button disabled={fields.length >= 40} onClick={() => add({ name: '', role: 'resident' })}>
              再加一位
            </Button>
          </>
        )}
      </Form.List>
      <p className="cg-note">
        文章请了 10 位：职能部门领导、科室负责人、网格员、社区居民。链接谁拿到谁能填，请单独发给本人。
      </p>
    </DrawerForm>
  )
}
