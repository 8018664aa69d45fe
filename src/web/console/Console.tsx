// The frame around every screen of the console: look and text size, the cache of answers, and whether somebody is signed in.
import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider, type ConfigProviderProps } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import { useState } from 'react'
import { makeQueries } from '../../platform/ui/ask.ts'
import { themeOf } from '../../platform/ui/theme.ts'
import { LargeText, useStoredLarge } from './large-text.ts'
import { nonce } from './nonce.ts'
import { Session } from './Session.tsx'

// Its types speak of CommonJS, its file is a module: what comes in is the locale itself.
const locale = zhCN as unknown as ConfigProviderProps['locale']

export function Console() {
  const [large, setLarge] = useStoredLarge()
  const [signedOut, setSignedOut] = useState(false)
  const [queries] = useState(() => makeQueries(() => setSignedOut(true)))
  return (
    <ConfigProvider locale={locale} theme={themeOf(large)} button={{ autoInsertSpace: false }} csp={{ nonce }}>
      <App>
        <QueryClientProvider client={queries}>
          <LargeText value={{ large, setLarge }}>
            <Session signedOut={signedOut} back={() => setSignedOut(false)} />
          </LargeText>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
