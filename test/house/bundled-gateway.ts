import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Plugin, rolldown } from 'rolldown'

const HOUSE = fileURLToPath(new URL('../../', import.meta.url))
const ROOMS = ['schema', 'policies', 'adapters', 'gateway']
const KEPT = join(HOUSE, 'node_modules', '.cache', 'bundled-gateway')
/** CommonJS: what was compiled of one long module is not read as cheaply as what was of one long function. */
const MAIN = 'main.cjs'
const FINISHED = /^[0-9a-f]{32}$/

/** A gateway in one file, and where what is compiled of it is kept. */
export type BundledGateway = { readonly main: string; readonly compiled: string }

/** All that the bundle is made of: what the rooms say, the packages that are installed, and how it is made. */
const contentHash = (): string => {
  const hash = createHash('sha256')
  const files = ROOMS.flatMap((room) =>
    readdirSync(join(HOUSE, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(HOUSE, room, name)),
  )
  for (const file of [...files.toSorted(), join(HOUSE, 'package-lock.json'), fileURLToPath(import.meta.url)])
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex').slice(0, 32)
}

/** Each module of ours still says where it is: what it reads beside itself is read there. */
const whereItStands: Plugin = {
  name: 'where-it-stands',
  transform: (code, id) =>
    id.includes('/node_modules/') || !code.includes('import.meta.url')
      ? undefined
      : { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null },
}

const bundle = async (folder: string): Promise<void> => {
  const bundled = await rolldown({
    input: join(HOUSE, 'gateway', 'main.ts'),
    platform: 'node',
    // Reads its own WebAssembly from beside itself.
    external: ['@electric-sql/pglite'],
    plugins: [whereItStands],
  })
  // Names stay: some of them are told, and compared.
  const minify = { compress: false, mangle: false, codegen: { removeWhitespace: true } } as const
  await bundled.write({ dir: folder, format: 'cjs', codeSplitting: false, entryFileNames: MAIN, minify })
  await bundled.close()
}

const made = async (): Promise<BundledGateway> => {
  const hash = contentHash()
  const folder = join(KEPT, hash)
  if (!existsSync(folder)) {
    mkdirSync(KEPT, { recursive: true })
    const draft = join(KEPT, `draft-${randomUUID()}`)
    await bundle(draft)
    for (const name of readdirSync(KEPT)) if (FINISHED.test(name)) rmSync(join(KEPT, name), { recursive: true })
    renameSync(draft, folder)
  }
  return { main: join(folder, MAIN), compiled: join(folder, 'compiled') }
}

let ready: Promise<BundledGateway> | undefined

/**
 * `gateway/main.ts` and everything it imports as one file, for stories that start many: to find, read and link three thousand modules is half of what a start
 * costs. Made anew when the sources are not those of the last one, and kept beside the installed packages. Throws what bundling throws.
 */
export const bundledGateway = (): Promise<BundledGateway> => {
  ready ??= made()
  return ready
}
