import type { ServerResponse } from 'node:http'
import type { RetrievedDocument } from '../../adapters/exchange-adapter.ts'
import { BrokenBody } from '../../adapters/transport/transport.ts'
import { asStated, NotAsStated, type Stated } from '../../gateway/retrieval/as-stated.ts'
import type { Telling } from '../../schema/model/record.ts'
import { type Audit, audit } from './audit.ts'
import { answerFor, type Bench, offeredBy } from './audit-bench.ts'
import { Inapplicable, promised } from './broken-promise.ts'
import type { Fault } from './faulty-proxy.ts'
import type { Answered } from './protocol-form.ts'

/** A document as it was listed, and the bytes that came of it. */
type Handed = { readonly telling: Telling<'DOCUMENT'>; readonly bytes: Buffer }

/** What a retrieval came to: a state of no answer, or what became of the bytes on their way to whoever compares them with what was stated. */
type Outcome = Exclude<RetrievedDocument['state'], 'ANSWERED'> | 'WHOLE' | 'BROKEN' | 'NOT_AS_STATED' | 'THROWN'

const MEGABYTE = 1024 * 1024
const HUNDRED_MEGABYTES = 100_000_000
/** What may be held of a document on its way. */
const MOST_HELD = 20 * MEGABYTE
/** So many documents of one list are tried: a list may begin with some that are kept elsewhere. */
const MOST_TRIED = 5

/** So that nothing but the bytes' own end says whether they are whole. */
const NOTHING_STATED: Stated = { size: null, hash: null }

const taken = async (document: RetrievedDocument, stated: Stated, pieces: Uint8Array[] = []): Promise<Outcome> => {
  if (document.state !== 'ANSWERED') return document.state
  try {
    for await (const piece of asStated(document.body, stated)) pieces.push(piece)
    return 'WHOLE'
  } catch (trouble) {
    if (trouble instanceof NotAsStated) return 'NOT_AS_STATED'
    return trouble instanceof BrokenBody ? 'BROKEN' : 'THROWN'
  } finally {
    document.body.destroy()
  }
}

const begun = async (
  { retrieve }: Bench,
  telling: Telling,
  wanted: Parameters<Bench['retrieve']>[1] = {},
): Promise<RetrievedDocument> => {
  const document = await retrieve(telling, wanted)
  if (document === undefined) throw new Inapplicable('The protocol hands over no documents.')
  return document
}

/** The first document of the list that is kept with the exchange, handed over honestly. */
const handed = async (bench: Bench): Promise<Handed> => {
  if (!offeredBy(bench.audited).includes('DOCUMENT')) throw new Inapplicable('The exchange offers no documents.')
  const { tellings } = answerFor(await bench.ask({ types: ['DOCUMENT'] }), 'DOCUMENT')
  for (const listed of tellings.slice(0, MOST_TRIED)) {
    const telling = listed as Handed['telling']
    const pieces: Uint8Array[] = []
    const outcome = await taken(await begun(bench, telling), telling.content, pieces)
    if (outcome === 'NOT_THERE') continue
    promised(outcome === 'WHOLE', `A document that was listed comes to ${outcome}.`)
    const bytes = Buffer.concat(pieces)
    promised(bytes.length > 0, 'A document that was listed is empty.')
    return { telling, bytes }
  }
  throw new Inapplicable('No document of the test patient is kept with the exchange.')
}

const isOneOf = (outcome: Outcome, allowed: readonly Outcome[], when: string): void =>
  promised(allowed.includes(outcome), `${when}: it must come to ${allowed.join(' or ')}, and comes to ${outcome}.`)

/** An audit that is played on a document: who has none is not judged by it. */
const onDocument = (id: string, name: string, run: (bench: Bench, handed: Handed) => Promise<void>): Audit =>
  audit({ id, name, unlessInapplicable: true }, async (bench) => run(bench, await handed(bench)))

/** With the fault on every request, the retrieval comes to one of these, and nobody else is spoken to. */
const comesTo = async (
  bench: Bench,
  { telling }: Handed,
  fault: Fault,
  allowed: readonly Outcome[],
  deadlineMs?: number,
): Promise<void> => {
  const { audited, proxy } = bench
  const form = fault in audited.form.faults ? audited.form.faults[fault as keyof typeof audited.form.faults] : undefined
  if (form !== undefined && !('say' in form)) return
  proxy.misbehave(fault)
  const outcome = await taken(
    await begun(bench, telling, deadlineMs === undefined ? {} : { deadlineMs }),
    telling.content,
  )
  promised(proxy.played() > 0, `The fault ${fault} could not be played.`)
  isOneOf(outcome, allowed, `With ${fault}`)
  promised(proxy.elsewhere() === 0, 'Another server was spoken to.')
}

type Split = { readonly before: Buffer; readonly after: Buffer; readonly inBase64: boolean }

/** An honest answer around the bytes of the document; undefined where they are not in it. */
const around = ({ body }: Answered, bytes: Buffer): Split | undefined => {
  for (const inBase64 of [false, true]) {
    const written = inBase64 ? Buffer.from(bytes.toString('base64')) : bytes
    const at = body.indexOf(written)
    if (at >= 0) return { before: body.subarray(0, at), after: body.subarray(at + written.length), inBase64 }
  }
  return undefined
}

type Altering = (bytes: Buffer, response: ServerResponse, split: Split) => void

