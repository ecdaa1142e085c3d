import { compactVerify, importJWK } from 'jose'
import { z } from 'zod'
import { type ReportFacts, reportFaults } from '../../policies/report-faults.ts'
import {
  CONFORMANCE_REPORT_TYPE,
  type ConformanceReport,
  parseConformanceReport,
} from '../../schema/model/conformance-report.ts'
import type { ConformanceKey } from '../../schema/model/exchange-registration.ts'

/** What came of a report: itself, or everything that speaks against it. */
export type VerifiedReport = { readonly report: ConformanceReport } | { readonly faults: readonly string[] }

const LONGEST_REPORT = 200_000

const signed = async (jws: string, key: ConformanceKey): Promise<unknown> => {
  const { payload, protectedHeader } = await compactVerify(jws, await importJWK({ ...key }, 'ES256'), {
    algorithms: ['ES256'],
  })
  if (protectedHeader.typ !== CONFORMANCE_REPORT_TYPE) throw new Error('It is signed as something else.')
  return JSON.parse(new TextDecoder().decode(payload)) as unknown
}

/** Verifies a report: signed with the operator's key as such a report (RFC 8725 §3.11), of the form that is agreed, and with nothing against it. */
export const verifyReport = async (text: string, key: ConformanceKey, facts: ReportFacts): Promise<VerifiedReport> => {
  const jws = text.trim()
  if (jws.length > LONGEST_REPORT) return { faults: ['This is too long for a conformance report.'] }
  let payload: unknown
  try {
    payload = await signed(jws, key)
  } catch {
    return { faults: ['This is no conformance report that was signed with the key registered for it.'] }
  }
  const report = parseConformanceReport(payload)
  if (report === undefined) return { faults: ['It is signed, and not of the form that a conformance report has.'] }
  const faults = reportFaults(report, facts)
  return faults.length > 0 ? { faults } : { report }
}

const publicKey = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() })

/** Reads the public key of an operator's reports; a sentence when it is none. */
export const readConformanceKey = async (given: unknown): Promise<ConformanceKey | string> => {
  if (typeof given === 'object' && given !== null && 'd' in given)
    return 'This holds the private half of the key. Keep that to yourself, make a new key, and give its public half'
  const read = publicKey.safeParse(given)
  if (!read.success) return 'This is no public EC P-256 key as a JWK (kty, crv, x, y)'
  try {
    await importJWK({ ...read.data }, 'ES256')
    return read.data
  } catch {
    return 'This is no point of the curve P-256'
  }
}
