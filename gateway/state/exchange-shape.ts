import { z } from 'zod'
import { EXCHANGE_LIFECYCLES, type Exchange, type ExchangeLimits, PROTOCOLS } from '../../schema/model/exchange.ts'
import type { ExchangeConfiguration } from '../../schema/model/exchange-registration.ts'
import { exchangeId, odsCode, period, recordType } from './shapes.ts'

const limits: z.ZodType<ExchangeLimits> = z.object({
  concurrency: z.number().int(),
  maxBodyBytes: z.number().int(),
  requestsASecond: z.number().optional(),
  maxDocumentBytes: z.number().int().optional(),
  documentsAtOnce: z.number().int().optional(),
})

/** What a row may hold as null and the model leaves out. */
const optionalCode = odsCode.nullish().transform((code) => code ?? undefined)

const sla = z
  .object({ availability: z.number(), p95Ms: z.number() })
  .nullish()
  .transform((declared) => declared ?? undefined)

const configured = {
  name: z.string(),
  area: z.string(),
  protocol: z.enum(PROTOCOLS),
  endpoint: z.string(),
  members: z.array(odsCode),
  recordTypes: z.array(recordType),
  defaultController: optionalCode,
  maintenance: z.array(period),
  limits,
  sla,
  settings: z.unknown(),
}

/** A stored configuration of an exchange. */
export const exchangeConfiguration: z.ZodType<ExchangeConfiguration> = z.object(configured)

const canary = z
  .object({ id: z.string(), share: z.number(), pilot: z.array(odsCode), configuration: exchangeConfiguration })
  .transform(({ configuration: { protocol, endpoint, limits, settings }, ...rest }) => ({
    ...rest,
    protocol,
    endpoint,
    limits,
    settings,
  }))

/** An exchange as the registry is loaded. */
export const registeredExchange: z.ZodType<Exchange> = z.object({
  id: exchangeId,
  ...configured,
  lifecycle: z.enum(EXCHANGE_LIFECYCLES),
  pilot: z
    .array(odsCode)
    .nullish()
    .transform((codes) => codes ?? undefined),
  canary: canary.nullish().transform((on) => on ?? undefined),
})
