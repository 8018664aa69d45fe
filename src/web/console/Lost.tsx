// An address that leads nowhere.
import { Link } from '@tanstack/react-router'
import { PageFrame } from '../../platform/ui/PageFrame.tsx'
import { Empty } from '../../platform/ui/Shown.tsx'

export function Lost() {
  return (
    <PageFrame title="没有这个页面">
      <Empty
        title="这个地址打不开"
        hint="链接可能抄漏了，或者页面已经搬走。"
        action={<Link to="/console">回到首页</Link>}
      />
    </PageFrame>
  )
}
