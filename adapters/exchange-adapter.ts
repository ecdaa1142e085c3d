import type { z } from 'zod'
import type { TypeAsked } from '../schema/model/access-request.ts'
import type { Demographics } from '../schema/model/demographics.ts'
import type { Exchange } from '../schema/model/exchange.ts'
import type { AdapterState, ExchangeAnswer } from '../schema/model/exchange-answer.ts'
import type { Instant } from '../schema/model/instant.ts'
import type { JsonBytes } from '../schema/model/json-bytes.ts'
import type { NhsNumber } from '../schema/model/nhs-number.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import type { Telling } from '../schema/model/record.ts'
import type { EditCapability, RecordDraft, RecordEditGround } from '../schema/model/record-edit.ts'
import type { Role } from '../schema/model/role.ts'
import type { ChangeNotifier } from './change-notifier.ts'
import type { Transport } from './transport/transport.ts'

/** Reads a telling once more out of the bytes it came in. While it is held, so are they. */
export type ReadAgain = () => Telling

/**
 * A resource's JSON as it was sent, less the white space between its tokens. `levels`: no more objects and arrays than these stand within each other in it, itself among
 * them.
 */
export type SentJson = JsonBytes & { readonly levels: number }

/**
 * What is kept of a record, in its telling's place: what an exchange sent need not be held until the slowest of all has answered. `again` is
 * undefined where the telling is not to be found in one place: one record told twice. `sent` is undefined there too, and where the source spoke no JSON
 * or spelled it so that only a parser should read it; it is good until the call returns.
 */
export type Keep = (telling: Telling, again: ReadAgain | undefined, sent: SentJson | undefined) => Telling

/** The acting person as an exchange may be told of them: the issuer's opaque id, the part they play, and the name where a standard demands one. Never logged. */
export type ActingPerson = {
  readonly subject: string
  readonly role: Role
  /** The NHS job role code, where they have one. */
  readonly roleCode: string | undefined
  readonly name: string | undefined
}

/** What the demographics service says of a patient, as far as an exchange may be helped to find them by it. */
export type KnownOfPatient = Pick<Demographics, 'birthDate' | 'family' | 'given' | 'gender'>

/** One question to one exchange: only the permitted record types, one deadline shared by the whole question. */
export type ExchangeQuestion = {
  readonly patient: NhsNumber
  readonly types: readonly TypeAsked[]
  /** Only what changed since this FHIR instant, where the exchange can say so; undefined asks for all. */
  readonly since?: string | undefined
  readonly purpose: PurposeOfUse
  /** The acting person's legal entity; undefined for patients and proxies. */
  readonly organisation: OdsCode | undefined
  /** Who asks; absent where the house itself does. */
  readonly requester?: ActingPerson | undefined
  /** Absent where the demographics service said nothing. */
  readonly known?: KnownOfPatient | undefined
  /** Called with each record as it is read; without it every telling is kept whole. */
  readonly keep?: Keep
  /** Aborted at the deadline or when the caller has gone. */
  readonly signal: AbortSignal
  /** On this process's monotonic clock (`performance.now()`), milliseconds. */
  readonly deadline: Instant
}

/** The wish for one document, as it was listed and released just now. */
export type DocumentWanted = {
  readonly patient: NhsNumber
  /** As this exchange listed it a moment ago, whole: whatever leads to the document is read from its `original`, `sourceId` or content. */
  readonly telling: Telling
  readonly purpose: PurposeOfUse
  readonly organisation: OdsCode | undefined
  readonly requester?: ActingPerson | undefined
  readonly known?: KnownOfPatient | undefined
  /** Aborted when the caller has gone or may have it no longer: for as long as the document is under way. */
  readonly signal: AbortSignal
  /** By then the document must have begun; on `performance.now()`, milliseconds. */
  readonly deadline: Instant
}

/**
 * A document under way: the bytes themselves, nothing of an envelope, streamed and never held whole. `size` where the source states it of these bytes. `body` asks
 * for no more than is taken, fails (`BrokenBody`) where what came is not whole, and is read to its end or destroyed by whoever was given it.
 */
export type RetrievedDocument =
  | {
      readonly state: 'ANSWERED'
      /** As the source states it with the bytes; empty where it states none. */
      readonly contentType: string
      readonly size: number | undefined
      readonly body: AsyncIterable<Uint8Array> & { destroy(): void }
    }
  | { readonly state: Exclude<AdapterState, 'ANSWERED'> }
  /** The exchange knows of no such document, or of none that is kept with it. */
  | { readonly state: 'NOT_THERE' }

