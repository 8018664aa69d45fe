// The frame of the console: bar on top, menu at the side (a drawer on narrow screens), the page in the middle.
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { Bell } from '../../modules/notices/parts/Bell.tsx'
import { Icon } from '../../platform/ui/Icon.tsx'
import { useWide } from '../../platform/ui/wide.ts'
import { Coming } from './Coming.tsx'
import { useLargeText } from './large-text.ts'
import { scopeOf, useMe } from './me.ts'
import { type Domain, menuOf } from './menu.ts'
import { Person } from './Person.tsx'

export function Shell() {
  const me = useMe()
  const path = useLocation().pathname
  const wide = useWide(768)
  const roomy = useWide(1280)
  const navigate = useNavigate()
  const { large, setLarge } = useLargeText()
  const [menuOpen, setMenuOpen] = useState(false)
  const domains = menuOf(me.duties.map((duty) => duty.role))
  const items = domains.flatMap((domain) => domain.items)
  const current = domains.find((domain) => domain.items.some((item) => path.startsWith(item.to)))
  const title = items.find((item) => path.startsWith(item.to))?.title
  useEffect(() => {
    document.title = title ? `${title} · 共格` : '共格 工作台'
  }, [title])
  return (
    <div className="console">
      <a className="console-skip" href="#page">
        跳到正文
      </a>
      <header className="console-bar">
        {!wide && (
          <Button
            type="text"
            className="console-bar-button"
            aria-label="打开菜单"
            icon={<Icon name="menu" size={22} />}
            onClick={() => setMenuOpen(true)}
          />
        )}
        <Link to="/console" className="console-name">
          共格{roomy && <small>CommonGrid</small>}
        </Link>
        {roomy && domains.length > 1 && <Domains domains={domains} current={current} />}
        <span className="console-scope" title="您的辖区或单位">
          {scopeOf(me)}
        </span>
        <Button
          type="text"
          className="console-bar-button"
          aria-pressed={large}
          aria-label="大字"
          icon={<Icon name="text" size={22} />}
          onClick={() => setLarge(!large)}
        >
          {wide && '大字'}
        </Button>
        <Bell
          open={(id, kind) =>
            void (kind.startsWith('improvement')
              ? navigate({ to: '/console/improvements', search: { open: id } as never })
              : navigate({ to: '/console/incidents/$id', params: { id } }))
          }
        />
        <Person />
      </header>
      {wide ? (
        <nav className="console-side" aria-label="主菜单">
          {domains.length ? <Groups domains={domains} /> : <p className="console-none">授予职责后，这里会出现菜单。</p>}
        </nav>
      ) : (
        <Drawer
          open={menuOpen}
          placement="left"
          size="min(300px, 86vw)"
          title="菜单"
          onClose={() => setMenuOpen(false)}
          destroyOnHidden
        >
          <nav aria-label="主菜单" className="console-drawer">
            <Groups domains={domains} leave={() => setMenuOpen(false)} />
          </nav>
        </Drawer>
      )}
      <main id="page" className="console-page" tabIndex={-1}>
        <Suspense fallback={<Coming />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  )
}

function Domains({ domains, current }: { domains: Domain[]; current: Domain | undefined }) {
  return (
    <nav className="console-domains" aria-label="业务">
      {domains.map((domain) => {
        const [first] = domain.items
        return (
          first && (
            <Link
              key={domain.title}
              to={first.to}
              className={domain === current ? 'console-here' : ''}
              aria-current={domain === current ? 'true' : undefined}
            >
              {domain.title}
            </Link>
          )
        )
      })}
    </nav>
  )
}

function Groups({ domains, leave }: { domains: Domain[]; leave?: () => void }) {
  return domains.map(({ title, items }) => (
    <div key={title} className="console-group">
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <Link to={item.to} activeOptions={{ includeSearch: false }} onClick={leave} className="console-item">
              <Icon name={item.icon} />
              {item.title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ))
}
