/** Every code a caller can meet: closed, and documented in the README of `gateway/http`. */
export const HOUSE_ERROR_CODES = {
  TOKEN_MISSING: 'A bearer token is needed.',
  TOKEN_INVALID: 'The token is not one this service accepts.',
  TOKEN_EXPIRED: 'The token has expired.',
  IDENTITY_NOT_PROVED: 'The identity behind this token is not proved to the level that is needed (P9).',
  IDENTITY_UNAVAILABLE: 'The identity provider cannot be reached, so the token cannot be checked.',
  FORBIDDEN: 'This role may not ask this for this purpose.',
  NHS_NUMBER_INVALID: 'That is not a valid NHS number.',
  EXCHANGE_UNKNOWN: 'One of the exchanges named is not registered.',
  PURPOSE_REQUIRED: 'The purpose of use must be stated.',
  CARE_CONTEXT_REQUIRED: 'Staff must state the care context of a view.',
  BREAK_GLASS_REASON_REQUIRED:
    'Break-glass needs a reason code and a reason in words, confirmed beforehand and not yet run out.',
  INPUT_INVALID: 'An argument is not of the form the schema describes.',
  REQUEST_MALFORMED: 'The request could not be read.',
  REQUEST_TOO_LARGE: 'The request is larger than is accepted.',
  QUERY_INVALID: 'The query does not fit the schema.',
  QUERY_TOO_DEEP: 'The query is nested too deeply.',
  QUERY_TOO_COSTLY: 'The query asks for more than one request may.',
  NOT_FOUND: 'There is nothing here by that name.',
  STALE_VERSION: 'Somebody changed this since you read it; nothing was saved.',
  CONFLICT_OF_STATE: 'That cannot be done to this as it stands now.',
  EDIT_NOT_PERMITTED: 'No agreement and choice in force let this be changed from here, for this purpose.',
  EDIT_NOT_TAKEN: 'This exchange cannot take this change from here.',
  RANGE_REFUSED: 'A document is given whole: parts of one are not.',
  EXCHANGE_UNAVAILABLE: 'The exchange that holds this cannot give it now; try again shortly.',
  RATE_LIMITED: 'Too many requests; try again shortly.',
  OVERLOADED: 'The service is too busy to answer safely; try again shortly.',
  STATE_UNAVAILABLE: 'Agreements or consent cannot be confirmed, so nothing can be released.',
  AUDIT_UNAVAILABLE: 'The access cannot be recorded, so nothing can be released.',
  OUT_OF_TIME: 'The answer was not ready within its time limit; nothing was released. Ask again.',
  OPERATION_NOT_KEPT: 'This client may send only operations that are kept here, by their name or hash.',
  INTERNAL: 'Something went wrong on our side; nothing was released.',
} as const

export type HouseErrorCode = keyof typeof HOUSE_ERROR_CODES

/**
 * The only thing thrown on purpose, and only when a whole request cannot be served. Its message is the code's own sentence: no
 * caller's word, NHS number or clinical word can enter it. `cause` stays inside and is never shown.
 */
export class HouseError extends Error {
  override readonly name = 'HouseError'
  readonly code: HouseErrorCode

  constructor(code: HouseErrorCode, options?: { readonly cause?: unknown }) {
    super(HOUSE_ERROR_CODES[code], options)
    this.code = code
  }
}
