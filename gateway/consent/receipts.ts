import { writeConsent } from '../../adapters/fhir-consent/write-consent.ts'
import type { ConsentReceipt, HeldDirective } from '../../schema/model/consent-choice.ts'
import type { ConsentRoom } from './room.ts'

/** What a consent receipt is signed as (RFC 8725, 3.11). */
export const CONSENT_RECEIPT = 'consent-receipt+jwt'

const seconds = (moment: number): number => Math.floor(moment / 1_000)

const receipt = async (
  { signing, exclusionSets }: Pick<ConsentRoom, 'signing' | 'exclusionSets'>,
  directive: HeldDirective,
  deed: ConsentReceipt['deed'],
): Promise<ConsentReceipt> => {
  const withdrawnAt = deed === 'WITHDRAWN' ? directive.withdrawnAt : null
  const consent = writeConsent(directive, new Set(exclusionSets.keys()), withdrawnAt)
  const iat = seconds(withdrawnAt ?? directive.recordedBy.at)
  const payload = { iat, deed, directive: directive.id, ...(consent === undefined ? {} : { consent }) }
  return { directive: directive.id, deed, jws: await signing.sign(payload, CONSENT_RECEIPT) }
}

/**
 * The receipts of a choice: that it was recorded and, where it was, that it was ended; each a compact JWS with the FHIR Consent inside. They are
 * made when they are handed over and kept nowhere: the NHS number they hold is the person's alone. The same choice gives the same words each time.
 */
export const receiptsOf = async (
  room: Pick<ConsentRoom, 'signing' | 'exclusionSets'>,
  directive: HeldDirective,
): Promise<readonly ConsentReceipt[]> => {
  const recorded = await receipt(room, directive, 'RECORDED')
  return directive.withdrawnAt === null ? [recorded] : [recorded, await receipt(room, directive, 'WITHDRAWN')]
}
