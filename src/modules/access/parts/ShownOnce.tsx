// A password made for somebody, shown this once with a way to copy it.
import { App, Button, Modal } from 'antd'

export type NewPassword = { name: string; login: string; password: string }

export function ShownOnce({ fresh, onClose }: { fresh: NewPassword | undefined; onClose(): void }) {
  const { message } = App.useApp()
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      void message.success('已复制')
    } catch {
      void message.warning('这个浏览器不让复制，请选中密码手工复制')
    }
  }
  return (
    <Modal
      open={fresh !== undefined}
      title={fresh && `${fresh.name} 的新密码`}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          已交给本人
        </Button>
      }
    >
      {fresh && (
        <>
          <p>只显示这一次，关掉就看不到了。请当面或打电话告诉本人，第一次登录时要改掉。</p>
          <p>登录名：{fresh.login}</p>
          <div className="access-password">
            <code>{fresh.password}</code>
            <Button onClick={() => void copy(fresh.password)}>复制密码</Button>
          </div>
        </>
      )}
    </Modal>
  )
}
