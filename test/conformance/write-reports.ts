import { CompactSign } from 'jose'
import {
  CONFORMANCE_REPORT_TYPE,
  type ConformanceReport,
  parseConformanceReport,
} from '../../schema/model/conformance-report.ts'
import type { OperatorKey } from './operator-key.ts'

/** Thrown before a report is written that would hold what it must not. */
export class ReportHoldsTooMuch extends Error {}

/**
 * Throws when a text holds one of the words: NHS numbers and secrets of those who were asked about and asked for. No audit's note holds one; this is the
 * second lock.
 */
export const lookThrough = (text: string, words: readonly string[]): void => {
  // Words shorter than this stand in any text.
  if (words.some((word) => word.length >= 6 && text.includes(word)))
    throw new ReportHoldsTooMuch('The report would hold an NHS number or a secret: it was not written.')
}

/** The report as the registry demands it: a compact JWS (RFC 7515), ES256. */
export const signReport = async (report: ConformanceReport, { sign, kid }: OperatorKey): Promise<string> => {
  if (parseConformanceReport(report) === undefined) throw new TypeError('The registry would not read this report.')
  return new CompactSign(Buffer.from(JSON.stringify(report)))
    .setProtectedHeader({ alg: 'ES256', typ: CONFORMANCE_REPORT_TYPE, kid })
    .sign(sign)
}
