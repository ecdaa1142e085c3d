import { createHash, randomUUID } from 'node:crypto'
import { lifeAllows } from '../../policies/asked-exchange.ts'
import { couldOpen } from '../../policies/break-glass.ts'
import { isAlertReason } from '../../schema/model/alert-reason.ts'
import { LONGEST_GRANT_HOURS, OPENING_LASTS } from '../../schema/model/break-glass.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { isCareContext } from '../disclosure/admit.ts'
import { factsOf } from '../disclosure/facts.ts'
import type { Grant, Opening } from '../state/break-glass-store.ts'
import { type Desk, isReason } from './desk.ts'
import type { BegunBreakGlass, EmergencyLife } from './emergency-life.ts'
import type { EmergencyRoom } from './room.ts'

const HOUR_MS = 3_600_000

/** The patient is told within 60 seconds; the privacy officer of the requester's organisation has five days (POLICY §5). */
const TELL_WITHIN_MS = 60_000
const REVIEW_WITHIN_MS = 5 * 24 * HOUR_MS

/** The most grants of one person for one patient that are looked at: each took two steps and a reason, and is over within a week. */
const MOST_GRANTS = 200

const digest = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url')

/** The classes that any agreement of this organisation names one by one. */
const classesShared = ({ running }: EmergencyRoom, organisation: OdsCode): readonly string[] => [
  ...new Set(
    running.agreementReader
      .ofOrganisation(organisation)
      .flatMap(({ versions }) => versions)
      .flatMap(({ terms }) =>
        Object.values(terms.recordTypes).flatMap((classes) => (classes === 'all' ? [] : classes)),
      ),
  ),
]

/** Whether something is restricted for this requester that break-glass could open, by the facts of this moment. */
const isRestricted = async ({ room, requester }: Desk, patient: NhsNumber, organisation: OdsCode): Promise<boolean> => {
  const [stored, demographics] = await Promise.all([
    room.state.factsFor({ patient, proxy: undefined }),
    room.demographics(patient),
  ])
  await room.running.catchUp(stored.versions)
  const exchanges = room.running
    .registry()
    .exchanges.flatMap(({ exchange }) => (lifeAllows(exchange, organisation) === 'ASK' ? [exchange] : []))
  return couldOpen(
    { requester, organisation, patient },
    exchanges,
    factsOf(room, stored, demographics, 'unknown'),
    room.running.agreements(),
    classesShared(room, organisation),
  )
}

const begun = ({ id, expiresAt }: Opening): BegunBreakGlass => ({ restricted: true, opening: id, expiresAt })

/** The requester's organisation, if they may break the glass for it; refused, and written down, if not. */
const insistOnPart = async (desk: Desk, patient: NhsNumber): Promise<OdsCode> => {
  const { organisation } = desk
  if (organisation === undefined || !desk.may({ deed: 'break-glass', organisation }))
    return desk.refuse('FORBIDDEN', patient, 'BTG')
  return organisation
}

/**
 * The two steps of break-glass (POLICY §5). Each is written down before it answers: step one with whether something was restricted, step two with
 * the reason and the grant. What step one gives away is one fact, computed from decisions before asking.
 */
