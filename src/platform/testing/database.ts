// A fresh migrated database per test file, cloned from a template that is made once per schema.
import { createHash } from 'node:crypto'
import pg from 'pg'
import { migrate, migrations } from '../migrate.ts'
import { clusterUrl } from './cluster.ts'

/** Clones the migrated template. `drop` removes the database and whoever is still connected. */
export async function freshDatabase(label: string): Promise<{ url: string; drop(): Promise<void> }> {
  const cluster = clusterUrl()
  const schema = createHash('sha256').update(JSON.stringify(migrations())).digest('hex').slice(0, 10)
  const template = `template_${schema}`
  const name = `t_${label.replace(/\W/g, '_').toLowerCase().slice(0, 30)}_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  await withClient(cluster, async (client) => {
    await client.query('select pg_advisory_lock(500112)')
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (!rowCount) await makeTemplate(client, cluster, template)
    await client.query(`create database ${name} template ${template}`)
  })
  return {
    url: urlOf(cluster, name),
    drop: () =>
      withClient(cluster, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  }
}

async function makeTemplate(client: pg.Client, cluster: string, template: string): Promise<void> {
  const making = `${template}_making`
  await client.query(`drop database if exists ${making} with (force)`)
  await client.query(`create database ${making} template template0`)
  await migrate(urlOf(cluster, making))
  await client.query(`alter database ${making} rename to ${template}`)
}

function urlOf(cluster: string, name: string): string {
  const url = new URL(cluster)
  url.pathname = `/${name}`
  return url.href
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
