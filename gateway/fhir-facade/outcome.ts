import { HOUSE_ERROR_CODES, type HouseErrorCode } from '../../schema/model/house-error.ts'
import { statusOf } from '../http/problem.ts'
import type { Resource } from './resource.ts'

/** A request that is refused: what it is counted as, and what the caller is told in FHIR's words. */
export type Refusal = {
  readonly code: HouseErrorCode
  readonly status: number
  /** A code of IssueType (http://hl7.org/fhir/issue-type). */
  readonly issue: string
  readonly words: string
}

/** IssueType of every code: closed, so that a new one has to be thought of. */
const ISSUE = {
  TOKEN_MISSING: 'login',
  TOKEN_INVALID: 'login',
  TOKEN_EXPIRED: 'expired',
  IDENTITY_NOT_PROVED: 'security',
  IDENTITY_UNAVAILABLE: 'transient',
  FORBIDDEN: 'forbidden',
  NHS_NUMBER_INVALID: 'value',
  EXCHANGE_UNKNOWN: 'value',
  PURPOSE_REQUIRED: 'security',
  CARE_CONTEXT_REQUIRED: 'security',
  BREAK_GLASS_REASON_REQUIRED: 'security',
  INPUT_INVALID: 'value',
  REQUEST_MALFORMED: 'structure',
  REQUEST_TOO_LARGE: 'too-long',
  QUERY_INVALID: 'invalid',
  QUERY_TOO_DEEP: 'too-costly',
  QUERY_TOO_COSTLY: 'too-costly',
  NOT_FOUND: 'not-found',
  STALE_VERSION: 'conflict',
  CONFLICT_OF_STATE: 'conflict',
  EDIT_NOT_PERMITTED: 'forbidden',
  EDIT_NOT_TAKEN: 'not-supported',
  RANGE_REFUSED: 'not-supported',
  EXCHANGE_UNAVAILABLE: 'transient',
  RATE_LIMITED: 'throttled',
  OVERLOADED: 'transient',
  STATE_UNAVAILABLE: 'transient',
  AUDIT_UNAVAILABLE: 'transient',
  OUT_OF_TIME: 'timeout',
  OPERATION_NOT_KEPT: 'security',
  INTERNAL: 'exception',
} as const satisfies Record<HouseErrorCode, string>

/** What the token must say and does not is no fault of the request's form: there is nothing in it to mend. */
const STATUS: Readonly<Partial<Record<HouseErrorCode, number>>> = {
  PURPOSE_REQUIRED: 403,
  CARE_CONTEXT_REQUIRED: 403,
  BREAK_GLASS_REASON_REQUIRED: 403,
}

/** A code of the house in FHIR's words. */
export const refusalOf = (code: HouseErrorCode): Refusal => ({
  code,
  status: STATUS[code] ?? statusOf(code),
  issue: ISSUE[code],
  words: HOUSE_ERROR_CODES[code],
})

/** A request that this façade cannot serve as it stands. `words` hold nothing that was sent but names of parameters. */
export const cannotServe = (issue: string, words: string, status = 400): Refusal => ({
  code: status === 404 ? 'NOT_FOUND' : 'QUERY_INVALID',
  status,
  issue,
  words,
})

/** Whether it is a refusal, and not what was asked for. */
export const isRefusal = (value: object): value is Refusal => 'issue' in value && 'words' in value && 'status' in value

/** The body of a refusal. */
export const outcomeOf = ({ issue, words, code }: Refusal): Resource => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: issue, details: { text: words }, diagnostics: code }],
})
