import { describe, expect, test } from 'vitest'
import { type Deed, may } from '../../policies/may.ts'
import type { ProxyRight } from '../../schema/model/proxy-right.ts'
import { ROLES, type Role } from '../../schema/model/role.ts'
import { CROYDON, EALING, HARINGEY, OTHER_PATIENT, PATIENT, PROXY, requesterOf } from './world.ts'

const nhsNumberOf = (role: Role) => (role === 'patient' ? PATIENT : role === 'proxy' ? PROXY : undefined)

/** The roles, each of Haringey (or the patient, or the proxy), that may do it. */
const whoMay = (deed: Deed): readonly Role[] =>
  ROLES.filter((role) => {
    const person = role === 'patient' || role === 'proxy'
    const requester = requesterOf({ role, nhsNumber: nhsNumberOf(role) })
    return may(requester, person ? undefined : HARINGEY, deed).permitted
  })

const BOTH = [EALING, HARINGEY]
const right: ProxyRight = {
  id: '1',
  patient: PATIENT,
  proxy: PROXY,
  ground: 'PARENTAL_RESPONSIBILITY',
  mayView: true,
  patientLacksCapacity: false,
  period: { start: undefined, end: undefined },
  withdrawn: false,
}
const change = {
  deed: 'change-directives',
  patient: PATIENT,
  change: 'restrict',
  stage: 'own',
  together: false,
  right: undefined,
} as const

describe('agreements', () => {
  test.each<[Deed, readonly Role[]]>([
    [{ deed: 'read-agreement', parties: BOTH }, ['ig-manager', 'operator']],
    [{ deed: 'read-agreement', parties: [EALING] }, ['operator']],
    [{ deed: 'propose-agreement', organisation: HARINGEY, parties: BOTH }, ['ig-manager']],
    [{ deed: 'amend-agreement', organisation: HARINGEY, parties: BOTH }, ['ig-manager']],
    [{ deed: 'amend-agreement', organisation: HARINGEY, parties: [EALING] }, []],
    [{ deed: 'read-own-agreements', organisation: HARINGEY }, ['ig-manager']],
    [{ deed: 'read-own-agreements', organisation: EALING }, []],
    [{ deed: 'write-draft', organisation: HARINGEY }, ['ig-manager']],
    [{ deed: 'write-draft', organisation: EALING }, []],
    [{ deed: 'read-draft', organisation: HARINGEY, inComment: false, named: [] }, ['ig-manager']],
    [{ deed: 'read-draft', organisation: EALING, inComment: false, named: [HARINGEY] }, []],
    [{ deed: 'read-draft', organisation: EALING, inComment: true, named: [HARINGEY] }, ['ig-manager']],
    [{ deed: 'comment-on-draft', organisation: EALING, inComment: true, named: [HARINGEY] }, ['ig-manager']],
    [{ deed: 'comment-on-draft', organisation: EALING, inComment: true, named: [CROYDON] }, []],
    [{ deed: 'record-dspt', organisation: HARINGEY }, ['ig-manager']],
    [{ deed: 'record-dspt', organisation: EALING }, []],
    [{ deed: 'read-templates' }, ['ig-manager', 'operator']],
    [{ deed: 'read-groups' }, ['ig-manager', 'operator']],
    [{ deed: 'write-templates' }, ['operator']],
    [{ deed: 'write-groups' }, ['operator']],
    [{ deed: 'sign-agreement', organisation: HARINGEY, parties: BOTH }, ['ig-manager']],
    [{ deed: 'sign-agreement', organisation: EALING, parties: BOTH }, []],
    [{ deed: 'sign-agreement', organisation: HARINGEY, parties: [EALING] }, []],
    [{ deed: 'withdraw-from-agreement', organisation: HARINGEY, parties: BOTH }, ['ig-manager']],
    [{ deed: 'suspend-agreement', by: HARINGEY, parties: BOTH }, ['ig-manager']],
    [{ deed: 'suspend-agreement', by: HARINGEY, parties: [EALING] }, []],
    [{ deed: 'suspend-agreement', by: 'operator', parties: BOTH }, ['operator']],
    [{ deed: 'resume-agreement', suspendedBy: HARINGEY, parties: BOTH }, ['ig-manager']],
    [{ deed: 'resume-agreement', suspendedBy: EALING, parties: BOTH }, []],
    [{ deed: 'resume-agreement', suspendedBy: HARINGEY, parties: [EALING] }, []],
    [{ deed: 'resume-agreement', suspendedBy: 'operator', parties: BOTH }, ['operator']],
    [{ deed: 'read-register' }, ROLES],
  ])('%j: %j', (deed, roles) => expect(whoMay(deed)).toEqual(roles))
})

