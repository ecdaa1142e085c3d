import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from './canonical-json.ts'
import type { Exchange } from './exchange.ts'
import { type ExchangeId, parseExchangeId } from './exchange-id.ts'
import { type OdsCode, parseOdsCode } from './ods-code.ts'

/** The `typ` of a conformance report: a compact JWS (RFC 7515), ES256, signed with the operator's own key. */
export const CONFORMANCE_REPORT_TYPE = 'conformance-report+jwt'

/**
 * The audits that a report must hold before an exchange goes live, by their permanent ids. `PASSED`: nothing else will do. `JUDGED`: it may be
 * `SKIPPED`, with a note that says why it cannot apply to the protocol; never `FAILED`.
 */
export const MANDATORY_AUDITS: Readonly<Record<string, 'PASSED' | 'JUDGED'>> = {
  A01: 'PASSED',
  A02: 'PASSED',
  A03: 'JUDGED',
  A04: 'PASSED',
  A05: 'PASSED',
  A06: 'JUDGED',
  A07: 'JUDGED',
  A08: 'PASSED',
  A09: 'PASSED',
  A10: 'PASSED',
  A11: 'PASSED',
  A12: 'JUDGED',
  A13: 'PASSED',
  A14: 'PASSED',
  A15: 'PASSED',
  A16: 'PASSED',
  A17: 'PASSED',
  A18: 'PASSED',
  A19: 'JUDGED',
  A20: 'PASSED',
  A21: 'JUDGED',
  A22: 'JUDGED',
  A23: 'JUDGED',
  A24: 'PASSED',
  A25: 'JUDGED',
  A26: 'PASSED',
  A27: 'PASSED',
  A28: 'JUDGED',
  A29: 'JUDGED',
  A30: 'JUDGED',
  A31: 'JUDGED',
  A32: 'PASSED',
  A33: 'JUDGED',
  A34: 'PASSED',
  A35: 'JUDGED',
  A36: 'JUDGED',
  A37: 'JUDGED',
  A38: 'JUDGED',
  A39: 'JUDGED',
  A40: 'JUDGED',
  A41: 'JUDGED',
  A42: 'JUDGED',
  E01: 'JUDGED',
  E02: 'PASSED',
  E03: 'JUDGED',
  E04: 'PASSED',
  E05: 'PASSED',
  E06: 'PASSED',
  E07: 'JUDGED',
  E08: 'JUDGED',
}

/** What one audit came to. `note`: why it was skipped or how it failed, in words that hold nobody's record. */
export type ConformanceResult = {
  readonly id: string
  readonly name: string
  readonly outcome: 'PASSED' | 'FAILED' | 'SKIPPED'
  readonly note?: string | undefined
}

/** What the conformance kit found of one exchange, as its operator signs it. */
export type ConformanceReport = {
  /** The operator's ODS code. */
  readonly iss: OdsCode
  readonly exchange: ExchangeId
  /** What was audited (`configurationHash`). */
  readonly configuration: string
  /** What the registry gave when the exchange entered conformance. */
  readonly challenge: string
  /** The version of the suite. */
  readonly suite: string
  /** ISO 8601 instants. */
  readonly started: string
  readonly ended: string
  readonly results: readonly ConformanceResult[]
}

const line = (most: number) => z.string().min(1).max(most)
const moment = z.iso.datetime({ offset: true })

const report: z.ZodType<ConformanceReport> = z.strictObject({
  iss: z.custom<OdsCode>((value) => typeof value === 'string' && parseOdsCode(value) === value, 'is no ODS code'),
  exchange: z.custom<ExchangeId>(
    (value) => typeof value === 'string' && parseExchangeId(value) !== undefined,
    'is no exchange id',
  ),
  configuration: z.string().regex(/^[\w-]{43}$/, 'is no SHA-256 in base64url'),
  challenge: line(128),
  suite: line(64),
  started: moment,
  ended: moment,
  results: z
    .array(
      z.strictObject({
        id: line(16),
        name: line(300),
        outcome: z.enum(['PASSED', 'FAILED', 'SKIPPED']),
        note: line(1_000).optional(),
      }),
    )
    .min(1)
    .max(500),
})

/** Reads the payload of a report whose signature was verified; undefined when it is not of this form. */
export const parseConformanceReport = (payload: unknown): ConformanceReport | undefined => {
  const read = report.safeParse(payload)
  return read.success ? read.data : undefined
}

/**
 * What a report is about: SHA-256 (base64url) of the canonical JSON (RFC 8785) of how an exchange is asked, and for what. `settings` are as they were
 * configured, before defaults are filled in; absent settings are `{}`.
 */
export const configurationHash = ({
  protocol,
  endpoint,
  settings,
  recordTypes,
}: Pick<Exchange, 'protocol' | 'endpoint' | 'settings' | 'recordTypes'>): string =>
  createHash('sha256')
    .update(canonicalJson({ protocol, endpoint, settings: settings ?? {}, recordTypes: [...recordTypes].sort() }))
    .digest('base64url')
