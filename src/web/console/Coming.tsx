// A page that is not there yet.
import { Skeleton } from 'antd'

export function Coming() {
  return (
    <div className="cg-page" role="status" aria-label="正在打开页面">
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  )
}
