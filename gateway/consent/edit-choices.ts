import { randomUUID } from 'node:crypto'
import { changeOf } from '../../policies/directive-change.ts'
import { type Draft, isPointOfCareLength } from '../../policies/directive-faults.ts'
import { may } from '../../policies/may.ts'
import { mayPatientChange } from '../../policies/proxies.ts'
import { wayOfAskingFaults } from '../../policies/way-of-asking.ts'
import type { ConsentFaultCode } from '../../schema/model/consent-choice.ts'
import type { ConsentDirective, WayOfAsking } from '../../schema/model/consent-directive.ts'
import type { ChosenDirective } from '../state/choice-store.ts'
import type { ChoiceGiven, Deed, PermissionGiven } from './consent-life.ts'
import { type Drafted, draftOf } from './drafting.ts'
import { actingProxies, disagreements, toldToPatient } from './notices.ts'
import type { ConsentRoom } from './room.ts'
import { type Judged, type Kind, refusedFor } from './serve.ts'
import { isShown } from './shown-choices.ts'
import { actsByKey, howOf, mayMake, ownKey, type Standing, sideOf } from './standing.ts'

/** A widening waits so long for the other side: 28 days. */
export const PROPOSAL_MS = 28 * 86_400_000

/** A choice as it will stand, recorded now by this requester. Staff are named, for the patient to read; nobody else is. */
export const recordedNow = (standing: Standing, draft: Draft, asked?: WayOfAsking): ConsentDirective => {
  const { patient, requester, organisation, choices } = standing
  const how = howOf(standing) ?? 'PATIENT'
  const staff = how === 'PRACTICE' || how === 'POINT_OF_CARE'
  return {
    id: randomUUID(),
    patient,
    ...draft,
    recordedBy: {
      how,
      userId: requester.userId,
      at: choices.now,
      ...(staff ? { name: requester.name, organisation } : {}),
      ...(asked === undefined ? {} : { asked }),
    },
  }
}

/** The choice to end, where it stands and this requester is shown it. */
export const standingDirective = (room: ConsentRoom, standing: Standing, id: string): ChosenDirective | undefined =>
  standing.choices.directives.find((one) => one.id === id && one.withdrawnAt === null && isShown(room, standing, one))

/**
 * Any proxy's deny beats another proxy's permit (POLICY §4), so while its proxy acts nobody widens past it on the other proxies' side. `sides`:
 * the keys of those who agree to the change.
 */
export const isOthersDeny = (
  standing: Standing,
  ended: ChosenDirective | undefined,
  sides: readonly string[],
): boolean =>
  ended?.effect === 'deny' &&
  ended.recordedBy.how === 'PROXY' &&
  ended.recordedKey !== null &&
  !sides.includes(ended.recordedKey) &&
  actsByKey(standing, ended.recordedKey)

