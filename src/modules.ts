// The map: the only list of modules, the only place where it is written which module may use which, and their pillars.
// Only modules whose folder exists are held to it; the house test checks every import, table name and foreign key by it.

export const uses = {
  grid: [],
  access: ['grid'],
  notices: ['access'],
  audit: ['grid', 'access'],
  registry: ['grid'],
  matters: ['grid', 'notices'],
  evaluation: ['grid', 'notices'],
  agreements: ['grid', 'registry', 'notices'],
  workforce: ['grid', 'registry', 'matters', 'notices'],
  incidents: ['grid', 'registry', 'matters', 'workforce', 'notices', 'audit'],
  resources: ['grid', 'registry', 'agreements', 'notices'],
  funding: ['grid', 'registry', 'matters', 'incidents', 'agreements', 'notices'],
  exchange: ['grid', 'matters', 'incidents', 'notices'],
  participation: ['grid', 'registry', 'incidents', 'funding', 'notices'],
  indicators: [
    'grid',
    'matters',
    'incidents',
    'evaluation',
    'workforce',
    'resources',
    'agreements',
    'funding',
    'participation',
  ],
  insight: ['grid', 'registry', 'incidents', 'resources', 'participation', 'indicators', 'notices'],
} as const satisfies Record<string, readonly string[]>

export type ModuleName = keyof typeof uses

/** The four pillars of the article, the ground floor below them and the edge around them. */
export const pillars: Record<string, { zh: string; en: string; modules: readonly ModuleName[] }> = {
  ground: { zh: '底座', en: 'Ground', modules: ['grid', 'access', 'registry', 'notices', 'audit'] },
  institutions: { zh: '制度', en: 'Institutions', modules: ['matters', 'evaluation', 'indicators'] },
  resources: { zh: '资源', en: 'Resources', modules: ['resources', 'funding'] },
  management: { zh: '管理', en: 'Management', modules: ['incidents', 'insight', 'workforce'] },
  relations: { zh: '关系', en: 'Relations', modules: ['agreements', 'participation'] },
  edge: { zh: '边界', en: 'Edge', modules: ['exchange'] },
}
