import type { NhsNumber } from '../schema/model/nhs-number.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { ProxyRight } from '../schema/model/proxy-right.ts'
import type { Requester } from '../schema/model/requester.ts'
import type { Role } from '../schema/model/role.ts'
import { type Change, mayPatientChange, mayProxyChange, type Stage } from './proxies.ts'

/** An agreement as this table needs it: its parties. */
type AgreementFacts = { readonly parties: readonly OdsCode[] }

/** Changing a patient's directives: what the change does and what the patient's age allows (`stageOf`). */
type DirectiveChange = {
  readonly patient: NhsNumber
  readonly change: Change
  readonly stage: Stage
  /** The other of young person and proxy joins in this very change. */
  readonly together: boolean
  /** The right of the requester that acts now (`actsNow`), where they are a proxy. */
  readonly right: ProxyRight | undefined
}

/** Everything that may be done besides asking for records: closed. Organisations are legal entities. */
export type Deed =
  | ({ readonly deed: 'read-agreement' } & AgreementFacts)
  | ({ readonly deed: 'propose-agreement'; readonly organisation: OdsCode } & AgreementFacts)
  | ({ readonly deed: 'sign-agreement'; readonly organisation: OdsCode } & AgreementFacts)
  | ({ readonly deed: 'withdraw-from-agreement'; readonly organisation: OdsCode } & AgreementFacts)
  | ({ readonly deed: 'suspend-agreement'; readonly by: OdsCode | 'operator' } & AgreementFacts)
  | ({ readonly deed: 'resume-agreement'; readonly suspendedBy: OdsCode | 'operator' } & AgreementFacts)
  | { readonly deed: 'read-register' }
  | { readonly deed: 'read-directives'; readonly patient: NhsNumber }
  | ({ readonly deed: 'change-directives' } & DirectiveChange)
  | { readonly deed: 'record-permission-at-point-of-care'; readonly organisation: OdsCode }
  | { readonly deed: 'end-proxy-view'; readonly patient: NhsNumber; readonly stage: Stage }
  | { readonly deed: 'read-access-log'; readonly patient: NhsNumber }
  | { readonly deed: 'read-reviews'; readonly organisation: OdsCode }
  | { readonly deed: 'verify-ledger' }
  | { readonly deed: 'read-registry' }
  | { readonly deed: 'write-registry' }
  | { readonly deed: 'suspend-controller'; readonly by: OdsCode | 'operator'; readonly controller: OdsCode | undefined }
  | {
      readonly deed: 'resume-controller'
      readonly suspendedBy: OdsCode | 'operator'
      readonly controller: OdsCode | undefined
    }

/** Whether it may be done, with the reason in a sentence a patient could read. */
export type Permission = { readonly permitted: boolean; readonly reason: string }

type Who = { readonly requester: Requester; readonly organisation: OdsCode | undefined }

const isPatient = ({ requester }: Who, patient: NhsNumber): boolean =>
  requester.role === 'patient' && requester.nhsNumber === patient

const actsFor = (role: Role, { requester, organisation }: Who, of: OdsCode): boolean =>
  requester.role === role && organisation === of

const isOperator = ({ requester }: Who): boolean => requester.role === 'operator'

/** An information governance manager of this party, in an agreement it is a party to. */
const managesParty = (who: Who, organisation: OdsCode, parties: readonly OdsCode[]): boolean =>
  actsFor('ig-manager', who, organisation) && parties.includes(organisation)

const actsAs = (who: Who, by: OdsCode | 'operator'): boolean =>
  by === 'operator' ? isOperator(who) : actsFor('ig-manager', who, by)

const mayChange = (who: Who, { patient, change, stage, together, right }: DirectiveChange): boolean => {
  if (isPatient(who, patient)) return mayPatientChange(change, stage, together)
  return (
    who.requester.role === 'proxy' &&
    right !== undefined &&
    right.patient === patient &&
    right.proxy === who.requester.nhsNumber &&
    mayProxyChange(change, right.ground, stage, together)
  )
}

const isPermitted = (who: Who, deed: Deed): boolean => {
  switch (deed.deed) {
    case 'read-agreement':
      return isOperator(who) || deed.parties.some((party) => actsFor('ig-manager', who, party))
    case 'propose-agreement':
    case 'sign-agreement':
    case 'withdraw-from-agreement':
      return managesParty(who, deed.organisation, deed.parties)
    case 'suspend-agreement':
      return actsAs(who, deed.by) && (deed.by === 'operator' || deed.parties.includes(deed.by))
    case 'resume-agreement':
      return actsAs(who, deed.suspendedBy)
    case 'read-directives':
    case 'read-access-log':
      return isPatient(who, deed.patient)
    case 'change-directives':
      return mayChange(who, deed)
    case 'record-permission-at-point-of-care':
      return actsFor('clinician', who, deed.organisation)
    case 'end-proxy-view':
      return isPatient(who, deed.patient) && (deed.stage === 'both-widen' || deed.stage === 'own')
    case 'read-reviews':
      return actsFor('privacy-officer', who, deed.organisation)
    case 'read-register':
    case 'read-registry':
      return true
    case 'verify-ledger':
    case 'write-registry':
      return isOperator(who)
    case 'suspend-controller':
      return actsAs(who, deed.by) && (deed.by === 'operator' || deed.by === deed.controller)
    case 'resume-controller':
      return actsAs(who, deed.suspendedBy) && (deed.suspendedBy === 'operator' || deed.suspendedBy === deed.controller)
  }
}

/**
 * Who may read or change agreements, directives, the audit log and the registry: a closed table. What it does not name is refused: an
 * information governance manager acts for their own organisation alone, a patient for themselves, and only who suspended resumes.
 * `organisation` is the requester's legal entity. Reading the register and the registry is open: they name organisations, no person.
 */
export const may = (requester: Requester, organisation: OdsCode | undefined, deed: Deed): Permission =>
  isPermitted({ requester, organisation }, deed)
    ? { permitted: true, reason: 'This is theirs to do.' }
    : { permitted: false, reason: 'This is not theirs to do.' }