describe('directives, the access log, reviews, the ledger and the registry', () => {
  test.each<[Deed, readonly Role[]]>([
    [{ deed: 'read-directives', patient: PATIENT }, ['patient']],
    [{ deed: 'open-launch', organisation: HARINGEY }, ['clinician', 'dispatcher']],
    [{ deed: 'open-launch', organisation: EALING }, []],
    [{ deed: 'read-directives', patient: OTHER_PATIENT }, []],
    [{ deed: 'read-access-log', patient: PATIENT }, ['patient']],
    [{ deed: 'question-access', patient: PATIENT, practice: undefined }, ['patient']],
    [{ deed: 'question-access', patient: PATIENT, practice: HARINGEY }, ['patient', 'practice-staff']],
    [{ deed: 'read-own-cases', patient: OTHER_PATIENT, practice: EALING }, []],
    [{ deed: 'follow-case', practice: HARINGEY }, ['practice-staff']],
    [{ deed: 'follow-case', practice: undefined }, []],
    [{ deed: 'handle-case', organisation: HARINGEY }, ['ig-manager']],
    [{ deed: 'handle-case', organisation: EALING }, []],
    [{ deed: 'record-permission-at-point-of-care', organisation: HARINGEY }, ['clinician']],
    [{ deed: 'record-permission-at-point-of-care', organisation: EALING }, []],
    [{ deed: 'end-proxy-view', patient: PATIENT, stage: 'both-widen' }, ['patient']],
    [{ deed: 'end-proxy-view', patient: PATIENT, stage: 'own' }, ['patient']],
    [{ deed: 'end-proxy-view', patient: PATIENT, stage: 'proxy-decides' }, []],
    [{ deed: 'record-proxy-right', practice: HARINGEY }, ['practice-staff']],
    [{ deed: 'record-proxy-right', practice: EALING }, []],
    [{ deed: 'end-proxy-right', practice: HARINGEY }, ['practice-staff']],
    [{ deed: 'end-proxy-right', practice: undefined }, []],
    [{ deed: 'read-reviews', organisation: HARINGEY }, ['privacy-officer']],
    [{ deed: 'read-reviews', organisation: EALING }, []],
    [{ deed: 'read-notices', patient: PATIENT }, ['patient']],
    [{ deed: 'read-notices', patient: OTHER_PATIENT }, []],
    [{ deed: 'read-own-ended-rights', person: PATIENT }, ['patient']],
    [{ deed: 'read-own-ended-rights', person: OTHER_PATIENT }, []],
    [{ deed: 'break-glass', organisation: HARINGEY }, ['clinician', 'dispatcher']],
    [{ deed: 'follow-patient', organisation: HARINGEY }, ['clinician']],
    [{ deed: 'follow-patient', organisation: EALING }, []],
    [{ deed: 'be-told-of-changes', patient: PATIENT, right: undefined }, ['patient']],
    [{ deed: 'be-told-of-changes', patient: PATIENT, right }, ['patient', 'proxy']],
    [{ deed: 'be-told-of-changes', patient: PATIENT, right: { ...right, mayView: false } }, ['patient']],
    [{ deed: 'be-told-of-changes', patient: OTHER_PATIENT, right }, []],
    [{ deed: 'break-glass', organisation: EALING }, []],
    [{ deed: 'trace-patient', organisation: HARINGEY, purpose: 'TREAT' }, ['clinician', 'practice-staff']],
    [{ deed: 'trace-patient', organisation: HARINGEY, purpose: 'ETREAT' }, ['clinician', 'dispatcher']],
    [{ deed: 'trace-patient', organisation: HARINGEY, purpose: 'BTG' }, []],
    [{ deed: 'trace-patient', organisation: HARINGEY, purpose: 'HRESCH' }, []],
    [{ deed: 'trace-patient', organisation: EALING, purpose: 'TREAT' }, []],
    [{ deed: 'edit-record', organisation: HARINGEY, purpose: 'TREAT' }, ['clinician']],
    [{ deed: 'edit-record', organisation: HARINGEY, purpose: 'ETREAT' }, ['clinician']],
    [{ deed: 'edit-record', organisation: HARINGEY, purpose: 'BTG' }, []],
    [{ deed: 'edit-record', organisation: EALING, purpose: 'TREAT' }, []],
    [{ deed: 'read-own-edits', patient: PATIENT }, ['patient']],
    [{ deed: 'read-own-edits', patient: OTHER_PATIENT }, []],
    [{ deed: 'read-proposed-edits', organisation: HARINGEY }, ['clinician']],
    [{ deed: 'read-held-edits', organisation: HARINGEY }, ['ig-manager']],
    [{ deed: 'read-held-edits', organisation: EALING }, []],
    [{ deed: 'read-carried-edits', organisation: HARINGEY }, ['operator']],
    [{ deed: 'read-carried-edits', organisation: EALING }, []],
    [{ deed: 'read-review', organisation: HARINGEY, escalated: false }, ['privacy-officer']],
    [{ deed: 'read-review', organisation: HARINGEY, escalated: true }, ['ig-manager', 'privacy-officer']],
    [{ deed: 'settle-review', organisation: HARINGEY, escalated: true }, ['ig-manager', 'privacy-officer']],
    [{ deed: 'settle-review', organisation: EALING, escalated: true }, []],
    [{ deed: 'pass-review-on', organisation: HARINGEY }, ['privacy-officer']],
    [{ deed: 'read-delays', organisation: HARINGEY }, ['privacy-officer']],
    [{ deed: 'record-delay', organisation: HARINGEY }, ['privacy-officer']],
    [{ deed: 'end-delay', organisation: EALING }, []],
    [
      {
        deed: 'approve-delay',
        organisation: HARINGEY,
        recordedBy: { issuer: 'https://identity.example', userId: 'officer-1' },
      },
      ['privacy-officer'],
    ],
    [
      {
        deed: 'approve-delay',
        organisation: HARINGEY,
        recordedBy: { issuer: 'https://another.example', userId: 'user-1' },
      },
      ['privacy-officer'],
    ],
    [{ deed: 'approve-delay', organisation: HARINGEY, recordedBy: requesterOf() }, []],
    [{ deed: 'explain-receipt', parties: BOTH }, ['ig-manager']],
    [{ deed: 'explain-receipt', parties: [EALING] }, []],
    [{ deed: 'read-traffic', organisation: HARINGEY }, ['ig-manager']],
    [{ deed: 'read-traffic', organisation: EALING }, []],
    [{ deed: 'verify-ledger' }, ['operator']],
    [{ deed: 'read-scorecards' }, ['operator']],
    [{ deed: 'read-registry' }, ROLES],
    [{ deed: 'write-registry' }, ['operator']],
    [{ deed: 'read-registration', operator: HARINGEY }, ['operator']],
    [{ deed: 'read-registration', operator: EALING }, []],
    [{ deed: 'register-exchange', operator: HARINGEY }, ['operator']],
    [{ deed: 'change-registration', operator: HARINGEY }, ['operator']],
    [{ deed: 'change-registration', operator: EALING }, []],
    [{ deed: 'suspend-controller', by: HARINGEY, controller: HARINGEY }, ['ig-manager']],
    [{ deed: 'suspend-controller', by: HARINGEY, controller: CROYDON }, []],
    [{ deed: 'suspend-controller', by: 'operator', controller: CROYDON }, ['operator']],
    [{ deed: 'resume-controller', suspendedBy: HARINGEY, controller: HARINGEY }, ['ig-manager']],
    [{ deed: 'resume-controller', suspendedBy: HARINGEY, controller: CROYDON }, []],
    [{ deed: 'resume-controller', suspendedBy: 'operator', controller: HARINGEY }, ['operator']],
    [change, ['patient']],
    [{ ...change, stage: 'both-widen', change: 'widen' }, []],
    [{ ...change, stage: 'both-widen', right }, ['patient', 'proxy']],
    [{ ...change, stage: 'both-widen', change: 'widen', together: true, right }, ['patient', 'proxy']],
    [{ ...change, stage: 'proxy-decides', right }, ['proxy']],
    [{ ...change, patient: OTHER_PATIENT, stage: 'proxy-decides', right }, []],
    [{ ...change, stage: 'proxy-decides', right: { ...right, proxy: OTHER_PATIENT } }, []],
  ])('%j: %j', (deed, roles) => expect(whoMay(deed)).toEqual(roles))
})

test('an answer carries a reason; an organisation that does not resolve may nothing', () => {
  const manager = requesterOf({ role: 'ig-manager' })
  expect(may(manager, HARINGEY, { deed: 'read-agreement', parties: BOTH }).reason).toMatch(/\.$/)
  expect(may(manager, undefined, { deed: 'read-agreement', parties: BOTH })).toMatchObject({
    permitted: false,
    reason: expect.stringMatching(/\.$/),
  })
})
