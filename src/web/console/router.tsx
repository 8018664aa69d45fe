// The addresses of the console. Each page is its module's own and a chunk of its own.
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { readSearch, writeSearch } from './address.ts'
import { Broken } from './Broken.tsx'
import { Coming } from './Coming.tsx'
import { Home } from './Home.tsx'
import { Lost } from './Lost.tsx'
import { lazyPage } from './lazy-page.tsx'
import { Shell } from './Shell.tsx'

type Search = Record<string, unknown>
const root = createRootRoute({ component: Shell, notFoundComponent: Lost, errorComponent: Broken })
const getParentRoute = () => root
const validateSearch = (search: Search): Search => search

const routes = [
  createRoute({ getParentRoute, path: '/', component: Home }),
  createRoute({ getParentRoute, path: '/console', component: Home }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/worklist',
    component: lazyPage(
      () => import('../../modules/incidents/pages/worklist.tsx'),
      (page) => page.WorklistPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/incidents/$id',
    component: lazyPage(
      () => import('../../modules/incidents/pages/incident.tsx'),
      (page) => page.IncidentPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/record',
    component: lazyPage(
      () => import('../../modules/incidents/pages/record.tsx'),
      (page) => page.RecordPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/map',
    component: lazyPage(
      () => import('../../modules/incidents/pages/map.tsx'),
      (page) => page.MapPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/board',
    component: lazyPage(
      () => import('../../modules/incidents/pages/board.tsx'),
      (page) => page.BoardPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/rosters',
    component: lazyPage(
      () => import('../../modules/grid/pages/rosters.tsx'),
      (page) => page.RostersPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/codes',
    component: lazyPage(
      () => import('../../modules/grid/pages/codes.tsx'),
      (page) => page.CodesPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/matters',
    component: lazyPage(
      () => import('../../modules/matters/pages/matters.tsx'),
      (page) => page.MattersPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/limits',
    component: lazyPage(
      () => import('../../modules/matters/pages/limits.tsx'),
      (page) => page.LimitsPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/calendar',
    component: lazyPage(
      () => import('../../modules/matters/pages/calendar.tsx'),
      (page) => page.CalendarPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/refusals',
    component: lazyPage(
      () => import('../../modules/matters/pages/refusals.tsx'),
      (page) => page.RefusalsPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/evaluations',
    component: lazyPage(
      () => import('../../modules/evaluation/pages/evaluations.tsx'),
      (page) => page.EvaluationsPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/evaluations/$id',
    component: lazyPage(
      () => import('../../modules/evaluation/pages/evaluation.tsx'),
      (page) => page.EvaluationPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/models/$id',
    component: lazyPage(
      () => import('../../modules/evaluation/pages/model.tsx'),
      (page) => page.ModelPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/improvements',
    component: lazyPage(
      () => import('../../modules/evaluation/pages/improvements.tsx'),
      (page) => page.ImprovementsPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/accounts',
    component: lazyPage(
      () => import('../../modules/access/pages/accounts.tsx'),
      (page) => page.AccountsPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/audit',
    component: lazyPage(
      () => import('../../modules/audit/pages/audit.tsx'),
      (page) => page.AuditPage,
    ),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/console/me',
    component: lazyPage(
      () => import('../../modules/access/pages/me.tsx'),
      (page) => page.MePage,
    ),
  }),
] as const

export function makeRouter() {
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultPendingComponent: Coming,
    defaultPendingMs: 200,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: Lost,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
