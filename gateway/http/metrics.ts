import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { HouseErrorCode } from '../../schema/model/house-error.ts'
import type { Manifest } from '../../schema/model/manifest.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import type { Scorecards } from '../scorecards/scorecards.ts'
import { watchScores } from './score-gauges.ts'

/** What is counted. Labels are exchange ids, states, purposes and codes: never a person's. */
export type Metrics = {
  readonly registry: Registry
  readonly viewed: (purpose: PurposeOfUse, seconds: number, manifest: Manifest) => void
  readonly refused: (code: HouseErrorCode) => void
  readonly unattributed: (exchange: ExchangeId, count: number) => void
  readonly quarantined: (exchange: ExchangeId) => void
  readonly broken: (exchange: ExchangeId) => void
  /** A change of a record was settled at the exchange that owns it. */
  readonly editSettled: (exchange: ExchangeId, state: string) => void
  /** A change of an exchange that was on trial governs, or was rolled back. */
  readonly trialEnded: (exchange: ExchangeId, settled: string) => void
  /** The locator: exchanges not asked in one view, and what asking all of them beside it showed. */
  readonly locator: {
    readonly passedOver: (exchanges: number) => void
    readonly measured: (exchange: ExchangeId, missed: boolean) => void
  }
  /** A document that began has ended: whole, or why not; and how many bytes were handed through. */
  readonly documentEnded: (exchange: ExchangeId, outcome: string, bytes: number) => void
  /** A refusal for want of time could not be written down, and who asked had no time to be told. */
  readonly unrecorded: () => void
  /** A stored agreement is not what was signed: it counts as none. */
  readonly agreementRefused: () => void
  /** A CDS card was answered, by what it says; and what became of cards. */
  readonly cds: { readonly card: (kind: string) => void; readonly feedback: (outcome: string) => void }
  /** The FHIR façade answered: which interaction, with which HTTP status. */
  readonly fhirAnswered: (interaction: string, status: number) => void
  /** A notice or an event went outward, is to be tried again, or was given up. */
  readonly sending: (way: string, outcome: string) => void
  /** An exchange told of a change: taken, or why not. */
  readonly notification: (exchange: ExchangeId, outcome: string) => void
  /** A stream to a follower was opened, or has ended. */
  readonly streamOpened: (by: 1 | -1) => void
  /** A request was counted by this node alone, since Redis did not count it. */
  readonly countedAlone: () => void
  /** Has these read at each scrape: whether Redis is reached, and the versions that decisions are made by. */
  readonly watch: (read: {
    readonly redisReached: (() => Promise<boolean>) | undefined
    readonly versions: () => Readonly<Record<string, number>>
    /** Notices and events that were given up. */
    readonly deadSendings: () => Promise<number>
    readonly scorecards: Scorecards['cards']
  }) => void
}