/** Lets an audit write the document in the server's place, within the server's own envelope. */
const inPlaceOf =
  (bytes: Buffer, write: Altering) =>
  (honest: Answered, response: ServerResponse): boolean => {
    const split = around(honest, bytes)
    if (split === undefined) return false
    response.writeHead(honest.status, { 'content-type': honest.contentType })
    response.write(split.before)
    write(bytes, response, split)
    return true
  }

const written = (bytes: Buffer, { inBase64 }: Split): Buffer =>
  inBase64 ? Buffer.from(bytes.toString('base64')) : bytes

const spoiled = async (bench: Bench, { telling, bytes }: Handed, write: Altering): Promise<RetrievedDocument> => {
  bench.proxy.spoil(inPlaceOf(bytes, write))
  const document = await begun(bench, telling)
  promised(bench.proxy.played() > 0, 'The document does not stand in the answer as it was handed over.')
  return document
}

/** Writes a hundred megabytes as fast as they are taken, and tells how many are on their way. */
const flooding = () => {
  const flood = { sent: 0 }
  const write: Altering = (_bytes, response, split) => {
    const chunk = written(Buffer.alloc(3 * MEGABYTE, 0x78), split)
    const more = (): void => {
      if (response.destroyed) return
      if (flood.sent >= HUNDRED_MEGABYTES) {
        response.end(split.after)
        return
      }
      flood.sent += chunk.length
      response.write(chunk, more)
    }
    more()
  }
  return { flood, write }
}

/** Until nothing more is sent, however long that takes. */
const atRest = async (flood: { readonly sent: number }): Promise<void> => {
  let before = -1
  while (flood.sent !== before) {
    before = flood.sent
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** The promise of `ExchangeAdapter.retrieve`, with permanent ids. */
export const DOCUMENT_AUDITS: readonly Audit[] = [
  onDocument(
    'A35',
    'MUST hand over a document that it listed: whole, as it was stated, the same twice',
    async (bench, { telling, bytes }) => {
      const again: Uint8Array[] = []
      isOneOf(await taken(await begun(bench, telling), telling.content, again), ['WHOLE'], 'The second time')
      promised(Buffer.concat(again).equals(bytes), 'The second time other bytes came.')
    },
  ),
  onDocument('A36', 'MUST be FAILED when anything else comes in a document’s place', async (bench, document) => {
    const failed: readonly Outcome[] = ['FAILED']
    for (const fault of ['html', 'server-error', 'reset', 'error-in-200', 'packed'] as const)
      await comesTo(bench, document, fault, failed)
  }),
  onDocument('A37', 'MUST be FAILED, and MUST NOT follow, when a document is redirected elsewhere', (bench, document) =>
    comesTo(bench, document, 'redirect', ['FAILED']),
  ),
  onDocument('A38', 'MUST be REFUSED_BY_EXCHANGE when a document is forbidden', (bench, document) =>
    comesTo(bench, document, 'forbidden', ['REFUSED_BY_EXCHANGE']),
  ),
  onDocument('A39', 'MUST be TIMED_OUT at the deadline when a document does not begin', (bench, document) =>
    comesTo(bench, document, 'silence', ['TIMED_OUT'], 400),
  ),
  onDocument(
    'A40',
    'MUST break, and MUST NOT be taken for whole, when a document is cut off',
    async (bench, document) => {
      const cut: Altering = (bytes, response, split) => {
        const all = written(bytes, split)
        response.write(all.subarray(0, Math.ceil(all.length / 2)), () => response.socket?.destroy())
      }
      isOneOf(
        await taken(await spoiled(bench, document, cut), NOTHING_STATED),
        ['BROKEN', 'FAILED'],
        'Cut off half-way',
      )
    },
  ),
  onDocument(
    'A41',
    'MUST be seen to be another document by the size or the hash it was listed with',
    async (bench, document) => {
      const { size, hash } = document.telling.content
      if (size === null && hash === null)
        throw new Inapplicable('The exchange states neither size nor hash of its documents.')
      const other: Altering = (bytes, response, split) => {
        const altered = Buffer.from(bytes)
        altered[0] = (altered[0] ?? 0) ^ 1
        const sent = hash === null ? Buffer.concat([altered, Buffer.from('x')]) : altered
        response.end(Buffer.concat([written(sent, split), split.after]))
      }
      isOneOf(
        await taken(await spoiled(bench, document, other), document.telling.content),
        ['NOT_AS_STATED'],
        'With other bytes',
      )
    },
  ),
  onDocument(
    'A42',
    'MUST hold no more than 20 MB of a document of 100 MB, and let go of it when it is not wanted',
    async (bench, document) => {
      const { flood, write } = flooding()
      const retrieved = await spoiled(bench, document, write)
      promised(retrieved.state === 'ANSWERED', `A document of 100 MB comes to ${retrieved.state}.`)
      const first = await retrieved.body[Symbol.asyncIterator]().next()
      promised(first.done !== true && first.value.length > 0, 'A document of 100 MB did not begin.')
      await atRest(flood)
      promised(
        flood.sent <= MOST_HELD,
        `One piece was taken, and ${Math.round(flood.sent / MEGABYTE)} MB were asked for.`,
      )
      retrieved.body.destroy()
      await atRest(flood)
      promised(flood.sent <= MOST_HELD, 'It went on after nobody wanted it.')
    },
  ),
]
