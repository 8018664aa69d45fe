// A page that broke: says so and offers a way on. A chunk that is gone after an update is the usual cause, so reloading helps.

import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from 'antd'
import { PageFrame } from '../../platform/ui/PageFrame.tsx'
import { Empty } from '../../platform/ui/Shown.tsx'

export function Broken({ error, reset }: ErrorComponentProps) {
  const renewed = /dynamically imported module|Importing a module|Failed to fetch/i.test(String(error))
  return (
    <PageFrame title="页面没有打开">
      <Empty
        title={renewed ? '系统刚更新过，或者网络断了' : '这一页出错了'}
        hint={
          renewed
            ? '请重新载入；仍不行请检查网络。'
            : `已提交的内容不受影响。请重试；还不行，请把这句话告诉管理员：${String((error as Error).message ?? error).slice(0, 120)}`
        }
        action={
          <div className="console-buttons">
            <Button type="primary" onClick={() => location.reload()}>
              重新载入
            </Button>
            {!renewed && <Button onClick={reset}>再试一次</Button>}
          </div>
        }
      />
    </PageFrame>
  )
}
