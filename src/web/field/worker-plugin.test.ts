// Runs the service worker's own text and looks at what it keeps, serves and leaves alone.
import { describe, expect, it } from 'vitest'
import { filesOf, workerText } from './worker-plugin.ts'

type Listener = (event: Record<string, unknown>) => void

/** Runs the worker's own text with a cache that holds what it was given. */
function worker(files: string[]) {
  const listeners = new Map<string, Listener>()
  const store = new Map<string, Set<string>>([
    ['field-old', new Set(['/x'])],
    ['other', new Set()],
  ])
  const caches = {
    open: async (name: string) => ({
      addAll: async (requests: { url: string }[]) => void store.set(name, new Set(requests.map(({ url }) => url))),
    }),
    keys: async () => [...store.keys()],
    delete: async (name: string) => store.delete(name),
    match: async (path: string) => ([...store.values()].some((kept) => kept.has(path)) ? `kept ${path}` : undefined),
  }
  class Request {
    url: string
    constructor(url: string) {
      this.url = url
    }
  }
  const names = ['addEventListener', 'caches', 'clients', 'skipWaiting', 'location', 'Request', 'fetch']
  const values = [
    (name: string, listener: Listener) => void listeners.set(name, listener),
    caches,
    { claim: async () => undefined },
    async () => undefined,
    { origin: 'https://here' },
    Request,
    async ({ url }: { url: string }) => `fetched ${url}`,
  ]
  new Function(...names, workerText(files, 'abc'))(...values)
  const wait = async (name: string) => {
    let waited: unknown
    listeners.get(name)?.({ waitUntil: (work: unknown) => (waited = work) })
    await waited
  }
  const ask = async (url: string, mode = 'no-cors', method = 'GET') => {
    let answer: unknown = 'not touched'
    listeners.get('fetch')?.({ request: { url, mode, method }, respondWith: (work: unknown) => (answer = work) })
    return await answer
  }
  return { wait, ask, store }
}

describe('the service worker', () => {
  const files = ['/field/', '/assets/a.js', '/field/icon.svg']

  it('keeps the shell, and takes away its own older versions only', async () => {
    const { wait, store } = worker(files)
    await wait('install')
    await wait('activate')
    expect([...store.keys()].sort()).toEqual(['field-abc', 'other'])
    expect(store.get('field-abc')).toEqual(new Set(files))
  })

  it('answers any page of the face with the shell, and its files from what is kept', async () => {
    const { wait, ask } = worker(files)
    await wait('install')
    expect(await ask('https://here/field/i/123', 'navigate')).toBe('kept /field/')
    expect(await ask('https://here/assets/a.js')).toBe('kept /assets/a.js')
  })

  it('never touches the API, what is sent, other sites, or files that are not its own', async () => {
    const { ask } = worker(files)
    expect(await ask('https://here/api/me')).toBe('not touched')
    expect(await ask('https://here/field/', 'cors', 'POST')).toBe('not touched')
    expect(await ask('https://elsewhere/assets/a.js')).toBe('not touched')
    expect(await ask('https://here/assets/console.js')).toBe('not touched')
  })

  it('fetches what the phone has thrown away', async () => {
    expect(await worker(files).ask('https://here/assets/a.js')).toBe('fetched https://here/assets/a.js')
  })

  it('lists the files that the entry needs, with what is loaded later, and no others', () => {
    const chunk = (fileName: string, more: object = {}) => ({
      type: 'chunk',
      fileName,
      imports: [],
      dynamicImports: [],
      facadeModuleId: null,
      viteMetadata: { importedCss: new Set() },
      ...more,
    })
    const bundle = {
      a: chunk('a.js', {
        facadeModuleId: '/p/src/web/field/index.html',
        imports: ['b.js'],
        dynamicImports: ['c.js'],
        viteMetadata: { importedCss: new Set(['a.css']) },
      }),
      b: chunk('b.js', { imports: ['a.js'] }),
      c: chunk('c.js'),
      d: chunk('console.js'),
    }
    expect(filesOf(bundle as unknown as Parameters<typeof filesOf>[0])).toEqual(['/a.css', '/a.js', '/b.js', '/c.js'])
  })
})
