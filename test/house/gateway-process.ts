import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { SERVE_FLAGS } from '../serve-flags.ts'
import { bundledGateway } from './bundled-gateway.ts'

/** Who is looked at while it collects its garbage on demand does so with every thread. */
const WITH_EVERY_THREAD = SERVE_FLAGS.filter((flag) => flag !== '--no-parallel-scavenge')
/** What reading and compiling every module costs is paid by the first one that ends in good order. */
export const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/compiled/', import.meta.url))

/** A whole gateway in a process of its own, as `npm run serve` runs it. */
export type GatewayProcess = {
  readonly url: string
  /** All it ever wrote, to either stream. */
  readonly said: () => string
  /** Sends it a signal that does not end it. */
  readonly signal: (signal: NodeJS.Signals) => void
  /** Says a word to what was loaded before it, and gives what that says. */
  readonly ask: (word: string) => Promise<unknown>
  /** Ends it with that signal; resolves when it is gone. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>
}

const MAIN = fileURLToPath(new URL('../../gateway/main.ts', import.meta.url))

/** Resolves when it listens. Throws what it said when it ends before. */
const run = async (
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  options: { readonly cwd?: string | undefined; readonly hears?: boolean } = {},
): Promise<GatewayProcess> => {
  const child = spawn(process.execPath, words, {
    cwd: options.cwd,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', ...(options.hears ? ['ipc' as const] : [])],
  })
  let said = ''
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      const heard = /listens at (http:\/\/\S+)\n/.exec(said)?.[1]
      if (heard !== undefined) resolve(heard)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', reject)
    child.once('close', () => reject(new Error(`The gateway ended before it listened: ${said}`)))
  })
  return {
    url,
    said: () => said,
    ask: (word) =>
      new Promise((resolve) => {
        child.once('message', resolve)
        child.send(word)
      }),
    signal: (signal) => void child.kill(signal),
    end: async (signal) => {
      child.kill(signal)
      await gone
    },
  }
}

/**
 * Starts one on a free port unless the environment names one; resolves when it listens. Throws what it said when it ends before. `cwd`: where it works; here unless
 * said. `loadedBefore`: a module of this folder that is loaded before it, and may collect garbage.
 */
export const startGateway = (
  environment: Readonly<Record<string, string>>,
  cwd?: string,
  loadedBefore?: string,
): Promise<GatewayProcess> => {
  const before =
    loadedBefore === undefined
      ? SERVE_FLAGS
      : ['--expose-gc', ...WITH_EVERY_THREAD, '--import', new URL(loadedBefore, import.meta.url).href]
  const hears = loadedBefore !== undefined
  return run([...before, MAIN], { NODE_COMPILE_CACHE: COMPILED, ...environment }, { cwd, hears })
}

/** The same gateway in one file, which starts at half the cost: for a story that starts many. */
export const startBundledGateway = async (environment: Readonly<Record<string, string>>): Promise<GatewayProcess> => {
  const { main, compiled } = await bundledGateway()
  return run([...SERVE_FLAGS, main], { NODE_COMPILE_CACHE: compiled, ...environment })
}
