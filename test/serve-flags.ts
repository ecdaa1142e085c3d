import { readFileSync } from 'node:fs'

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly scripts: { readonly serve: string }
}

/** Node's own flags, as `npm run serve` gives them: a gateway in a process of its own runs with these wherever it is started. */
export const SERVE_FLAGS: readonly string[] = scripts.serve.split(' ').filter((word) => word.startsWith('--'))
