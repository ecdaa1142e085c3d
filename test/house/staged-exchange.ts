import { createPrivateKey, createPublicKey } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { State } from '../../gateway/state/open-state.ts'
import { holdingsOf } from '../london/exchange/holdings.ts'
import { SPEAKING } from '../london/exchange/speaking.ts'
import type { TongueServer } from '../london/exchange/tongue-server.ts'
import type { Held } from '../london/generator/generate.ts'
import type { Told } from '../london/generator/telling.ts'
import type { London } from '../london/london.ts'

/** Answers held back from the moment they are asked for. */
export type Curtain = {
  /** Resolves when the first question has come. */
  readonly asked: Promise<void>
  /** Lets all of them go. */
  readonly lift: () => void
}

/** An exchange of London behind whose address a story decides what is held, and when it is answered. */
export type StagedExchange = {
  readonly holds: (held: readonly Held[]) => void
  /** Answers everything with this instead, until it is called without. */
  readonly says: (answer?: { readonly status: number; readonly type: string; readonly body: string }) => void
  /** Answers a path of its own (`/Binary/1`) by hand, at whatever pace. */
  readonly serves: (path: string, answer: (response: ServerResponse) => void) => void
  readonly drawCurtain: () => Curtain
  readonly requests: () => number
  readonly close: () => Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

/** Takes the place of one of London's exchanges in the registry: the same row, another address; `settings` in the place of its own of that name. */
export const stageExchange = async (
  state: State,
  london: London,
  id: string,
  settings: object = {},
): Promise<StagedExchange> => {
  const row = london.addresses.exchanges.find((exchange) => exchange.id === id)
  if (row === undefined) throw new Error(`No such exchange: ${id}`)
  const trusted = createPublicKey(createPrivateKey({ key: london.addresses.vouching.key, format: 'jwk' }))
  const serve = (held: readonly Held[]): TongueServer =>
    SPEAKING[london.population.tongues.get(id) ?? 'FHIR_R4'](holdingsOf(held), { exchange: id, trusted })
  let speaker = serve(london.population.held.get(id) ?? [])
  const ways = new Map<string, (response: ServerResponse) => void>()
  let instead: Parameters<StagedExchange['says']>[0]
  let [onQuestion, open, requests] = [() => {}, Promise.resolve(), 0]
  const server = createServer(async (request, response) => {
    requests++
    const body = await bodyOf(request)
    onQuestion()
    await open
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
    const path = (request.url ?? '').slice('/fhir'.length)
    const byHand = ways.get(path)
    if (byHand !== undefined) return byHand(response)
    const right = instead ? undefined : speaker.handle(base, request.method ?? 'GET', path, body, undefined)
    response
      .writeHead(instead?.status ?? right?.status ?? 500, {
        'content-type': instead?.type ?? right?.contentType ?? 'application/fhir+json',
      })
      .end(instead?.body ?? right?.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
  await state.registry.saveExchange({ ...row, endpoint, settings: { ...(row.settings as object), ...settings } })
  return {
    holds: (held) => {
      speaker = serve(held)
    },
    says: (answer) => {
      instead = answer
    },
    serves: (path, answer) => void ways.set(path, answer),
    drawCurtain: () => {
      const question = Promise.withResolvers<void>()
      const curtain = Promise.withResolvers<void>()
      onQuestion = () => question.resolve()
      open = curtain.promise
      return { asked: question.promise, lift: () => curtain.resolve() }
    },
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

// biome-ignore lint/suspicious/noExplicitAny: any FHIR resource
export type Resource = any

/** A record as an exchange holds it, written anew. */
export const told = (resource: Resource, at = '2020-01-01T00:00'): Told => ({
  resourceType: resource.resourceType,
  id: resource.id,
  text: JSON.stringify(resource),
  at,
  lastUpdated: resource.meta?.lastUpdated ?? '2026-10-01T09:00:00Z',
})

/** What one exchange holds of one person; throws when it holds nothing of them. */
export const heldOf = (london: London, exchange: string, nhsNumber: string): Held => {
  const found = london.population.held
    .get(exchange)
    ?.find(({ foundBy }) => foundBy.some((number) => number === nhsNumber))
  if (found === undefined) throw new Error(`${exchange} does not hold that person.`)
  return found
}