export const breakGlassAt = (desk: Desk): Pick<EmergencyLife, 'begin' | 'confirm' | 'end' | 'ownGrants'> => {
  const { room, requester } = desk
  const { breakGlass } = room.state
  const whoseOf = (patient: NhsNumber) => ({ patient, user: requester })

  const endOne = async (patient: NhsNumber, id: string): Promise<Grant> => {
    await desk.writeDown({ deed: 'end-break-glass', subject: `grant ${id}`, patient })
    const ended = await breakGlass.end(whoseOf(patient), id)
    if (ended === undefined) throw new HouseError('NOT_FOUND')
    return ended
  }

  return {
    begin: async ({ patient, careContext, idempotencyKey }) => {
      const organisation = await insistOnPart(desk, patient)
      if (!isCareContext(careContext)) return desk.refuse('CARE_CONTEXT_REQUIRED', patient, 'BTG')
      if (idempotencyKey.length < 8 || idempotencyKey.length > 200) throw new HouseError('INPUT_INVALID')
      const askedAs = digest(requester.issuer, requester.userId, idempotencyKey)
      const asked = digest(organisation, careContext)
      const same = (opening: Opening): BegunBreakGlass => {
        if (opening.asked !== asked) throw new HouseError('CONFLICT_OF_STATE')
        return begun(opening)
      }
      const before = await breakGlass.opened(whoseOf(patient), askedAs)
      if (before !== undefined) return same(before)

      const restricted = await isRestricted(desk, patient, organisation)
      const [id, receipt] = [randomUUID(), randomUUID()]
      await desk.writeDown({
        deed: 'begin-break-glass',
        subject: restricted ? `opening ${id}` : 'nothing restricted',
        patient,
        receipt,
        step: { organisation, careContext, breakGlass: undefined },
      })
      if (!restricted) return { restricted: false }
      const opening = { id, receipt, organisation, careContext, asked, askedAs, lastsMs: OPENING_LASTS }
      return same(await breakGlass.open({ ...whoseOf(patient), ...opening }))
    },

    confirm: async ({ patient, opening: openingId, code, words, hours = room.grantHours }) => {
      const organisation = await insistOnPart(desk, patient)
      if (!isAlertReason(code) || !isReason(words)) return desk.refuse('BREAK_GLASS_REASON_REQUIRED', patient, 'BTG')
      if (hours < 1 || hours > LONGEST_GRANT_HOURS) throw new HouseError('INPUT_INVALID')
      const opening = await breakGlass.opening(whoseOf(patient), openingId)
      // Another's opening, or one for another organisation of the same person, is not told apart from none.
      if (opening === undefined || opening.organisation !== organisation) throw new HouseError('NOT_FOUND')
      const asked = digest(code, words, hours)
      const before = await breakGlass.granted(whoseOf(patient), openingId)
      if (before !== undefined) {
        if (before.asked !== asked) throw new HouseError('CONFLICT_OF_STATE')
        return before
      }
      if (opening.expired) return desk.refuse('BREAK_GLASS_REASON_REQUIRED', patient, 'BTG')

      const [id, receipt] = [randomUUID(), randomUUID()]
      const { careContext } = opening
      await desk.writeDown({
        deed: 'confirm-break-glass',
        subject: `grant ${id}`,
        patient,
        receipt,
        step: { organisation, careContext, breakGlass: { code, words, grant: id } },
      })
      const grant = await breakGlass.grant({
        ...whoseOf(patient),
        id,
        receipt,
        asked,
        opening,
        name: requester.name,
        role: requester.role,
        code,
        words,
        lastsMs: hours * HOUR_MS,
        tellWithinMs: TELL_WITHIN_MS,
        reviewWithinMs: REVIEW_WITHIN_MS,
      })
      if (grant === undefined) throw new HouseError('BREAK_GLASS_REASON_REQUIRED')
      if (grant.asked !== asked) throw new HouseError('CONFLICT_OF_STATE')
      return grant
    },

    end: async (patient, id) => {
      await insistOnPart(desk, patient)
      if (id !== undefined) {
        if ((await breakGlass.find(whoseOf(patient), id)) === undefined) throw new HouseError('NOT_FOUND')
        return endOne(patient, id)
      }
      // They are one's own: those for another organisation that one acts for too, or more would still be shown.
      const ended: Grant[] = []
      for (const grant of await breakGlass.standing(whoseOf(patient))) ended.push(await endOne(patient, grant.id))
      return ended.toSorted((one, other) => other.endsAt - one.endsAt)[0]
    },

    ownGrants: async (patient) => {
      const organisation = await insistOnPart(desk, patient)
      await desk.writeDown({ deed: 'read-own-break-glass', subject: 'grants', patient })
      return breakGlass.ofUser(whoseOf(patient), organisation, MOST_GRANTS)
    },
  }
}
