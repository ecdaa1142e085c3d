import type { HouseError } from '../../../schema/model/house-error.ts'
import { orTrouble } from '../state-trouble.ts'
import type { LedgerRow } from './chain.ts'
import type { Chain, Unchained } from './open-chain.ts'

/** Something to be written in the same transaction as the entry it came with. */
export type WithEntry<Also> = { readonly entry: Unchained; readonly also: readonly Also[] }

/** The database's part: open a chain, and write one group durably, whole or not at all. */
export type GroupStorage<Also> = {
  readonly openChain: () => Promise<Chain>
  readonly insert: (rows: readonly LedgerRow[], also: readonly Also[]) => Promise<void>
}

/** A group stays below what a database takes in one statement, and below what a slow disk writes in the time allowed. */
const MOST_ENTRIES = 500
const MOST_CHARACTERS = 4_000_000
const WRITE_WITHIN_MS = 5_000

type Waiting<Also> = WithEntry<Also> & { readonly done: () => void; readonly failed: (error: HouseError) => void }

/**
 * Group commit: what is appended while a group is being written becomes the next group, so that the disk is waited for once for many. An append
 * resolves when its group is durable. When a group fails, every append of it rejects with `AUDIT_UNAVAILABLE` and the next group opens a new
 * chain: whether the lost group was committed after all no longer matters, since nothing is ever put behind a place that is not known.
 */
export const groupWriter = <Also>(storage: GroupStorage<Also>): ((each: WithEntry<Also>) => Promise<void>) => {
  let waiting: Waiting<Also>[] = []
  let chain: Chain | undefined
  let writing = false

  const nextGroup = (): readonly Waiting<Also>[] => {
    let characters = 0
    let count = 0
    for (const { entry } of waiting) {
      characters += entry.body.length
      if (count > 0 && (count === MOST_ENTRIES || characters > MOST_CHARACTERS)) break
      count += 1
    }
    const group = waiting.slice(0, count)
    waiting = waiting.slice(count)
    return group
  }

  const write = async (group: readonly Waiting<Also>[]): Promise<Chain> => {
    const open = chain ?? (await storage.openChain())
    const { rows, next } = open.extend(group.map(({ entry }) => entry))
    await storage.insert(
      rows,
      group.flatMap(({ also }) => also),
    )
    return next
  }

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = nextGroup()
      try {
        chain = await orTrouble('AUDIT_UNAVAILABLE', write(group), WRITE_WITHIN_MS)
        for (const { done } of group) done()
      } catch (trouble) {
        chain = undefined
        for (const { failed } of group) failed(trouble as HouseError)
      }
    }
    writing = false
  }

  return (each) =>
    new Promise((done, failed) => {
      waiting.push({ ...each, done, failed })
      if (writing) return
      writing = true
      queueMicrotask(() => void drain())
    })
}
