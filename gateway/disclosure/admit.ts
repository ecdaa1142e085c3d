import type { AccessRequest } from '../../schema/model/access-request.ts'
import { isAlertReason } from '../../schema/model/alert-reason.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Resolution } from '../../schema/model/organisation.ts'
import type { Requester } from '../../schema/model/requester.ts'

/** A question that may go on to be judged: the part the requester plays here is settled, and their organisation is a legal entity. */
export type Admitted = {
  readonly request: AccessRequest
  readonly requester: Requester
  readonly organisation: OdsCode | undefined
}

const LONGEST_WORDS = 2_000

const isPublic = (requester: Requester): boolean => requester.role === 'patient' || requester.role === 'proxy'

/** Somebody signed in for themselves who asks for another person's record comes as that person's proxy, and needs a recorded right. */
export const partPlayed = (requester: Requester, request: AccessRequest): Requester =>
  requester.role === 'patient' && requester.nhsNumber !== request.patient ? { ...requester, role: 'proxy' } : requester

const checkBreakGlass = ({ access }: AccessRequest): void => {
  if (access.purpose === 'BTG') {
    const reason = access.breakGlass
    if (
      reason === undefined ||
      !isAlertReason(reason.code) ||
      reason.words.trim().length < 3 ||
      reason.words.length > LONGEST_WORDS
    ) {
      throw new HouseError('BREAK_GLASS_REASON_REQUIRED')
    }
  } else if (access.breakGlass !== undefined) throw new HouseError('INPUT_INVALID')
}

/**
 * The door of the corridor: what can be refused without a fact about the patient is refused here. Throws `FORBIDDEN` (an organisation that
 * does not resolve), `CARE_CONTEXT_REQUIRED`, `BREAK_GLASS_REASON_REQUIRED`, `EXCHANGE_UNKNOWN` or `INPUT_INVALID`.
 */
export const admit = (
  request: AccessRequest,
  stated: Requester,
  known: ReadonlySet<ExchangeId>,
  organisations: Resolution,
): Admitted => {
  const requester = partPlayed(stated, request)
  for (const exchange of request.exclude) if (!known.has(exchange)) throw new HouseError('EXCHANGE_UNKNOWN')
  checkBreakGlass(request)
  if (isPublic(requester)) return { request, requester, organisation: undefined }
  const context = request.access.careContext?.trim() ?? ''
  if (context === '' || context.length > LONGEST_WORDS) throw new HouseError('CARE_CONTEXT_REQUIRED')
  const organisation = requester.organisation === undefined ? undefined : organisations.get(requester.organisation)
  if (organisation === undefined) throw new HouseError('FORBIDDEN')
  return { request, requester, organisation }
}
