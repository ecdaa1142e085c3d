import type { Exchange } from '../../../schema/model/exchange.ts'
import type { RecordEditGround } from '../../../schema/model/record-edit.ts'
import type { EditWanted } from '../../exchange-adapter.ts'
import { isObject, type Json, text } from '../../fhir/json.ts'
import { parseKeepingDigits } from '../../fhir/kept-digits.ts'
import type { FhirRestSettings } from '../../fhir-rest/settings.ts'
import type { Transport } from '../../transport/transport.ts'

/**
 * What a request that writes came to. `ASK`: whether it was done is not to be told from this: its answer was lost, was no answer, or says that the condition was not
 * met, which a write of ours that had come through before may have caused.
 */
export type Written =
  | { readonly kind: 'DONE'; readonly resource: Json | undefined }
  | { readonly kind: 'ASK' }
  | { readonly kind: 'DECLINED'; readonly ground: RecordEditGround }

const declined = (ground: RecordEditGround): Written => ({ kind: 'DECLINED', ground })

const ASK: Written = { kind: 'ASK' }

/** Of the 4xx: those that may have been said by something on the way, or that another try may change. */
const UNSETTLED: ReadonlySet<number> = new Set([408, 409, 412, 423, 425, 429])

const ofStatus = (status: number, body: Buffer): Written => {
  if (status === 401 || status === 403) return declined('REFUSED_BY_EXCHANGE')
  if (UNSETTLED.has(status)) return ASK
  if (status >= 400) return declined('NOT_VALID')
  return { kind: 'DONE', resource: parseKeepingDigits(body) }
}

/** One request that writes, sent once: never again by itself. */
export type WriteRequest = {
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly body: Json
  /** The condition under which it is done. */
  readonly headers: Readonly<Record<string, string>>
}

/** Sends it if it may go, and says what is certain. Where not a byte went out it is certain that nothing was written; any other trouble is to be asked about. */
export const sendWrite = async (
  { method, path, body, headers }: WriteRequest,
  { signal, deadline, mayGo }: Pick<EditWanted, 'signal' | 'deadline' | 'mayGo'>,
  exchange: Exchange,
  settings: Pick<FhirRestSettings, 'headers'>,
  transport: Transport,
): Promise<Written> => {
  if (!(await mayGo())) return declined('NO_LONGER_PERMITTED')
  let sent = false
  const answer = await transport.send(exchange, {
    method,
    path,
    headers: {
      accept: 'application/fhir+json',
      ...settings.headers,
      'content-type': 'application/fhir+json',
      prefer: 'return=representation',
      ...headers,
    },
    body: JSON.stringify(body),
    safe: false,
    begun: () => {
      sent = true
    },
    signal,
    deadline,
  })
  if (!answer.ok) return sent ? ASK : declined('NOT_REACHED')
  return ofStatus(answer.status, answer.body)
}

/** The id and version that a resource bears. */
export const idAndVersion = (
  resource: Json | undefined,
): { readonly id: string | null; readonly version: string | null } => ({
  id: text(resource?.['id']),
  version: isObject(resource?.['meta']) ? text(resource['meta']['versionId']) : null,
})
