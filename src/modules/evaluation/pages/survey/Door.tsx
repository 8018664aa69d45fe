// Where people find the survey: code, link, poster, and the page as they see it.
import { App, Button } from 'antd'
import encodeQR from 'qr'
import type { Survey } from '../../contract/survey.ts'

export function Door({ survey }: { survey: Survey }) {
  const { message } = App.useApp()
  const address = `${location.origin}/s/${survey.code}`
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => void message.success('链接已复制'),
      () => void message.warning('复制不了，请选中链接自己复制'),
    )
  return (
    <section className="ev-box">
      <h2>让大家来填</h2>
      <div className="sv-door">
        <img
          className="sv-code"
          alt={`问卷二维码，码 ${survey.code}`}
          src={`data:image/svg+xml,${encodeURIComponent(encodeQR(address, 'svg', { ecc: 'medium', border: 2 }))}`}
        />
        <div>
          <p className="sv-link">{address}</p>
          <div className="sv-row">
            <Button onClick={copy}>复制链接</Button>
            <Button href={`/survey-poster/${survey.code}`} target="_blank">
              打印海报
            </Button>
            <Button href={`/s/${survey.code}`} target="_blank">
              看居民看到的页面
            </Button>
          </div>
          <p className="cg-note">一台手机只收一份。不记录姓名、电话、设备，也看不出哪份是谁填的。</p>
        </div>
      </div>
    </section>
  )
}
