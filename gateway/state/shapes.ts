import { z } from 'zod'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import { parseExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant, Period } from '../../schema/model/instant.ts'
import { type OdsCode, parseOdsCode } from '../../schema/model/ods-code.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'

/** A stored ODS code. */
export const odsCode = z.custom<OdsCode>(
  (value) => typeof value === 'string' && parseOdsCode(value) === value,
  'is no ODS code',
)

/** A stored exchange id. */
export const exchangeId = z.custom<ExchangeId>(
  (value) => typeof value === 'string' && parseExchangeId(value) !== undefined,
  'is no exchange id',
)

export const recordType = z.enum(RECORD_TYPES)

/** A moment in milliseconds. */
export const instant: z.ZodType<Instant> = z.number().int()

/** A period as JSON holds it: an absent or null end is open. */
export const period = z
  .object({ start: instant.nullish(), end: instant.nullish() })
  .transform(({ start, end }): Period => ({ start: start ?? undefined, end: end ?? undefined }))
