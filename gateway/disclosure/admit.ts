import type { AccessRequest } from '../../schema/model/access-request.ts'
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

/** The most that a person may write of a care context or a reason. */
export const LONGEST_WORDS = 2_000

/** Whether the text names a care context: something, and not too much. */
export const isCareContext = (text: string | undefined): text is string => {
  const context = text?.trim() ?? ''
  return context !== '' && context.length <= LONGEST_WORDS
}

const isPublic = (requester: Requester): boolean => requester.role === 'patient' || requester.role === 'proxy'

/** Somebody signed in for themselves who asks for another person's record comes as that person's proxy, and needs a recorded right. */
export const partPlayed = (requester: Requester, { patient }: Pick<AccessRequest, 'patient'>): Requester =>
  requester.role === 'patient' && requester.nhsNumber !== patient ? { ...requester, role: 'proxy' } : requester

/**
 * The door of the corridor: what can be refused without a fact about the patient is refused here. Throws `FORBIDDEN` (an organisation that
 * does not resolve), `CARE_CONTEXT_REQUIRED` or `EXCHANGE_UNKNOWN`.
 */
export const admit = (
  request: AccessRequest,
  stated: Requester,
  known: ReadonlySet<ExchangeId>,
  organisations: Resolution,
): Admitted => {
  const requester = partPlayed(stated, request)
  for (const exchange of request.exclude) if (!known.has(exchange)) throw new HouseError('EXCHANGE_UNKNOWN')
  if (isPublic(requester)) return { request, requester, organisation: undefined }
  if (!isCareContext(request.access.careContext)) throw new HouseError('CARE_CONTEXT_REQUIRED')
  const organisation = requester.organisation === undefined ? undefined : organisations.get(requester.organisation)
  if (organisation === undefined) throw new HouseError('FORBIDDEN')
  return { request, requester, organisation }
}
