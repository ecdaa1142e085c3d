import { createServer } from 'node:http'
import type { RecordChange } from './exchange/changing.ts'
import { CRASHES, type Crash } from './exchange/exchange-server.ts'
import { type Fault, isFault } from './exchange/fault.ts'
import { type Listening, listenOn } from './listen.ts'
import type { NotifyFault, Received } from './notify/notify-server.ts'

/** The switches of one exchange. */
export type ExchangeControl = {
  fault(fault: Fault | undefined): Promise<void>
  /** Median of a log-normal delay in milliseconds. */
  latency(medianMs: number, sigma?: number): Promise<void>
  switchOff(): Promise<void>
  switchOn(): Promise<void>
  requests(): Promise<number>
  /** Dies at the next write, before or after it is done; once. */
  crashAtWrite(crash: Crash | undefined): Promise<void>
  /** Somebody there writes a record of a patient: gives its `Type/id` once all who are told of it were. */
  change(nhsNumber: string, change: RecordChange): Promise<string | undefined>
  /** The next so many notifications of changes are lost on the way. */
  loseNotifications(count: number): Promise<void>
}

/** Everything that can be switched while London runs, alike from within its process and from another. */
export type LondonControl = {
  exchange(id: string): ExchangeControl
  /** 503 from the demographics service, or from the national data opt-out. */
  demographics(part: 'demographics' | 'optOut', isDown: boolean): Promise<void>
  /** What came outward from the gateway: messages by the simulated Notify, events at the webhook. */
  outward(): Promise<readonly Received[]>
  /** How the simulated Notify misbehaves; undefined heals it. */
  notifyFault(fault: NotifyFault | undefined): Promise<void>
  /** How often the address that the redirect fault leads to was visited: must stay 0. */
  strangerVisits(): Promise<number>
  /** Everything well again, no delay anywhere. */
  reset(): Promise<void>
}

/** What the control server needs of the London it stands in. */
type Switchable = LondonControl & { readonly ids: readonly string[]; state(): unknown; visited(): void }

/**
 * The control on loopback, for manual use and for other processes: `GET /` tells the state, `POST /exchanges/CROYDON` takes
 * `{ fault?, latency?, sigma?, crash?, lose? }` (`fault: null` heals), or `{ patient, change: { type, id?, add?, set? } }`: somebody writes a record there, `POST /demographics` `{ part, down }`, `POST /reset`. `GET /outward` tells what was sent outward,
 * `POST /outward` `{ fault }` (`down`, `answer-lost`, null). `/stranger` counts its visitors.
 */
export const startControl = (port: number, of: Switchable): Promise<Listening> =>
  listenOn(
    createServer(async (request, response) => {
      const reply = (status: number, body: unknown): void =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      const [, room = '', id = ''] = (request.url ?? '').split('/')
      if (room === 'stranger') {
        of.visited()
        return reply(200, { resourceType: 'Bundle', type: 'searchset', total: 0 })
      }
      if (request.method === 'GET' && room === 'outward') return reply(200, await of.outward())
      if (request.method === 'GET')
        return reply(
          200,
          room === 'exchanges' && of.ids.includes(id) ? { requests: await of.exchange(id).requests() } : of.state(),
        )
      let text = ''
      for await (const chunk of request) text += chunk
      try {
        const said = (text === '' ? {} : JSON.parse(text)) as {
          readonly fault?: string | null
          readonly latency?: number
          readonly sigma?: number
          readonly crash?: string | null
          readonly lose?: number
          readonly patient?: string
          readonly change?: RecordChange
          readonly part?: string
          readonly down?: boolean
        }
        if (room === 'exchanges' && of.ids.includes(id)) {
          if (typeof said.fault === 'string' && !isFault(said.fault)) return reply(400, { error: 'no such fault' })
          if (said.fault !== undefined)
            await of.exchange(id).fault(said.fault !== null && isFault(said.fault) ? said.fault : undefined)
          if (said.latency !== undefined) await of.exchange(id).latency(said.latency, said.sigma)
          if (said.crash !== undefined) await of.exchange(id).crashAtWrite(CRASHES.find((one) => one === said.crash))
          if (said.lose !== undefined) await of.exchange(id).loseNotifications(said.lose)
          if (said.change === undefined) return reply(200, {})
          return reply(200, { changed: await of.exchange(id).change(said.patient ?? '', said.change) })
        }
        if (room === 'demographics') {
          await of.demographics(said.part === 'optOut' ? 'optOut' : 'demographics', said.down === true)
          return reply(200, {})
        }
        if (room === 'outward') {
          if (said.fault != null && said.fault !== 'down' && said.fault !== 'answer-lost')
            return reply(400, { error: 'no such fault' })
          await of.notifyFault(said.fault ?? undefined)
          return reply(200, {})
        }
        if (room === 'reset') {
          await of.reset()
          return reply(200, {})
        }
        return reply(404, { error: 'no such switch' })
      } catch {
        return reply(400, { error: 'unreadable' })
      }
    }),
    port,
  )

/** The same control over a London that runs in another process. */
export const controlLondon = (address: string): LondonControl => {
  const send = async (path: string, body: unknown): Promise<void> => {
    const response = await fetch(`${address}${path}`, { method: 'POST', body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`The control of London answered ${response.status}.`)
  }
  const read = async (path: string): Promise<{ readonly requests?: number; readonly strangerVisits?: number }> =>
    (await (await fetch(`${address}${path}`)).json()) as { requests?: number; strangerVisits?: number }
  return {
    exchange: (id) => ({
      fault: (fault) => send(`/exchanges/${id}`, { fault: fault ?? null }),
      latency: (latency, sigma) => send(`/exchanges/${id}`, { latency, ...(sigma === undefined ? {} : { sigma }) }),
      switchOff: () => send(`/exchanges/${id}`, { fault: 'down' }),
      switchOn: () => send(`/exchanges/${id}`, { fault: null }),
      requests: async () => Number((await read(`/exchanges/${id}`)).requests),
      crashAtWrite: (crash) => send(`/exchanges/${id}`, { crash: crash ?? null }),
      change: async (patient, change) => {
        const response = await fetch(`${address}/exchanges/${id}`, {
          method: 'POST',
          body: JSON.stringify({ patient, change }),
        })
        return ((await response.json()) as { readonly changed?: string }).changed
      },
      loseNotifications: (lose) => send(`/exchanges/${id}`, { lose }),
    }),
    demographics: (part, down) => send('/demographics', { part, down }),
    outward: async () => (await (await fetch(`${address}/outward`)).json()) as readonly Received[],
    notifyFault: (fault) => send('/outward', { fault: fault ?? null }),
    strangerVisits: async () => Number((await read('/')).strangerVisits),
    reset: () => send('/reset', {}),
  }
}