/** One registry a process, with Node's own metrics beside ours. Call `registry.clear()` when the process stops serving. */
export const createMetrics = (): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const views = new Histogram({
    name: 'exchange_view_seconds',
    help: 'Time from the question to the answer, by purpose of use.',
    labelNames: ['purpose'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 1.5, 3, 5],
    registers,
  })
  const states = new Counter({
    name: 'exchange_states_total',
    help: 'What each exchange did, one count for each record type asked.',
    labelNames: ['exchange', 'state'],
    registers,
  })
  const notifications = new Counter({
    name: 'change_notifications_total',
    help: 'What exchanges told of changes: taken, or why not.',
    labelNames: ['exchange', 'outcome'],
    registers,
  })
  const streams = new Gauge({ name: 'change_streams', help: 'Streams to followers that are open.', registers })
  const refusals = new Counter({
    name: 'refusals_total',
    help: 'Requests refused whole, by code.',
    labelNames: ['code'],
    registers,
  })
  const unattributed = new Counter({
    name: 'unattributed_records_total',
    help: 'Records with no data controller that is a member of the exchange.',
    labelNames: ['exchange'],
    registers,
  })
  const quarantined = new Counter({
    name: 'quarantined_answers_total',
    help: 'Answers that speak of another person.',
    labelNames: ['exchange'],
    registers,
  })
  const passedOver = new Counter({
    name: 'locator_passed_over_total',
    help: 'Exchanges not asked since they said lately that they do not know the patient.',
    registers,
  })
  const measured = new Counter({
    name: 'locator_measured_total',
    help: 'Exchanges that would have been passed over and were asked all the same, by whether the patient was there after all: missed or right.',
    labelNames: ['exchange', 'outcome'],
    registers,
  })
  const broken = new Counter({
    name: 'adapter_faults_total',
    help: 'Adapters that broke their promise.',
    labelNames: ['exchange'],
    registers,
  })
  const documents = new Counter({
    name: 'documents_total',
    help: 'Documents that began to be handed through, by what became of them; NOT_AS_STATED: size or hash were not what the source states.',
    labelNames: ['exchange', 'outcome'],
    registers,
  })
  const documentBytes = new Counter({
    name: 'document_bytes_total',
    help: 'Bytes of documents handed through.',
    labelNames: ['exchange'],
    registers,
  })
  const edits = new Counter({
    name: 'record_edits_settled_total',
    help: 'Changes of records that were sent to the exchange that owns them, by how they came out; UNKNOWN: it never said, and somebody must look.',
    labelNames: ['exchange', 'state'],
    registers,
  })
  const trials = new Counter({
    name: 'exchange_trials_ended_total',
    help: 'Changes of exchanges that were on trial, by what became of them.',
    labelNames: ['exchange', 'settled'],
    registers,
  })
  const unrecorded = new Counter({
    name: 'refusals_unrecorded_total',
    help: 'Refusals for want of time that the ledger did not take: nothing was released, and nothing says so but this.',
    registers,
  })
  const agreementsRefused = new Counter({
    name: 'agreements_refused_total',
    help: 'Agreements whose stored terms are not what was signed, each time one was read: they count as none.',
    registers,
  })
  const cards = new Counter({
    name: 'cds_cards_total',
    help: 'Cards of CDS services, by what they say: found, none, refused, nobody-named.',
    labelNames: ['kind'],
    registers,
  })
  const cardFeedback = new Counter({
    name: 'cds_feedback_total',
    help: 'What became of cards of CDS services.',
    labelNames: ['outcome'],
    registers,
  })
  const fhirAnswers = new Counter({
    name: 'fhir_answers_total',
    help: 'Answers of the FHIR façade, by interaction and HTTP status.',
    labelNames: ['interaction', 'status'],
    registers,
  })
  const sendings = new Counter({
    name: 'sendings_total',
    help: 'Notices and events sent outward, by way and by what became of them; DEAD: given up, to be looked into.',
    labelNames: ['way', 'outcome'],
    registers,
  })
  const countedAlone = new Counter({
    name: 'requests_counted_alone_total',
    help: 'Requests whose rate this node counted by itself, since Redis did not.',
    registers,
  })
  return {
    registry,
    editSettled: (exchange, state) => edits.inc({ exchange, state }),
    trialEnded: (exchange, settled) => trials.inc({ exchange, settled }),
    locator: {
      passedOver: (exchanges) => passedOver.inc(exchanges),
      measured: (exchange, missed) => measured.inc({ exchange, outcome: missed ? 'missed' : 'right' }),
    },
    unrecorded: () => unrecorded.inc(),
    cds: { card: (kind) => cards.inc({ kind }), feedback: (outcome) => cardFeedback.inc({ outcome }) },
    fhirAnswered: (interaction, status) => fhirAnswers.inc({ interaction, status }),
    agreementRefused: () => agreementsRefused.inc(),
    notification: (exchange, outcome) => notifications.inc({ exchange, outcome }),
    streamOpened: (by) => streams.inc(by),
    sending: (way, outcome) => sendings.inc({ way, outcome }),
    countedAlone: () => countedAlone.inc(),
    watch: ({ redisReached, versions, deadSendings, scorecards }) => {
      watchScores(registry, scorecards)
      new Gauge({
        name: 'sendings_dead',
        help: 'Notices and events that were tried in vain and given up: somebody must look into it.',
        registers,
        async collect() {
          try {
            this.set(await deadSendings())
          } catch {
            // The rest of the page is told all the same; how many there were last time is not.
            this.reset()
          }
        },
      })
      new Gauge({
        name: 'policy_version',
        help: 'The version that decisions of this node are made by.',
        labelNames: ['of'],
        registers,
        collect() {
          for (const [of, version] of Object.entries(versions())) this.set({ of }, version)
        },
      })
      if (redisReached === undefined) return
      new Gauge({
        name: 'redis_reached',
        help: 'Whether this node reaches Redis: 1 or 0. Without it limits are counted per node; nothing else is lost.',
        registers,
        async collect() {
          this.set((await redisReached()) ? 1 : 0)
        },
      })
    },
    viewed: (purpose, seconds, manifest) => {
      views.observe({ purpose }, seconds)
      for (const { exchange, state } of manifest) states.inc({ exchange, state })
    },
    refused: (code) => refusals.inc({ code }),
    unattributed: (exchange, count) => unattributed.inc({ exchange }, count),
    quarantined: (exchange) => quarantined.inc({ exchange }),
    broken: (exchange) => broken.inc({ exchange }),
    documentEnded: (exchange, outcome, bytes) => {
      documents.inc({ exchange, outcome })
      documentBytes.inc({ exchange }, bytes)
    },
  }
}
