import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { openPgliteDoor } from '../gateway/state/doors/pglite-door.ts'
import { migrate } from '../gateway/state/migrations/migrate.ts'
import type { Tables } from '../gateway/state/tables.ts'

const MIGRATIONS = new URL('../gateway/state/migrations/', import.meta.url)
const KEPT = new URL('../node_modules/.cache/embedded-database/', import.meta.url)

/** Changes whenever the tables or the database may. */
const fingerprint = async (): Promise<string> => {
  const hash = createHash('sha256')
  hash.update(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
  hash.update(await readFile(new URL('../package-lock.json', import.meta.url)))
  for (const file of (await readdir(MIGRATIONS)).toSorted())
    hash.update(file).update(await readFile(new URL(file, MIGRATIONS)))
  return hash.digest('hex').slice(0, 32)
}

const make = async (): Promise<Uint8Array> => {
  const pglite = await PGlite.create()
  await migrate(new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }))
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  return new Uint8Array(await dump.arrayBuffer())
}

let dump: Promise<Blob> | undefined

const readOrMake = async (): Promise<Blob> => {
  const name = `${await fingerprint()}.tar`
  const path = fileURLToPath(new URL(name, KEPT))
  const kept = await readFile(path).catch(() => undefined)
  if (kept !== undefined) return new Blob([kept])
  const made = await make()
  await mkdir(KEPT, { recursive: true })
  // Two workers may make it at once: whoever is last wins, and nobody reads half of it.
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, made)
  await rename(draft, path)
  return new Blob([made as Uint8Array<ArrayBuffer>])
}

/** An embedded database with its tables and nothing in them, made once and kept beside the installed packages: a first start takes seconds, this a fraction of one. */
export const embeddedDump = (): Promise<Blob> => {
  dump ??= readOrMake()
  return dump
}

/** The door to one in memory that starts from it. */
export const openEmbeddedDoor = async () => openPgliteDoor(undefined, await embeddedDump())
