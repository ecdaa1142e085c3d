import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { HOUSE_ERROR_CODES, HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'

const isHouseCode = (code: unknown): code is HouseErrorCode =>
  typeof code === 'string' && Object.hasOwn(HOUSE_ERROR_CODES, code)

/** The codes that Apollo Server and Apollo Gateway give to what they refuse themselves, in the words of the house. */
const APOLLO_CODES: Readonly<Record<string, HouseErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'REQUEST_MALFORMED',
  BAD_REQUEST: 'REQUEST_MALFORMED',
  PERSISTED_QUERY_NOT_FOUND: 'REQUEST_MALFORMED',
  PERSISTED_QUERY_NOT_SUPPORTED: 'REQUEST_MALFORMED',
  GRAPHQL_VALIDATION_FAILED: 'QUERY_INVALID',
  OPERATION_RESOLUTION_FAILURE: 'QUERY_INVALID',
  BAD_USER_INPUT: 'INPUT_INVALID',
}

/** graphql-js (pinned) says a missing purpose in these words, in a literal, in a variable, or with the whole access left out. */
const PURPOSE_MISSING =
  /"AccessInput\.purpose"|required type "PurposeOfUse!"|"PurposeOfUse!" (must not|not to) be null|"PurposeOfUse!", found null|"AccessInput!" (must not|not to) be null|"AccessInput!", found null|of type "AccessInput!" is required|required type "AccessInput!"/

/** And these, that break-glass came without its code or its words, or with null for them. */
const REASON_MISSING =
  /"BreakGlassInput\.(code|words)"|; Field "(code|words)" of required type|"reason\.(code|words)"|required type "BreakGlassInput!"|"BreakGlassInput!" (must not|not to) be null|type "BreakGlassInput!" is required|argument "reason"/

/** The code of an error, whoever made it. What nobody of the house threw on purpose is `INTERNAL`. */
export const codeOf = (error: unknown): HouseErrorCode => {
  let apollo: HouseErrorCode | undefined
  for (let at = error; at instanceof Error; at = at instanceof GraphQLError ? at.originalError : undefined) {
    if (at instanceof HouseError) return at.code
    if (!(at instanceof GraphQLError)) continue
    const code = at.extensions['code']
    if (isHouseCode(code)) return code
    if (PURPOSE_MISSING.test(at.message)) return 'PURPOSE_REQUIRED'
    if (REASON_MISSING.test(at.message)) return 'BREAK_GLASS_REASON_REQUIRED'
    if (typeof code === 'string') apollo ??= APOLLO_CODES[code]
  }
  return apollo ?? 'INTERNAL'
}

/** An error as a client may see it: the code's own sentence, where it happened, the code. Nothing else of the error is kept. */
export const clientError = (
  code: HouseErrorCode,
  path?: readonly (string | number)[],
  httpStatus?: number,
): GraphQLError =>
  new GraphQLError(HOUSE_ERROR_CODES[code], {
    ...(path === undefined ? {} : { path }),
    extensions: httpStatus === undefined ? { code } : { code, http: { status: httpStatus } },
  })

/** The code of an error that `formatError` has been through: an object, no `Error` any more. */
export const codeOfFormatted = ({ extensions }: GraphQLFormattedError): HouseErrorCode => {
  const code = extensions?.['code']
  return isHouseCode(code) ? code : 'INTERNAL'
}

/** Apollo Server's `formatError`: one shape for every error, on every path. */
export const formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const given = formatted.extensions?.['code']
  const known = codeOf(error)
  const code =
    known !== 'INTERNAL'
      ? known
      : isHouseCode(given)
        ? given
        : (typeof given === 'string' && APOLLO_CODES[given]) || known
  return {
    message: HOUSE_ERROR_CODES[code],
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: { code },
  }
}
