// Who may import whom: main and web use modules, modules use the platform, and a module uses only the doors of those
// named in its line of the map. The tables below are the law; `inner` is any file of a module that the table does not name.
import { type Import, importsOf } from './imports.ts'
import { moduleOf, type Source, type Tree, type Violation } from './source.ts'

/** Platform files without clock, input, output or chance; rules, contracts and pages may use them. */
export const pureFiles = ['values', 'refusal', 'actor', 'calendar', 'calendar.china', 'area'].map(
  (name) => `src/platform/${name}.ts`,
)
const serverLibraries =
  /^(node:|pg$|pg-boss|kysely|fastify|@fastify\/|sharp|flydrive|exif-reader|otpauth|@orpc\/(server|openapi$|openapi\/|zod))/
const doorways = /^(pg|pg-boss|fastify|@fastify\/.*|react|react-dom)$/

type Role = {
  /** Own files by role. */
  own: string[]
  /** Doors of used modules. */
  doors: string[]
  platform: 'pure' | 'server' | 'http' | 'page' | 'any'
  /** Libraries that may be used; without it, all but those that belong to the platform. */
  libraries?: string[]
}

const roles: Record<string, Role> = {
  model: { own: ['model'], doors: ['model'], platform: 'pure', libraries: ['zod'] },
  rules: { own: ['model', 'rules', 'methods'], doors: ['model'], platform: 'pure', libraries: [] },
  // Formulas of a field, as pure as rules: pages, commands and acts compute by the same ones.
  methods: { own: ['model', 'methods'], doors: ['model'], platform: 'pure', libraries: [] },
  contract: { own: ['model', 'contract'], doors: ['model'], platform: 'pure', libraries: ['zod', '@orpc/contract'] },
  store: { own: ['model', 'rules', 'methods', 'store'], doors: ['model'], platform: 'server' },
  queries: {
    own: ['model', 'rules', 'methods', 'contract', 'store', 'queries', 'inner'],
    doors: ['model', 'queries'],
    platform: 'server',
  },
  inner: {
    own: ['model', 'rules', 'methods', 'contract', 'store', 'queries', 'actions', 'inner'],
    doors: ['model', 'queries', 'actions'],
    platform: 'server',
  },
  actions: {
    own: ['model', 'rules', 'methods', 'store', 'queries', 'actions', 'inner'],
    doors: ['model', 'queries', 'actions'],
    platform: 'server',
  },
  routes: {
    own: ['model', 'rules', 'methods', 'contract', 'actions', 'queries', 'routes', 'inner'],
    doors: ['model', 'queries', 'actions'],
    platform: 'http',
  },
  followers: {
    own: ['model', 'rules', 'methods', 'actions', 'queries', 'followers', 'inner'],
    doors: ['model', 'queries', 'actions'],
    platform: 'server',
  },
  samples: {
    own: ['model', 'methods', 'queries', 'actions', 'samples', 'inner'],
    doors: ['model', 'samples'],
    platform: 'server',
  },
  module: { own: ['model', 'contract', 'routes', 'followers', 'samples', 'inner'], doors: [], platform: 'http' },
  page: { own: ['model', 'rules', 'methods', 'contract', 'page'], doors: ['model', 'parts'], platform: 'page' },
}

/** The role of a file inside its module; a folder has the role of the file of that name. */
export function roleOf(path: string): string {
  const inside = path.split('/').slice(3)
  const stem = (inside[0] ?? '').replace(/\.tsx?$/, '')
  if (path.endsWith('.tsx') || stem === 'pages' || stem === 'parts') return 'page'
  return stem in roles ? stem : 'inner'
}

/** The doors of a module: `parts` alone is a page that others may show. */
function doorOf(path: string): string {
  const stem = path.split('/')[3]?.replace(/\.tsx?$/, '') ?? ''
  return stem === 'parts' ? 'parts' : path.endsWith('.tsx') ? 'page' : stem
}

export function checkDirections(tree: Tree, sources: readonly Source[]): Violation[] {
  const found: Violation[] = []
  const inSource = sources.filter((source) => source.path.startsWith('src/'))
  for (const source of inSource) {
    for (const one of importsOf(source)) {
      const sentence = source.path.startsWith('src/modules/')
        ? ofModule(tree, source, one)
        : ofLayer(source.path, one.path, source.test)
      if (sentence) found.push({ file: source.path, line: one.line, rule: 'directions', sentence })
    }
  }
  return [...found, ...checkFolders(tree), ...checkBrowser(inSource)]
}