/** One edit on its way to the exchange that owns the record. */
export type EditWanted = {
  /** A UUID, the same whenever the same edit is sent: by it the exchange, asked again, tells whether it has it. */
  readonly id: string
  readonly patient: NhsNumber
  readonly deed:
    | { readonly kind: 'ADD'; readonly draft: RecordDraft }
    /** `version`: the one that was seen. Another is never written over. */
    | { readonly kind: 'AMEND'; readonly sourceId: string; readonly version: string; readonly draft: RecordDraft }
    | { readonly kind: 'MARK_ENTERED_IN_ERROR'; readonly sourceId: string; readonly version: string }
  /** The data controller that holds the record, or will. */
  readonly custodian: OdsCode
  /** When it was proposed, ISO 8601. */
  readonly proposedAt: string
  /** Whether it may have been sent before: then that the record has changed does not say yet who changed it. */
  readonly sentBefore: boolean
  /** Asked right before the request that writes, once everything else has been asked: `false`, and it is not sent. Never throws. */
  readonly mayGo: () => Promise<boolean>
  readonly author: ActingPerson
  readonly purpose: PurposeOfUse
  readonly organisation: OdsCode
  readonly signal: AbortSignal
  /** On `performance.now()`, milliseconds. */
  readonly deadline: Instant
}

/** The exchange holds it, under this id and version. */
export type EditThere = { readonly state: 'ACCEPTED'; readonly sourceId: string; readonly version: string | null }

/**
 * What sending came to. `DECLINED` and `CONFLICT`: it is certain that nothing was written. `UNKNOWN`: it may have been; nobody guesses, `settle` asks.
 */
export type EditSent =
  | EditThere
  | { readonly state: 'DECLINED'; readonly ground: RecordEditGround }
  | { readonly state: 'CONFLICT' }
  | { readonly state: 'UNKNOWN' }

/**
 * What the exchange says of an edit that may have reached it. `ABSENT`: it has not been made, and may be sent again: that would make it once. `CONFLICT`: it has not, and
 * cannot be any more. `UNKNOWN`: the exchange did not say.
 */
export type EditSettled =
  | EditThere
  | { readonly state: 'ABSENT' }
  | { readonly state: 'CONFLICT' }
  | { readonly state: 'UNKNOWN' }

/** How a protocol writes: what an exchange takes, sending, and asking afterwards. Neither of the latter ever throws or outlives its deadline. */
export type EditWriter<Settings> = {
  /** What an exchange with these settings takes; nothing where it declares nothing. */
  takes(settings: Settings): readonly EditCapability[]
  /** Sends an edit once, under a condition that lets the same edit be made once however often it is sent. */
  send(edit: EditWanted, exchange: Exchange, settings: Settings, transport: Transport): Promise<EditSent>
  /** Asks whether it was made. Changes nothing. */
  settle(edit: EditWanted, exchange: Exchange, settings: Settings, transport: Transport): Promise<EditSettled>
}

/**
 * The promise of every protocol: asks one exchange one question and tells what it said. Never throws and never outlives the deadline:
 * every type asked is a key of the answer, with what had arrived. Nothing of the answer is kept.
 */
export type ExchangeAdapter<Settings = unknown> = {
  /** Reads the declared differences of an exchange, with defaults: no code asks which exchange it is. */
  readonly settings: z.ZodType<Settings>
  ask(question: ExchangeQuestion, exchange: Exchange, settings: Settings, transport: Transport): Promise<ExchangeAnswer>
  /**
   * Begins to hand over one document, within the exchange's own endpoint alone. Never throws; size and hash that the telling states are compared by whoever
   * takes the bytes. Absent where a protocol cannot.
   */
  retrieve?(
    wanted: DocumentWanted,
    exchange: Exchange,
    settings: Settings,
    transport: Transport,
  ): Promise<RetrievedDocument>
  /** How exchanges of this protocol tell of changes. Absent where a protocol cannot. */
  readonly changes?: ChangeNotifier<Settings>
  /** Absent where a protocol has no way to write: its exchanges can be read alone, and say so. */
  readonly write?: EditWriter<Settings>
}
