import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LondonAddresses } from './london.ts'

/** What `npm run ask` and `npm run token` need to know of the London that `npm start` brought up. */
export type Running = { readonly gateway: string; readonly london: LondonAddresses }

const directory = fileURLToPath(new URL('../../var/', import.meta.url))
const file = `${directory}london.json`

/** Leaves word of a running London. */
export const announce = (running: Running): void => {
  mkdirSync(directory, { recursive: true })
  writeFileSync(file, JSON.stringify(running))
}

/** Takes it back. */
export const withdraw = (): void => rmSync(file, { force: true })

/** The London that is running. Throws one line that says how to start it. */
export const findRunning = (): Running => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Running
  } catch {
    throw new Error('London is not running. Start it with: npm start')
  }
}
