import type { EphemeralStore, Notice } from './ephemeral-store.ts'

type Versions = { readonly agreements: number; readonly registry: number }

/** What a node listens to, and what it brings up to date. */
export type Hearing = {
  /** The database's own notices: `agreements 17`; an empty text when some may have been missed. */
  readonly listen: (heard: (change: string) => void) => Promise<() => Promise<void>>
  readonly ephemeral: Pick<EphemeralStore, 'publish' | 'subscribe'>
  /** The versions the database holds now. */
  readonly versions: () => Promise<Versions>
  readonly running: { readonly catchUp: (versions: Versions) => Promise<void>; readonly versions: () => Versions }
  /** Told when what was heard of could not be read. The next decision reads it for itself. */
  readonly missed: (error: unknown) => void
}

const CHANGE = /^(agreements|registry) (\d{1,15})$/

const readChange = (text: string): Extract<Notice, { kind: 'change' }> | undefined => {
  const [, of, version] = CHANGE.exec(text) ?? []
  return of === 'agreements' || of === 'registry' ? { kind: 'change', of, version: Number(version) } : undefined
}

/**
 * Compiles what changed as soon as this node hears of it, from the database or, told by another node, through Redis: so that the next decision
 * does not pay for it. A notice is only a reason to look: versions are read from the database, and each decision confirms them for itself, so
 * one that is lost costs time and one that lies costs a look. The returned function stops hearing and waits for what is under way.
 */
export const hearChanges = async ({
  listen,
  ephemeral,
  versions,
  running,
  missed,
}: Hearing): Promise<() => Promise<void>> => {
  let underWay: Promise<void> | undefined
  let again = false
  /** What is being looked for: most changes are told twice. */
  const lookedFor = new Set<string>()
  const catchUp = async (): Promise<void> => {
    do {
      again = false
      await running.catchUp(await versions())
    } while (again)
  }
  const look = (): void => {
    again = true
    underWay ??= catchUp()
      .catch(missed)
      .finally(() => {
        underWay = undefined
        lookedFor.clear()
      })
  }
  const hear = ({ of, version }: { readonly of: keyof Versions; readonly version: number }): void => {
    const change = `${of} ${version}`
    if (version <= running.versions()[of] || lookedFor.has(change)) return
    lookedFor.add(change)
    look()
  }
  const stops = [
    await ephemeral.subscribe((notice) => {
      if (notice.kind === 'change') hear(notice)
    }),
    await listen((text) => {
      const change = readChange(text)
      if (change === undefined) return look()
      hear(change)
      // To those whose own line to the database is broken.
      ephemeral.publish(change).catch(() => {})
    }),
  ]
  return async () => {
    for (const stop of stops) await stop()
    await underWay
  }
}