const judge = (
  room: ConsentRoom,
  standing: Standing,
  ends: string | undefined,
  drafted: Drafted | undefined,
  asked: WayOfAsking | undefined,
): Judged => {
  const ended = ends === undefined ? undefined : standingDirective(room, standing, ends)
  if (ends !== undefined && ended === undefined) return { faults: [{ code: 'NOTHING_TO_END', field: 'directive' }] }
  const faults = [
    ...(drafted !== undefined && 'faults' in drafted ? drafted.faults : []),
    ...wayOfAskingFaults(howOf(standing), asked),
  ]
  if (faults.length > 0 || (drafted !== undefined && 'faults' in drafted)) return { faults }
  const own = ownKey(room, standing)
  const recorded = drafted === undefined ? undefined : recordedNow(standing, drafted.draft, asked)
  const change = changeOf(ended, recorded)
  const made = mayMake(standing, change)
  if (made !== 'ALONE' && made !== 'TOGETHER') return refusedFor(made)
  const proxied = standing.requester.role === 'proxy'
  if (change === 'widen' && proxied && isOthersDeny(standing, ended, [own])) return refusedFor('OTHER_PROXY_DENIED')

  if (made === 'TOGETHER') {
    const id = randomUUID()
    const side = sideOf(standing)
    const waits = side === 'PATIENT' ? actingProxies(standing) : [room.keyOf(standing.patient)]
    return {
      subject: id,
      edit: {
        proposes: {
          id,
          side,
          proposedBy: { how: howOf(standing) ?? 'PATIENT', userId: standing.requester.userId, asked },
          proposedKey: own,
          at: standing.choices.now,
          expiresAt: standing.choices.now + PROPOSAL_MS,
          ends,
          records: drafted?.draft,
        },
        notices: waits.map((to) => ({ to, kind: 'WIDENING_PROPOSED', directives: [], proposal: id })),
      },
    }
  }
  const touched = [ends, recorded?.id].filter((id) => id !== undefined)
  return {
    subject: touched.join(' → '),
    edit: {
      ends,
      endsAsked: asked,
      records: recorded && { directive: recorded, key: proxied ? own : null },
      notices: [
        ...toldToPatient(standing, room.keyOf(standing.patient), touched),
        ...(recorded === undefined ? [] : disagreements(standing, recorded, own, ends)),
      ],
    },
  }
}

/** Recording, changing, ending a choice: one deed, for it is one question who may. */
export const editKind = (
  room: ConsentRoom,
  name: 'give-choice' | 'change-choice' | 'withdraw-choice' | 'import-choice',
  ends: string | undefined,
  choice: ChoiceGiven | undefined,
  { asked }: Pick<Deed, 'asked'>,
): Kind => ({
  name,
  asked: asked == null ? [ends, choice] : [ends, choice, asked],
  judge: (standing) =>
    judge(room, standing, ends, choice && draftOf(room, choice, standing.choices.now), asked ?? undefined),
})

/** A clinician's part at the point of care: their own organisation, and a patient of an age to give permission alone. */
export const clinicianFault = ({
  requester,
  organisation,
  stage,
  demographics,
}: Standing): ConsentFaultCode | undefined => {
  const deed = { deed: 'record-permission-at-point-of-care', organisation } as const
  if (organisation === undefined || !may(requester, organisation, { ...deed, organisation }).permitted)
    return 'NOT_YOUR_ROLE'
  if (mayPatientChange('widen', stage, false)) return undefined
  if (demographics.state === 'UNAVAILABLE') return 'DEMOGRAPHICS_UNAVAILABLE'
  return stage === 'unknown' ? 'AGE_NOT_KNOWN' : 'CANNOT_GIVE_PERMISSION_ALONE'
}

/** Permission at the point of care: a permit for the clinician's own organisation, 24 hours at most, naming the clinician (POLICY §4). */
export const permissionKind = (room: ConsentRoom, given: PermissionGiven): Kind => ({
  name: 'record-permission-at-point-of-care',
  asked: [given.minutes, given.recordTypes, given.classes],
  judge: (standing) => {
    const { organisation, choices, patient } = standing
    const length = given.minutes * 60_000
    if (!isPointOfCareLength(length)) return { faults: [{ code: 'PERIOD_TOO_LONG', field: 'minutes' }] }
    const drafted = draftOf(
      room,
      {
        effect: 'permit',
        scope: {
          recipients: organisation && [organisation],
          controllers: undefined,
          recordTypes: given.recordTypes,
          classes: given.classes,
          purposes: undefined,
          actions: undefined,
          recordDates: undefined,
        },
        start: choices.now,
        end: choices.now + length,
        firstDay: undefined,
        lastDay: undefined,
        breakGlassMayLift: false,
      },
      choices.now,
    )
    if ('faults' in drafted) return { faults: drafted.faults }
    const directive = recordedNow(standing, drafted.draft)
    return {
      subject: directive.id,
      edit: {
        records: { directive, key: null },
        notices: toldToPatient(standing, room.keyOf(patient), [directive.id]),
      },
    }
  },
})
