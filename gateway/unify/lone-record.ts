import type { JsonBytes } from '../../schema/model/json-bytes.ts'
import type { Provenance } from '../../schema/model/provenance.ts'
import type { Original, UnifiedRecord } from '../../schema/model/record.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import { provenanceOf } from './account.ts'
import type { Stated } from './contradiction.ts'
import type { Fact } from './fact.ts'
import { recordByType } from './record-by-type.ts'
import type { RecordId } from './unify.ts'

/** A fact that holds what lists ask of a record before they show it, whether or not it still holds what the record says. */
export type ListedFact<Type extends RecordType = RecordType> = Fact<Type> &
  Required<Stated> & { readonly date: string | null }

const NONE: readonly never[] = []

/**
 * A record of one telling that is read where it is asked for. An answer mostly asks for no more than its text, which was written as the record was
 * read; what else it says may have been let go, and is then read again. It has the fields that `recordByType` gives its type.
 */
export class LoneRecord {
  readonly fact: ListedFact
  private readonly recordId: RecordId

  constructor(fact: ListedFact, recordId: RecordId) {
    this.fact = fact
    this.recordId = recordId
  }

  get id(): string {
    return this.recordId(this.fact.telling)
  }

  get recordType(): RecordType {
    return this.fact.telling.type
  }

  get provenance(): readonly Provenance[] {
    return [provenanceOf(this.fact.telling)]
  }

  get dissenting(): readonly UnifiedRecord[] {
    return NONE
  }

  /** None: where originals are asked for, no record is written before its time. */
  get original(): readonly Original[] {
    return NONE
  }
}

/** Fields that the fact itself holds. */
const HELD: ReadonlySet<string> = new Set([
  'date',
  'status',
  'noneKnown',
  'verificationStatus',
] satisfies (keyof ListedFact)[])

const fieldsOf = (type: RecordType): readonly string[] => Object.keys(recordByType[type]({} as never, {} as never))

const classOf = (type: RecordType): typeof LoneRecord => {
  const ofType = class extends LoneRecord {}
  for (const name of fieldsOf(type)) {
    if (name in LoneRecord.prototype) continue
    const get = HELD.has(name)
      ? function (this: LoneRecord): unknown {
          return this.fact[name as keyof ListedFact]
        }
      : function (this: LoneRecord): unknown {
          return this.fact.telling.content[name as keyof ListedFact['telling']['content']]
        }
    Object.defineProperty(ofType.prototype, name, { get, enumerable: true })
  }
  return ofType
}

const CLASSES: ReadonlyMap<RecordType, typeof LoneRecord> = new Map(RECORD_TYPES.map((type) => [type, classOf(type)]))

/** The record of a telling that is alone, so far as is known. */
export const loneRecord = <Type extends RecordType>(fact: ListedFact<Type>, recordId: RecordId): UnifiedRecord<Type> =>
  new (CLASSES.get(fact.telling.type) ?? LoneRecord)(
    fact as unknown as ListedFact,
    recordId,
  ) as unknown as UnifiedRecord<Type>

/** What was written of a record that is alone, as it was read. */
export const writtenOf = (record: unknown): JsonBytes | undefined =>
  record instanceof LoneRecord ? record.fact.written : undefined
