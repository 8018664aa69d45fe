// The foot of a list by key.
import { Button } from 'antd'
import type { Listed } from './ask.ts'
import './kit.css'

/** How many rows there are so far and a way to more of them. */
export function More<Row>({ list, count }: { list: Listed<Row>; count: number }) {
  return (
    <div className="cg-more">
      {list.more ? (
        <Button onClick={list.more} loading={list.loadingMore}>
          加载更多
        </Button>
      ) : null}
      <span>{list.more ? `已显示 ${count} 条` : `共 ${count} 条`}</span>
    </div>
  )
}
