import type { ReadAgain } from '../../adapters/exchange-adapter.ts'
import type { RecordFacts } from '../../policies/facts.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { FhirDate } from '../../schema/model/fhir-date.ts'
import type { JsonBytes } from '../../schema/model/json-bytes.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { AnyContent, ReleasedTelling, SourceResource, Telling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { SensitivityClass } from '../../schema/model/sensitivity-class.ts'
import type { Stated } from '../unify/contradiction.ts'
import type { Fact } from '../unify/fact.ts'

/** In the place of a resource that nobody asked for: what an exchange sent is let go as soon as it was read. */
const NOT_ASKED_FOR: SourceResource = Object.freeze({})

const withoutOriginal = (telling: Telling): Telling => ({
  exchange: telling.exchange,
  type: telling.type,
  sourceId: telling.sourceId,
  version: telling.version,
  lastUpdated: telling.lastUpdated,
  custodian: telling.custodian,
  author: telling.author,
  dates: telling.dates,
  codes: telling.codes,
  content: telling.content,
  original: NOT_ASKED_FOR,
})

/** What is worked out of a telling as it is read. */
export type TakenOnReading = Pick<Fact, 'moment' | 'marks'> & {
  /** The legal entity that holds it, undefined where it can be attributed to none. */
  readonly custodian: OdsCode | undefined
  readonly unconditional: boolean
  readonly facts: RecordFacts
  /** The keyed hash of the resource, for the receipt. */
  readonly hash: string
}

/**
 * What is held of one record between its reading and the answer: what judging, unifying and the receipt need, in one object. What the record says is
 * held, or was let go once it was written; whoever still asks for it (another exchange tells the same fact) has it read again.
 */
export class KeptRecord implements Omit<ReleasedTelling, 'custodian'>, RecordFacts, Omit<Fact, 'telling'>, Stated {
  readonly exchange: ExchangeId
  readonly type: RecordType
  readonly sourceId: string
  readonly version: string | null
  readonly lastUpdated: string | null
  readonly custodian: OdsCode | undefined
  readonly author: string | null
  readonly unconditional: boolean
  readonly dates: readonly FhirDate[]
  readonly classes: readonly SensitivityClass[]
  readonly notForPatient: boolean
  readonly hash: string
  readonly moment: number
  readonly marks: readonly number[]
  readonly date: FhirDate | null
  readonly status: string | null
  readonly noneKnown: boolean
  readonly verificationStatus: string | null
  /** The record as it will stand in the answer if nobody else tells the same. */
  written: JsonBytes | undefined
  private held: Telling | undefined
  private again: ReadAgain | undefined

  constructor(telling: Telling, taken: TakenOnReading) {
    const { content } = telling
    this.exchange = telling.exchange
    this.type = telling.type
    this.sourceId = telling.sourceId
    this.version = telling.version
    this.lastUpdated = telling.lastUpdated
    this.custodian = taken.custodian
    this.author = telling.author
    this.unconditional = taken.unconditional
    this.dates = taken.facts.dates
    this.classes = taken.facts.classes
    this.notForPatient = taken.facts.notForPatient
    this.hash = taken.hash
    this.moment = taken.moment
    this.marks = taken.marks
    this.date = content.date
    this.status = content.status
    this.noneKnown = 'noneKnown' in content && content.noneKnown
    this.verificationStatus = 'verificationStatus' in content ? content.verificationStatus : null
    this.written = undefined
    this.held = telling
    this.again = undefined
  }

  /** Keeps what was written, and lets go what the record says. */
  letGo(written: JsonBytes, again: ReadAgain): void {
    this.written = written
    this.held = undefined
    this.again = again
  }

  /** Lets the resource go, where the rest is held. */
  letOriginalGo(): void {
    if (this.held !== undefined) this.held = withoutOriginal(this.held)
  }

  /** The telling as it was read. */
  whole(): Telling {
    if (this.held === undefined) this.held = this.again?.()
    if (this.held === undefined) throw new TypeError('a record is held, or can be read again')
    return this.held
  }

  get codes(): readonly string[] {
    return this.whole().codes
  }

  get content(): AnyContent {
    return this.whole().content
  }

  get original(): SourceResource {
    return this.whole().original
  }

  /** The record as the telling that unifying takes. */
  get telling(): ReleasedTelling {
    return this as unknown as ReleasedTelling
  }
}

/** A kept record whose data controller is known: no other may be judged. */
export type AttributedRecord = KeptRecord & { readonly custodian: OdsCode }

/** Whether the record can be attributed to a data controller. */
export const isAttributed = (record: KeptRecord): record is AttributedRecord => record.custodian !== undefined
