import type { Access } from '../../schema/model/access-request.ts'
import { HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Bearer } from '../identity/authenticate.ts'
import { statedAccess } from '../identity/stated-access.ts'
import { CARD_TYPES, type Card, cardOf, NOBODY_NAMED, REFUSED, type Said } from './card.ts'
import type { Call } from './read-call.ts'
import type { CardKind, CdsRoom } from './room.ts'

const SOURCE = 'London Health and Care Information Exchange'

/** What the corridor refuses about this patient or person: each of them is told alike. What is down, or wrong with the token, is told as such. */
const TOLD_AS_REFUSED: ReadonlySet<HouseErrorCode> = new Set([
  'FORBIDDEN',
  'CARE_CONTEXT_REQUIRED',
  'BREAK_GLASS_REASON_REQUIRED',
  'NOT_FOUND',
])

/** A name for the card of one call (UUID version 8, RFC 9562): the same whenever the call is made again. */
const uuidOf = (digest: string): string => {
  const bytes = Buffer.from(digest, 'base64url').subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const isForCare = (purpose: Access['purpose']): purpose is 'TREAT' | 'ETREAT' =>
  purpose === 'TREAT' || purpose === 'ETREAT'

/** An hour: no client repeats a call for longer. */
const INSTANCE_MS = 3_600_000

/**
 * Answers calls of `patient-view`. A call that is made again while the first is being answered shares its answer, and disclosure; one made later is asked anew, for what may be shown may have
 * changed, and gets a card of the same name. An instance that comes back about something else is refused (`CONFLICT_OF_STATE`). Throws `HouseError`.
 */
export const patientView = (room: CdsRoom): ((bearer: Bearer, call: Call) => Promise<readonly Card[]>) => {
  const underWay = new Map<string, Promise<readonly Card[]>>()

  const insistOnOneQuestion = async (instance: string, question: string): Promise<void> => {
    // Counted side by side: an instance that was used for anything else was used more often than for this.
    const [uses, same] = await Promise.all([
      room.count(`cds-instance ${instance}`, INSTANCE_MS),
      room.count(`cds-instance ${instance} ${room.keyed(question)}`, INSTANCE_MS),
    ])
    if (uses.count > same.count) throw new HouseError('CONFLICT_OF_STATE')
  }

  const say = async (
    { requester, token }: Bearer,
    patient: NhsNumber,
  ): Promise<{ readonly said: Said; readonly kind: CardKind }> => {
    const context = room.contextFor(requester)
    const { access } = statedAccess(token, requester)
    try {
      const view = await context.disclose({
        patient,
        access,
        types: CARD_TYPES.map((type) => ({ type, from: undefined, to: undefined })),
        exclude: [],
        originals: false,
      })
      const names = new Map<string, string>(context.registry.exchanges().map(({ id, name }) => [id, name]))
      const kind = view.manifest.some(({ released }) => (released ?? 0) > 0) ? 'found' : 'none'
      return { said: cardOf(view, (exchange) => names.get(exchange) ?? exchange), kind }
    } catch (error) {
      if (!(error instanceof HouseError) || !TOLD_AS_REFUSED.has(error.code)) throw error
      room.refused(error.code)
      return { said: REFUSED, kind: 'refused' }
    }
  }

  /**
   * Where the card leads: to this patient's record, for the acting person alone, where it is theirs to open and a launch can say for what care; else to where patients are found. A refusal's link is alike for everybody.
   */
  const linkOf = async ({ requester, token }: Bearer, patient: NhsNumber, kind: CardKind): Promise<string> => {
    const { purpose, careContext } = statedAccess(token, requester).access
    const opens = kind === 'found' || kind === 'none'
    if (!opens || room.launch === undefined || careContext === undefined || !isForCare(purpose)) return room.findPage
    return (await room.launch({ userId: requester.userId, patient, purpose, careContext })) ?? room.findPage
  }

  const answer = async (bearer: Bearer, { patient }: Call, instance: string): Promise<readonly Card[]> => {
    const { said, kind } =
      patient === undefined ? { said: NOBODY_NAMED, kind: 'nobody-named' as const } : await say(bearer, patient)
    room.told.card(kind)
    return [
      {
        uuid: uuidOf(room.keyed(`cds-card ${instance}`)),
        ...said,
        source: { label: SOURCE, url: room.publicUrl },
        ...(patient === undefined
          ? {}
          : {
              links: [
                {
                  label: 'Open the record in the exchange',
                  url: await linkOf(bearer, patient, kind),
                  type: 'absolute' as const,
                },
              ],
            }),
      },
    ]
  }

  return async (bearer, call) => {
    const { requester, token } = bearer
    const { access } = statedAccess(token, requester)
    const instance = JSON.stringify([requester.issuer, call.hookInstance])
    const question = JSON.stringify([instance, requester.userId, requester.organisation, access, call.patient])
    await insistOnOneQuestion(instance, question)
    const known = underWay.get(question)
    if (known !== undefined) return known
    const answered = answer(bearer, call, instance).finally(() => underWay.delete(question))
    underWay.set(question, answered)
    return answered
  }
}
