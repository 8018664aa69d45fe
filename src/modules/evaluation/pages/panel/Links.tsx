// Links of experts to hand on: to copy, or as a code to scan from the screen.
import { App, Button, Modal } from 'antd'
import encode from 'qr'

export function Links({ links, onClose }: { links: { name: string; link: string }[] | undefined; onClose(): void }) {
  const { message } = App.useApp()
  const copy = async (text: string) => {
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    void (done ? message.success('已复制') : message.warning('浏览器不让复制，请选中链接自己复制'))
  }
  return (
    <Modal
      open={links !== undefined}
      title="专家链接"
      footer={null}
      onCancel={onClose}
      width="min(720px, 96vw)"
      destroyOnHidden
    >
      <p>每位专家一个链接，手机打开就能比较；不要发错人。以后还能在列表里再看。</p>
      {links && links.length > 1 && (
        <Button onClick={() => void copy(links.map(({ name, link }) => `${name}：${link}`).join('\n'))}>
          全部复制
        </Button>
      )}
      <ul className="ep-links">
        {links?.map(({ name, link }) => (
          <li key={link}>
            <Code text={link} label={`${name}的二维码`} />
            <div>
              <strong>{name}</strong>
              <p className="ep-link">{link}</p>
              <Button size="small" aria-label={`复制链接：${name}`} onClick={() => void copy(link)}>
                复制链接
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

/** A scan code as one path: dark squares run by run. */
export function Code({ text, label }: { text: string; label: string }) {
  const rows = encode(text, 'raw', { ecc: 'medium', border: 2 })
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      className="ep-code"
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={rows.length} height={rows.length} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
