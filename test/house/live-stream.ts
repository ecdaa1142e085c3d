import { setTimeout as wait } from 'node:timers/promises'

/** One notice as a stream gives it: its event's id, and what was asked for. */
export type Streamed = {
  readonly id: string | undefined
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever it asked for
  readonly data: any
}

/** A stream of notices, read by hand: what came is in `notices`, in order. */
export type LiveStream = {
  readonly status: number
  readonly notices: readonly Streamed[]
  /** Why it was refused, or what ended it: codes, in order. */
  readonly codes: readonly string[]
  readonly isOver: () => boolean
  /** The nth notice, from 1. Throws when the stream is over before, or none came for longer than any machine needs. */
  readonly nth: (n: number) => Promise<Streamed>
  /** Resolves when the service ended it. */
  readonly ended: Promise<void>
  readonly close: () => void
}

const PATIENCE_MS = 60_000

export const CHANGES = 'number recordType sentence at follow { id nhsNumber careContext }'

/** Opens a stream as `graphql-sse` asks for one (distinct connections). */
export const openStream = async (
  url: string,
  token: string,
  {
    query = `subscription($after: Int) { changeNotices(after: $after) { ${CHANGES} } }`,
    after,
    lastEventId,
  }: { readonly query?: string; readonly after?: number; readonly lastEventId?: string } = {},
): Promise<LiveStream> => {
  const gone = new AbortController()
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
    body: JSON.stringify({ query, variables: after === undefined ? {} : { after } }),
    signal: gone.signal,
  })
  const notices: Streamed[] = []
  const codes: string[] = []
  let over = false
  const take = (block: string): void => {
    const field = (name: string): string | undefined => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1]
    if (field('event') !== 'next') return
    const { data, errors = [] } = JSON.parse(field('data') ?? '{}')
    for (const { extensions } of errors) codes.push(extensions.code)
    if (data != null) notices.push({ id: field('id'), data: Object.values(data)[0] })
  }
  const read = async (): Promise<void> => {
    let text = ''
    const decoder = new TextDecoder()
    try {
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk as Uint8Array, { stream: true })
        const blocks = text.split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks) take(block)
      }
    } catch {
      // Closed by this side.
    }
    over = true
  }
  const ended = read()
  return {
    status: response.status,
    notices,
    codes,
    isOver: () => over,
    nth: async (n) => {
      for (const until = performance.now() + PATIENCE_MS; ; ) {
        const found = notices[n - 1]
        if (found !== undefined) return found
        if (performance.now() > until) throw new Error(`${notices.length} notices came, and no more of ${n}.`)
        if (over) throw new Error(`The stream is over after ${notices.length} notices: ${codes.join(' ')}`)
        await wait(20)
      }
    },
    ended,
    close: () => gone.abort(),
  }
}
