/** A FHIR OperationOutcome, serialised. */
export const outcome = (severity: 'error' | 'warning' | 'information', code: string, diagnostics: string): string =>
  JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity, code, diagnostics }] })

export const FHIR_JSON = 'application/fhir+json; charset=utf-8'

/** One answer, before any fault. */
export type Answer = {
  readonly status: number
  readonly body: Buffer
  /** FHIR's JSON unless said. */
  readonly contentType?: string
  readonly headers?: Readonly<Record<string, string>>
}

export const answer = (status: number, body: string): Answer => ({ status, body: Buffer.from(body) })
