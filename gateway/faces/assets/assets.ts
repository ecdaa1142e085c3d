import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { mirror } from './mirror.ts'

/** One asset, as it is and compressed. */
export type AssetBytes = { readonly bytes: Buffer; readonly gzip: Buffer }

/** What is fetched under one path; `read` makes it when it is first asked for. */
export type Asset = { readonly type: string; readonly read: () => Promise<AssetBytes> }

/** Everything a browser may fetch beside pages: a closed set, held in memory, each under a path that names its content. */
export type Assets = {
  /** The path of an asset: `asset('faces.css')`. Throws for one that does not exist. */
  readonly path: (name: string) => string
  readonly all: ReadonlyMap<string, Asset>
}

const NHSUK = join(dirname(createRequire(import.meta.url).resolve('nhsuk-frontend/package.json')), 'dist', 'nhsuk')

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

/** nhsuk-frontend asks the NHS's own server for its typeface: whoever reads a page here is nobody else's business, so the fallback (Arial) is used. */
const withoutFonts = (css: string): string => css.replaceAll(/@font-face\s*\{[^}]*\}/g, '')

/** Reads, hashes and compresses every asset; what refers to another does so by its hashed path. */
export const loadAssets = (): Assets => {
  const all = new Map<string, Asset>()
  const paths = new Map<string, string>()
  const put = (name: string, madeOf: Buffer, read: Asset['read']): string => {
    const extension = extname(name)
    const hash = createHash('sha256').update(madeOf).digest('hex').slice(0, 12)
    const path = `/assets/${name.slice(0, -extension.length)}.${hash}${extension}`
    all.set(path, { type: TYPES[extension] ?? 'application/octet-stream', read })
    paths.set(name, path)
    return path
  }
  const add = (name: string, content: Buffer | string): string => {
    const bytes = Buffer.from(content)
    const made = Promise.resolve({ bytes, gzip: gzipSync(bytes, { level: 9 }) })
    return put(name, bytes, () => made)
  }
  /** A style sheet and its mirror image, which is named after what it is made of. */
  const addStyle = (name: string, css: string): void => {
    add(`${name}.css`, css)
    let made: Promise<AssetBytes> | undefined
    put(`${name}-rtl.css`, Buffer.from(css), () => {
      made ??= mirror(css)
        .then((mirrored) => ({ bytes: Buffer.from(mirrored), gzip: gzipSync(mirrored, { level: 9 }) }))
        .catch((fault: unknown) => {
          made = undefined
          throw fault
        })
      return made
    })
  }
  const pathOf = (name: string): string => {
    const path = paths.get(name)
    if (path === undefined) throw new Error(`There is no asset called ${name}.`)
    return path
  }

  const images = join(NHSUK, 'assets', 'images')
  for (const name of readdirSync(images)) add(name, readFileSync(join(images, name)))
  const css = readFileSync(join(NHSUK, 'nhsuk-frontend.min.css'), 'utf8')
  const local = withoutFonts(css)
    .replaceAll(/\/\*# sourceMappingURL=.*?\*\//g, '')
    .replaceAll(/url\(\/assets\/images\/([^)]+)\)/g, (_, name: string) => `url(${pathOf(name)})`)
  addStyle('nhsuk', local)
  addStyle('faces', readFileSync(new URL('faces.css', import.meta.url), 'utf8'))
  add('fill-in.js', readFileSync(new URL('fill-in.js', import.meta.url)))
  add('start.js', readFileSync(new URL('start.js', import.meta.url)))
  add('live-changes.js', readFileSync(new URL('live-changes.js', import.meta.url)))
  const nhsuk = readFileSync(join(NHSUK, 'nhsuk-frontend.min.js'), 'utf8').replace(/\/\/# sourceMappingURL=.*$/m, '')
  add('enhance.js', `import { initAll } from '${add('nhsuk.js', nhsuk)}'\ninitAll()\n`)
  return { path: pathOf, all }
}

const A_YEAR = 'public, max-age=31536000, immutable'

/** Serves the assets. What is not one of them is not found. */
export const mountAssets = (app: FastifyInstance, assets: Assets): void => {
  for (const [path, { type, read }] of assets.all)
    app.get(path, { config: { rateLimit: false } }, async (request, reply) => {
      const { bytes, gzip } = await read()
      const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
      reply.type(type).header('cache-control', A_YEAR).header('vary', 'accept-encoding')
      return zipped ? reply.header('content-encoding', 'gzip').send(gzip) : reply.send(bytes)
    })
}