/** A test of the web may stand on any file of a module, so that it is held to the real tables. */
function ofLayer(file: string, target: string | undefined, test: boolean): string | null {
  if (!target) return null
  if (file.startsWith('src/platform/'))
    return /^src\/(platform|db)\//.test(target) ? null : `the platform knows no ${target.split('/')[1]}`
  if (file.startsWith('src/web/') && target.startsWith('src/modules/'))
    return test || roleOf(target) === 'page' || ['model', 'contract', 'rules', 'methods'].includes(roleOf(target))
      ? null
      : `the web may not use ${target}`
  if (file.startsWith('src/web/')) return /^src\/(web|platform)\//.test(target) ? null : `the web may not use ${target}`
  return null
}

function ofModule(tree: Tree, source: Source, one: Import): string | null {
  const role = roles[roleOf(source.path)]
  const own = moduleOf(source.path)
  if (!role || !own) return null
  if (source.test) return ofTest(tree, own, one)
  if (!one.path) return ofLibrary(role, source.path, one.from)
  if (one.path.startsWith('src/platform/')) return ofPlatform(role, source.path, one)
  const target = moduleOf(one.path)
  if (!target) return `a module uses modules and the platform only, not ${one.path}`
  if (target === own)
    return role.own.includes(roleOf(one.path)) ? null : `${roleOf(source.path)} may not use own ${roleOf(one.path)}`
  if (!tree.uses[own]?.includes(target)) return `${own} may not use ${target}: it is not in its line of src/modules.ts`
  return role.doors.includes(doorOf(one.path)) ? null : `${one.path} is no door for ${roleOf(source.path)}`
}

/** A test may use all of its own module, the platform, and the doors and samples of all that stands below its module. */
function ofTest(tree: Tree, own: string, one: Import): string | null {
  const target = one.path && moduleOf(one.path)
  if (!target || target === own) return null
  if (!belowOf(tree.uses, own).has(target)) return `a test of ${own} may not use ${target}: it does not stand below`
  return ['model', 'queries', 'actions', 'parts', 'samples', 'module'].includes(doorOf(one.path ?? ''))
    ? null
    : `${one.path} is no door`
}

/** All modules that a module uses, also through others. */
export function belowOf(uses: Tree['uses'], module: string, seen = new Set<string>()): Set<string> {
  for (const next of uses[module] ?? []) {
    if (seen.has(next)) continue
    seen.add(next)
    belowOf(uses, next, seen)
  }
  return seen
}

function ofPlatform({ platform }: Role, file: string, { path = '', names }: Import): string | null {
  const role = roleOf(file)
  if (role === 'rules' && names.includes('newId')) return 'rules are without chance: newId makes a random id'
  const isPure = pureFiles.includes(path)
  const isShown = /^src\/platform\/(ui|words)\//.test(path)
  if (isPure || platform === 'any') return null
  if (platform === 'pure') return `${role} may use only the pure platform files, not ${path}`
  if (platform === 'page') return isShown ? null : `a page may use platform ui, words and pure files, not ${path}`
  if (/^src\/platform\/ui\//.test(path)) return `only pages use ${path}`
  if (path === 'src/platform/http.ts' && platform !== 'http') return `only routes use ${path}`
  return null
}

function ofLibrary({ libraries, platform }: Role, file: string, from: string): string | null {
  if (libraries) return libraries.includes(from) ? null : `${roleOf(file)} may not use the library ${from}`
  if (platform === 'page') return serverLibraries.test(from) ? `a page may not use the server library ${from}` : null
  return doorways.test(from) ? `only the platform uses ${from}` : null
}

function checkFolders({ files, uses }: Tree): Violation[] {
  const folders = new Set([...files.keys()].map(moduleOf).filter((name) => name !== undefined))
  const missing = [...folders].flatMap((name) => {
    const needs = ['README.md', 'model.ts'].filter((file) => !files.has(`src/modules/${name}/${file}`))
    const sentences = needs.map((file) => `the module ${name} has no ${file}`)
    return name in uses ? sentences : [`the module ${name} is not in src/modules.ts`, ...sentences]
  })
  return missing.map((sentence) => ({ file: 'src/modules.ts', line: 1, rule: 'folders', sentence }))
}

/** What reaches the browser, followed through all imports that remain at run time, touches no server library. */
function checkBrowser(sources: readonly Source[]): Violation[] {
  const byPath = new Map(sources.map((source) => [source.path, importsOf(source).filter((one) => !one.typeOnly)]))
  const starts = sources.filter(({ path, test }) => !test && (path.endsWith('.tsx') || path.startsWith('src/web/')))
  const reached = new Map<string, string>(starts.map(({ path }) => [path, path]))
  for (const [path, start] of reached)
    for (const one of byPath.get(path) ?? [])
      if (one.path && !reached.has(one.path) && byPath.has(one.path)) reached.set(one.path, start)
  return [...reached].flatMap(([path, start]) =>
    (byPath.get(path) ?? [])
      .filter((one) => !one.path && serverLibraries.test(one.from))
      .map(({ from, line }) => ({
        file: path,
        line,
        rule: 'browser',
        sentence: `${from} is a server library, and ${start} brings it to the browser`,
      })),
  )
}
