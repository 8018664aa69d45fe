// Writes the field face's service worker at the end of a build: the list of its files, and a version that follows from them.
// The worker serves the shell without a network and never touches /api/.
import type { Plugin, Rolldown } from 'vite'

const entry = 'src/web/field/index.html'
/** Served by the server beside the hashed files. */
const shell = ['/field/', '/field/manifest.webmanifest', '/field/icon.svg']

type Bundle = Rolldown.OutputBundle

/** All files that the entry needs, also those loaded later; sorted addresses. */
export function filesOf(bundle: Bundle): string[] {
  const found = new Set<string>()
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const visit = (name: string) => {
    const chunk = chunks.find(({ fileName }) => fileName === name)
    if (!chunk || found.has(name)) return
    found.add(name)
    for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next)
  }
  for (const chunk of chunks) if (chunk.facadeModuleId?.endsWith(entry)) visit(chunk.fileName)
  return [...found].map((name) => `/${name}`).sort()
}

async function hashOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The worker's own text. Old versions are removed when a new one takes over; navigations get the kept shell. */
export function workerText(files: readonly string[], version: string): string {
  return `const version = 'field-${version}'
const files = ${JSON.stringify(files)}
addEventListener('install', (event) => {
  const fill = async () => {
    const cache = await caches.open(version)
    await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })))
    await skipWaiting()
  }
  event.waitUntil(fill())
})
addEventListener('activate', (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name.startsWith('field-') && name !== version) await caches.delete(name)
    await clients.claim()
  }
  event.waitUntil(tidy())
})
addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return
  const kept = request.mode === 'navigate' ? '/field/' : files.includes(pathname) ? pathname : undefined
  if (kept) event.respondWith(caches.match(kept).then((found) => found ?? fetch(request)))
})
`
}

export function serviceWorker(): Plugin {
  return {
    name: 'field-service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const built = filesOf(bundle)
        if (!built.length) return
        const page = bundle[entry]
        const text = page?.type === 'asset' ? String(page.source) : ''
        const files = [...shell, ...built].sort()
        const source = workerText(files, await hashOf(files.join('\n') + text))
        this.emitFile({ type: 'asset', fileName: 'field-sw.js', source })
      },
    },
  }
}
