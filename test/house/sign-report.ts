import { CompactSign, exportJWK, generateKeyPair } from 'jose'
import { CONFORMANCE_REPORT_TYPE, MANDATORY_AUDITS } from '../../schema/model/conformance-report.ts'

/** An operator's key and what it signs. */
export type ReportSigner = {
  /** The public half, as it is registered. */
  readonly key: Readonly<Record<string, unknown>>
  /** A passed report of everything that is demanded, with what a test changes of it. */
  readonly sign: (said: Readonly<Record<string, unknown>>, typ?: string) => Promise<string>
}

/** Every audit that is demanded, passed. */
export const PASSED = Object.keys(MANDATORY_AUDITS).map((id) => ({ id, name: `Audit ${id}`, outcome: 'PASSED' }))

/** Makes a key, and signs reports with it as the conformance kit does. */
export const makeReportSigner = async (): Promise<ReportSigner> => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  return {
    key: { ...(await exportJWK(publicKey)) },
    sign: (said, typ = CONFORMANCE_REPORT_TYPE) => {
      const ended = Date.now()
      const payload = {
        iss: 'QKK',
        suite: 'test',
        started: new Date(ended - 60_000).toISOString(),
        ended: new Date(ended).toISOString(),
        results: PASSED,
        ...said,
      }
      return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'ES256', typ })
        .sign(privateKey)
    },
  }
}
