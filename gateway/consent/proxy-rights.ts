import { randomUUID } from 'node:crypto'
import { may } from '../../policies/may.ts'
import { proxyRightFaults } from '../../policies/proxy-right-faults.ts'
import type { ConsentFault, ConsentFaultCode, ConsentNoticeKind } from '../../schema/model/consent-choice.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { HeldRight } from '../../schema/model/proxy-right.ts'
import type { NewNotice } from '../state/choice-store.ts'
import type { PatientKey } from '../state/patient-key.ts'
import type { ProxyRightGiven } from './consent-life.ts'
import { boundary } from './drafting.ts'
import { actingProxies } from './notices.ts'
import type { ConsentRoom } from './room.ts'
import type { Judged, Kind } from './serve.ts'
import { type Standing, strangerFault } from './standing.ts'

/** Rights are kept by the patient's practice alone, which saw what shows them. */
export const practiceFault =
  (deed: 'record-proxy-right' | 'end-proxy-right') =>
  (standing: Standing): ConsentFaultCode | undefined => {
    const { requester, organisation, practice } = standing
    if (may(requester, organisation, { deed, practice }).permitted) return undefined
    return requester.role === 'practice-staff' ? strangerFault(standing) : 'NOT_YOUR_ROLE'
  }

/**
 * Whoever the right is of is told, the patient from 11 on (a younger child is spoken for), and all who act for the patient: they may contradict each
 * other. Nobody is named to anybody.
 */
const told = (
  room: ConsentRoom,
  standing: Standing,
  whose: PatientKey,
  kind: ConsentNoticeKind,
): readonly NewNotice[] => {
  const own = standing.stage === 'both-widen' || standing.stage === 'own' ? [room.keyOf(standing.patient)] : []
  const everybody = new Set([whose, ...own, ...actingProxies(standing)])
  return [...everybody].map((to) => ({ to, kind, directives: [] }))
}

const samePeople = ({ patient, demographics }: Standing): readonly NhsNumber[] =>
  demographics.state === 'FOUND'
    ? [patient, demographics.demographics.nhsNumber, ...demographics.demographics.superseded]
    : [patient]

const judge = async (room: ConsentRoom, standing: Standing, given: ProxyRightGiven): Promise<Judged> => {
  const { requester, choices, patient } = standing
  const answer = await room.demographics(given.proxy)
  if (answer.state === 'UNAVAILABLE') return { faults: [{ code: 'DEMOGRAPHICS_UNAVAILABLE', field: 'proxy' }] }
  const proxy = answer.state === 'FOUND' ? answer.demographics : undefined
  // Under the number they are known by now: that is the one they sign in with.
  const key = room.keyOf(proxy?.nhsNumber ?? given.proxy)
  const days: ConsentFault[] = []
  const period = {
    start: boundary(undefined, given.firstDay, 0, days),
    end: boundary(undefined, given.lastDay, 1, days),
  }
  const { ground, patientLacksCapacity, evidence, reference, familyName, birthDate } = given
  const faults = proxyRightFaults(
    { ground, patientLacksCapacity, period, evidence, reference, familyName, birthDate },
    {
      now: choices.now,
      patient: samePeople(standing),
      patientBirthDate: standing.birthDate,
      proxy,
      held: choices.rights
        .filter((held) => held.key === key && (held.right.period.end ?? Number.POSITIVE_INFINITY) > choices.now)
        .map(({ right }) => right.ground),
    },
  )
  if (days.length + faults.length > 0) return { faults: [...faults, ...days] }
  const right: HeldRight = {
    id: randomUUID(),
    patient,
    proxy: key as string as NhsNumber,
    ground,
    mayView: given.mayView,
    patientLacksCapacity,
    period,
    withdrawn: false,
    warrant: { evidence, reference, recordedAt: choices.now, recordedBy: requester.userId },
  }
  return {
    subject: right.id,
    edit: { recordsRight: { key, right }, notices: told(room, standing, key, 'PROXY_RIGHT_RECORDED') },
  }
}

/** The practice records that one person may act for another (POLICY §4): who they are is checked, what shows it is written down. */
export const proxyRightKind = (room: ConsentRoom, given: ProxyRightGiven): Kind => ({
  name: 'record-proxy-right',
  // Kept as a hash that anybody can compute: whose number it is goes in under its key, and what it was matched with stays out.
  asked: { ...given, proxy: room.keyOf(given.proxy), familyName: undefined, birthDate: undefined },
  judge: (standing) => judge(room, standing, given),
})

/** The practice ends such a right: it acts no more from this moment on, in views that are under way too. */
export const endRightKind = (room: ConsentRoom, id: string): Kind => ({
  name: 'end-proxy-right',
  asked: id,
  judge: (standing) => {
    const held = standing.choices.rights.find(({ right }) => right.id === id)
    if (held === undefined) return { faults: [{ code: 'NOTHING_TO_END', field: 'right' }] }
    return {
      subject: id,
      edit: { endsRight: id, notices: told(room, standing, held.key, 'PROXY_RIGHT_ENDED') },
    }
  },
})
