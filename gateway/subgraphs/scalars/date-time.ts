import type { Instant } from '../../../schema/model/instant.ts'
import { textScalar } from './text-scalar.ts'

const WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

const parseInstant = (text: string): Instant | undefined => {
  const moment = WITH_ZONE.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(moment) ? undefined : moment
}

/** A moment: ISO 8601 with its zone in, universal time out, an `Instant` within; else `INPUT_INVALID`. */
export const DateTime = textScalar('DateTime', parseInstant, 'INPUT_INVALID', (value) =>
  typeof value === 'number' ? new Date(value).toISOString() : value,
)
