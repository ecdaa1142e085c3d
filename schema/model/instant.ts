/** A moment, in milliseconds since 1970-01-01T00:00Z. The moment a decision is made at is a fact: the database's clock. */
export type Instant = number

/** [start, end): `start` belongs to the period, `end` does not. `undefined` is open. */
export type Period = { readonly start: Instant | undefined; readonly end: Instant | undefined }

/** Whether the moment lies in the period, its end excluded. */
export const isWithin = (moment: Instant, period: Period): boolean =>
  (period.start === undefined || moment >= period.start) && (period.end === undefined || moment < period.end)
