import type { SourceResource } from '../../../schema/model/record.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import type { Concept } from './concept.ts'

/** A London wall-clock moment, `YYYY-MM-DDTHH:MM`. */
export type Moment = string

/** How little of a date a telling may give: `any` may leave it out, `day` must give the day, `time` the moment. */
export type CoarsestDate = 'any' | 'year' | 'month' | 'day' | 'time'

/** What one telling of a fact is written with: an exchange's own ids, codings and manner of giving dates. */
export type Pen = {
  readonly patient: { readonly reference: string }
  /** What it tells otherwise than the others do: one of the fact's `conflicts`, or undefined. */
  readonly otherwise: string | undefined
  concept(of: Concept): SourceResource
  /** The fact's own moment in this telling's manner; undefined when it does not say. */
  date(): string | undefined
  /** A whole moment in this telling's manner of zones. */
  instant(moment: Moment): string
  /** The day it was written down, in this exchange. */
  readonly recorded: string
  readonly author: string
}

/** One thing that is true of one person. Sameness is documented in the README of `test/london`. */
export type Fact = {
  readonly type: RecordType
  readonly resourceType: string
  readonly concept: Concept
  readonly at: Moment
  readonly coarsest: CoarsestDate
  /** What tells it apart beside concept and date: a relative, a document's identifier. */
  readonly beside: string
  /** Whether a person can have it only once, whatever the date. */
  readonly once: boolean
  readonly conflicts: readonly string[]
  write(pen: Pen): SourceResource
}

/** The usual fact, to be varied. */
export const fact = (of: Pick<Fact, 'type' | 'resourceType' | 'concept' | 'at' | 'write'> & Partial<Fact>): Fact => ({
  coarsest: 'day',
  beside: '',
  once: false,
  conflicts: [],
  ...of,
})
