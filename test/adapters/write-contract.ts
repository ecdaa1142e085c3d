import type { EditSent, EditWanted, EditWriter, ExchangeAdapter } from '../../adapters/exchange-adapter.ts'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Telling } from '../../schema/model/record.ts'
import type { RecordDraft } from '../../schema/model/record-edit.ts'
import { promised, promisedSame } from './broken-promise.ts'
import { type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts'
import type { ProtocolForm } from './protocol-form.ts'
import { throughProxy } from './through-proxy.ts'

/** A server that can be written to, its adapter, and what to write: each audit writes and so changes what it holds. */
export type WriteAudited = {
  readonly adapter: ExchangeAdapter
  readonly form: ProtocolForm
  readonly settings: unknown
  readonly upstream: string
  readonly patient: NhsNumber
  readonly unknown: NhsNumber
  readonly custodian: OdsCode
  /** What is added, and then said otherwise. */
  readonly draft: RecordDraft
  readonly otherwise: RecordDraft
  close(): Promise<void>
}

type Deed = EditWanted['deed']
type Sending = {
  readonly id?: string
  readonly sentBefore?: boolean
  readonly mayGo?: boolean
  readonly deadlineMs?: number
  readonly patient?: NhsNumber
}

type WriteBench = {
  readonly audited: WriteAudited
  readonly proxy: FaultyProxy
  readonly writer: EditWriter<unknown>
  send(deed: Deed, sending?: Sending): Promise<EditSent>
  settle(deed: Deed, sending?: Sending): ReturnType<EditWriter<unknown>['settle']>
  /** What the exchange then tells of the type. */
  tell(): Promise<readonly Telling[]>
  /** The same, of a server that cannot be reached. */
  away(deed: Deed): Promise<EditSent>
}

/** One audit of writing: its id is permanent. */
export type WriteAudit = {
  readonly id: string
  readonly name: string
  readonly run: (audited: WriteAudited) => Promise<void>
}

let made = 0
const anId = (): string => `00000000-0000-8000-8000-${String(++made).padStart(12, '0')}`

const exchangeAt = ({ form, upstream, settings }: WriteAudited): Exchange => ({
  id: 'AUDITED' as Exchange['id'],
  name: 'The exchange under audit',
  area: 'Nowhere',
  protocol: form.protocol,
  endpoint: upstream,
  members: [],
  recordTypes: [],
  defaultController: undefined,
  lifecycle: 'LIVE',
  maintenance: [],
  limits: { concurrency: 4, maxBodyBytes: 16 * 1024 * 1024 },
  settings,
})

const wanted = (audited: WriteAudited, deed: Deed, of: Sending): EditWanted => ({
  id: of.id ?? anId(),
  patient: of.patient ?? audited.patient,
  deed,
  custodian: audited.custodian,
  proposedAt: '2026-11-28T09:00:00.000Z',
  sentBefore: of.sentBefore ?? false,
  mayGo: async () => of.mayGo ?? true,
  author: { subject: '910000000101', role: 'clinician', roleCode: undefined, name: 'ODUYA Miriam Dr' },
  purpose: 'TREAT',
  organisation: audited.custodian,
  signal: AbortSignal.timeout(of.deadlineMs ?? 20_000),
  deadline: performance.now() + (of.deadlineMs ?? 20_000),
})

const audit = (id: string, name: string, run: (bench: WriteBench) => Promise<void>): WriteAudit => ({
  id,
  name,
  run: async (audited) => {
    const { write: writer } = audited.adapter
    promised(writer !== undefined, 'There is no way to write.')
    const proxy = await startFaultyProxy(audited.upstream, audited.form)
    const transport = createTransport({ backoffMs: 1 })
    const way = throughProxy(transport, audited.upstream, proxy.endpoint)
    const exchange = exchangeAt(audited)
    try {
      await run({
        audited,
        proxy,
        writer,
        send: (deed, of = {}) => writer.send(wanted(audited, deed, of), exchange, audited.settings, way),
        settle: (deed, of = {}) => writer.settle(wanted(audited, deed, of), exchange, audited.settings, way),
        away: (deed) =>
          writer.send(
            wanted(audited, deed, {}),
            { ...exchange, endpoint: 'http://127.0.0.1:9/fhir' },
            audited.settings,
            transport,
          ),
        tell: async () => {
          const { type } = audited.draft
          const answer = await audited.adapter.ask(
            {
              patient: audited.patient,
              types: [{ type, from: undefined, to: undefined }],
              purpose: 'TREAT',
              organisation: undefined,
              signal: AbortSignal.timeout(20_000),
              deadline: performance.now() + 20_000,
            },
            exchange,
            audited.settings,
            way,
          )
          return answer.types.get(type)?.tellings ?? []
        },
      })
    } finally {
      await transport.close()
      await proxy.close()
    }
  },
})

const adding = ({ audited }: WriteBench): Deed => ({ kind: 'ADD', draft: audited.draft })

/** Adds a record, to be changed. */
const added = async (bench: WriteBench): Promise<{ readonly sourceId: string; readonly version: string }> => {
  const sent = await bench.send(adding(bench))
  promised(sent.state === 'ACCEPTED' && sent.version !== null, `The addition is ${sent.state}, or has no version.`)
  return { sourceId: sent.sourceId, version: sent.version ?? '' }
}

const is = (found: { readonly state: string }, states: string | readonly string[], when: string): void => {
  const expected = typeof states === 'string' ? [states] : states
  promised(expected.includes(found.state), `${when} it must be ${expected.join(' or ')}, and is ${found.state}.`)
}

const groundOf = (sent: EditSent): string => (sent.state === 'DECLINED' ? sent.ground : sent.state)

const told = async (bench: WriteBench, sourceId: string): Promise<Telling | undefined> =>
  (await bench.tell()).find((telling) => telling.sourceId === sourceId)

/** The first request that writes, counted from the sending's first: before it stands the search for the patient, and of a change the look at the record. */
const WRITES_AT = { ADD: 1, CHANGE: 2 } as const

/** The promise of `EditWriter`, as audits with permanent ids (RFC 2119 words): every protocol that can write passes them on every server it is for. */
export const exchangeWriteContract: readonly WriteAudit[] = [
  audit('W01', 'MUST take nothing of an exchange that declares nothing', async ({ audited, writer }) => {
    promised(writer.takes(audited.settings).length > 0, 'It takes nothing where something is declared.')
    promisedSame(writer.takes(audited.adapter.settings.parse({})), [], 'It takes something that was not declared.')
  }),
  audit(
    'W02',
    'MUST add a record that the exchange then tells once, under the id and version it said, of the controller and the author that were stated',
    async (bench) => {
      const before = await bench.tell()
      const { sourceId, version } = await added(bench)
      const after = await bench.tell()
      promisedSame(after.length, before.length + 1, 'Another number of records is told than one more.')
      const telling = after.find((one) => one.sourceId === sourceId)
      promised(telling !== undefined, 'It is not told under the id that was said.')
      promisedSame(telling.version, version, 'It is told in another version.')
      promisedSame(telling.custodian, bench.audited.custodian, 'It is told of another controller.')
      promisedSame(telling.author, 'ODUYA Miriam Dr', 'It is told of another author.')
    },
  ),
  audit('W03', 'MUST make the same addition once, however often it is sent', async (bench) => {
    const [id, before] = [anId(), await bench.tell()]
    const sent = [
      await bench.send(adding(bench), { id }),
      ...(await Promise.all([1, 2].map(() => bench.send(adding(bench), { id, sentBefore: true })))),
    ]
    for (const one of sent) is(one, 'ACCEPTED', 'Sent again')
    const places = new Set(sent.map((one) => (one.state === 'ACCEPTED' ? one.sourceId : '')))
    promisedSame(places.size, 1, 'It has several ids.')
    promisedSame((await bench.tell()).length, before.length + 1, 'Another number of records is told than one more.')
  }),
  audit('W04', 'MUST NOT write what may not go any more, and MUST ask that last of all', async (bench) => {
    const id = anId()
    promisedSame(
      groundOf(await bench.send(adding(bench), { id, mayGo: false })),
      'NO_LONGER_PERMITTED',
      'It is not declined for that.',
    )
    promisedSame(
      bench.proxy.passed.length,
      WRITES_AT.ADD,
      'Not all that can be asked before was asked, or more was sent.',
    )
    is(await bench.settle(adding(bench), { id }), 'ABSENT', 'Asked afterwards')
  }),
  audit(
    'W05',
    'MUST NOT guess when the answer is lost, and MUST find what was made when it is asked',
    async (bench) => {
      const id = anId()
      bench.proxy.misbehave('half', WRITES_AT.ADD)
      is(await bench.send(adding(bench), { id }), 'UNKNOWN', 'With half of every answer')
      promised(bench.proxy.played() > 0, 'The fault was not played.')
      bench.proxy.misbehave(undefined)
      is(await bench.settle(adding(bench), { id }), 'ACCEPTED', 'Asked afterwards')
    },
  ),
  audit('W06', 'MUST say that it is not there when it never came, and MUST then make it once', async (bench) => {
    const [id, before] = [anId(), await bench.tell()]
    bench.proxy.misbehave('reset', WRITES_AT.ADD)
    is(await bench.send(adding(bench), { id }), 'UNKNOWN', 'With every connection reset')
    bench.proxy.misbehave(undefined)
    is(await bench.settle(adding(bench), { id }), 'ABSENT', 'Asked afterwards')
    is(await bench.send(adding(bench), { id, sentBefore: true }), 'ACCEPTED', 'Sent again')
    promisedSame((await bench.tell()).length, before.length + 1, 'Another number of records is told than one more.')
  }),
  audit('W07', 'MUST be DECLINED when it is forbidden', async (bench) => {
    bench.proxy.misbehave('forbidden', WRITES_AT.ADD)
    promisedSame(groundOf(await bench.send(adding(bench))), 'REFUSED_BY_EXCHANGE', 'It is not declined for that.')
  }),
  audit('W08', 'MUST be DECLINED, with certainty, when nobody is there', async (bench) => {
    promisedSame(groundOf(await bench.away(adding(bench))), 'NOT_REACHED', 'It is not declined for that.')
  }),
  audit('W09', 'MUST NOT write where the exchange does not know the patient', async (bench) => {
    const sent = await bench.send(adding(bench), { patient: bench.audited.unknown })
    promisedSame(groundOf(sent), 'PATIENT_NOT_FOUND', 'It is not declined for that.')
    promisedSame(bench.proxy.passed.length, WRITES_AT.ADD, 'More was sent than the search for the patient.')
  }),
  audit('W10', 'MUST end at its deadline when it gets nothing, and MUST NOT guess', async (bench) => {
    const id = anId()
    let sent: EditSent = { state: 'DECLINED', ground: 'NOT_REACHED' }
    // A busy machine may let a short deadline pass before the fault is met: that says nothing, and the next is longer.
    for (const deadlineMs of [400, 2_000, 10_000]) {
      bench.proxy.misbehave('silence', WRITES_AT.ADD)
      sent = await bench.send(adding(bench), { id, deadlineMs })
      if (bench.proxy.played() > 0) break
    }
    is(sent, 'UNKNOWN', 'In silence')
  }),
  audit('W11', 'MUST be unknown when asking gets no answer of the protocol', async (bench) => {
    for (const fault of ['html', 'half', 'server-error', 'forbidden', 'reset'] as const) {
      bench.proxy.misbehave(fault)
      is(await bench.settle(adding(bench)), 'UNKNOWN', `Asked, with ${fault},`)
    }
  }),
  audit('W12', 'MUST say a record otherwise under a version of its own', async (bench) => {
    const seen = await added(bench)
    const sent = await bench.send({ kind: 'AMEND', ...seen, draft: bench.audited.otherwise })
    is(sent, 'ACCEPTED', 'Changed as it was seen')
    const now = sent.state === 'ACCEPTED' ? await told(bench, sent.sourceId) : undefined
    promised(now !== undefined, 'What it says otherwise is not told.')
    promised(
      sent.state === 'ACCEPTED' && (sent.sourceId !== seen.sourceId || sent.version !== seen.version),
      'It has neither another id nor another version.',
    )
  }),
  audit('W13', 'MUST be CONFLICT, and MUST NOT write, when another version is there than was seen', async (bench) => {
    const seen = await added(bench)
    const change: Deed = { kind: 'AMEND', ...seen, draft: bench.audited.otherwise }
    is(await bench.send(change), 'ACCEPTED', 'The first time')
    const before = await bench.tell()
    const id = anId()
    is(await bench.send(change, { id }), 'CONFLICT', 'The second time')
    is(await bench.send(change, { id, sentBefore: true }), 'CONFLICT', 'Sent once more')
    is(await bench.settle(change, { id }), 'CONFLICT', 'Asked')
    const versions = (all: readonly Telling[]) => all.map(({ sourceId, version }) => `${sourceId} ${version}`).sort()
    promisedSame(versions(await bench.tell()), versions(before), 'Something was written.')
  }),
  audit('W14', 'MUST find a change whose answer was lost, also when others changed the record since', async (bench) => {
    const seen = await added(bench)
    const id = anId()
    const change: Deed = { kind: 'AMEND', ...seen, draft: bench.audited.otherwise }
    bench.proxy.misbehave('half', WRITES_AT.CHANGE)
    is(await bench.send(change, { id }), 'UNKNOWN', 'With half of every answer')
    bench.proxy.misbehave(undefined)
    const settled = await bench.settle(change, { id })
    is(settled, 'ACCEPTED', 'Asked afterwards')
    const [sourceId, version] = settled.state === 'ACCEPTED' ? [settled.sourceId, settled.version ?? ''] : ['', '']
    is(await bench.send({ kind: 'AMEND', sourceId, version, draft: bench.audited.draft }), 'ACCEPTED', 'Changed again')
    const later = await bench.settle(change, { id })
    is(later, 'ACCEPTED', 'Asked after that')
    promisedSame(later.state === 'ACCEPTED' ? later.sourceId : '', sourceId, 'Asked after that, it has another id.')
    is(await bench.send(change, { id, sentBefore: true }), 'ACCEPTED', 'Sent again')
  }),
  audit(
    'W15',
    'MUST mark a record as entered in error where it takes that, and MUST decline it where not',
    async (bench) => {
      const seen = await added(bench)
      const deed: Deed = { kind: 'MARK_ENTERED_IN_ERROR', ...seen }
      const takes = bench.writer
        .takes(bench.audited.settings)
        .some(({ recordType, deeds }) => recordType === bench.audited.draft.type && deeds.includes(deed.kind))
      const sent = await bench.send(deed)
      is(sent, takes ? 'ACCEPTED' : 'DECLINED', 'Marked')
      const status = (await told(bench, seen.sourceId))?.content.status
      promisedSame(status === 'entered-in-error', takes, `It is told as ${status}.`)
    },
  ),
]
