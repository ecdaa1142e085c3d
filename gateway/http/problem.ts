import { HOUSE_ERROR_CODES, HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'

/** The HTTP status that goes with each code where the request never became a GraphQL answer. */
const STATUS: Readonly<Partial<Record<HouseErrorCode, number>>> = {
  TOKEN_MISSING: 401,
  TOKEN_INVALID: 401,
  TOKEN_EXPIRED: 401,
  IDENTITY_NOT_PROVED: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  STALE_VERSION: 409,
  CONFLICT_OF_STATE: 409,
  REQUEST_MALFORMED: 400,
  REQUEST_TOO_LARGE: 413,
  EDIT_NOT_PERMITTED: 403,
  EDIT_NOT_TAKEN: 409,
  RANGE_REFUSED: 416,
  EXCHANGE_UNAVAILABLE: 503,
  RATE_LIMITED: 429,
  OVERLOADED: 503,
  IDENTITY_UNAVAILABLE: 503,
  STATE_UNAVAILABLE: 503,
  AUDIT_UNAVAILABLE: 503,
  OUT_OF_TIME: 503,
  OPERATION_NOT_KEPT: 403,
  INTERNAL: 500,
}

/** The body every refusal has, GraphQL answer or not: a code of the closed list and its own sentence. */
export type Problem = {
  readonly errors: readonly [{ readonly message: string; readonly extensions: { readonly code: HouseErrorCode } }]
}

/** The body for a code. */
export const problem = (code: HouseErrorCode): Problem => ({
  errors: [{ message: HOUSE_ERROR_CODES[code], extensions: { code } }],
})

/** The HTTP status for a code. */
export const statusOf = (code: HouseErrorCode): number => STATUS[code] ?? 400

const BY_FASTIFY_CODE: Readonly<Record<string, HouseErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'REQUEST_TOO_LARGE',
  FST_ERR_CTP_INVALID_JSON_BODY: 'REQUEST_MALFORMED',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'REQUEST_MALFORMED',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'REQUEST_MALFORMED',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'REQUEST_MALFORMED',
  FST_UNDER_PRESSURE: 'OVERLOADED',
}

/** The code for whatever was thrown on the way in: what is not known is `INTERNAL`, and its words stay inside. */
export const codeOf = (error: unknown): HouseErrorCode => {
  if (error instanceof HouseError) return error.code
  if (typeof error !== 'object' || error === null) return 'INTERNAL'
  const { code, statusCode } = error as { readonly code?: unknown; readonly statusCode?: unknown }
  if (typeof code === 'string' && Object.hasOwn(BY_FASTIFY_CODE, code)) return BY_FASTIFY_CODE[code] ?? 'INTERNAL'
  if (statusCode === 413) return 'REQUEST_TOO_LARGE'
  if (statusCode === 429) return 'RATE_LIMITED'
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? 'REQUEST_MALFORMED' : 'INTERNAL'
}
