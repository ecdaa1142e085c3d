import type { NhsNumber } from '../schema/model/nhs-number.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { ProxyRight } from '../schema/model/proxy-right.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import type { Requester } from '../schema/model/requester.ts'
import type { Role } from '../schema/model/role.ts'
import { type Change, mayPatientChange, mayProxyChange, type Stage } from './proxies.ts'

/** An agreement as this table needs it: its parties. */
type AgreementFacts = { readonly parties: readonly OdsCode[] }

/** A draft as this table needs it: who writes it, and for whom it is open to comment. */
export type DraftFacts = {
  readonly organisation: OdsCode
  readonly inComment: boolean
  /** The organisations that it names, themselves or by a group they are in. */
  readonly named: readonly OdsCode[]
}

/** Changing a patient's directives: what the change does and what the patient's age allows (`stageOf`). */
type DirectiveChange = {
  readonly patient: NhsNumber
  readonly change: Change
  readonly stage: Stage
  /** The other of young person and proxy joins in this very change. */
  readonly together: boolean
  /** The right of the requester that acts now (`actsNow`), where they are a proxy. */
  readonly right: ProxyRight | undefined
  /** The legal entity of the patient's registered practice, where it is known: its staff act as the patient's own voice. */
  readonly practice?: OdsCode | undefined
}

/** Everything that may be done besides asking for records: closed. Organisations are legal entities. */
export type Deed =
  | ({ readonly deed: 'read-agreement' } & AgreementFacts)
  | { readonly deed: 'read-own-agreements'; readonly organisation: OdsCode }
  | ({ readonly deed: 'read-draft' | 'comment-on-draft' } & DraftFacts)
  | { readonly deed: 'write-draft'; readonly organisation: OdsCode }
  | { readonly deed: 'record-dspt'; readonly organisation: OdsCode }
  | { readonly deed: 'read-templates' | 'read-groups' }
  | { readonly deed: 'write-templates' | 'write-groups' }
  | ({ readonly deed: 'amend-agreement'; readonly organisation: OdsCode } & AgreementFacts)
  | ({ readonly deed: 'propose-agreement'; readonly organisation: OdsCode } & AgreementFacts)
  | ({ readonly deed: 'sign-agreement'; readonly organisation: OdsCode } & AgreementFacts)
  | ({ readonly deed: 'withdraw-from-agreement'; readonly organisation: OdsCode } & AgreementFacts)
  | ({ readonly deed: 'suspend-agreement'; readonly by: OdsCode | 'operator' } & AgreementFacts)
  | ({ readonly deed: 'resume-agreement'; readonly suspendedBy: OdsCode | 'operator' } & AgreementFacts)
  | { readonly deed: 'read-register' }
  | { readonly deed: 'read-directives'; readonly patient: NhsNumber }
  | ({ readonly deed: 'read-choices' } & Pick<DirectiveChange, 'patient' | 'right' | 'practice'>)
  | ({ readonly deed: 'change-directives' } & DirectiveChange)
  | { readonly deed: 'record-permission-at-point-of-care'; readonly organisation: OdsCode }
  | { readonly deed: 'end-proxy-view'; readonly patient: NhsNumber; readonly stage: Stage }
  /** `practice`: the legal entity of the patient's registered practice, where it is known. */
  | { readonly deed: 'record-proxy-right' | 'end-proxy-right'; readonly practice: OdsCode | undefined }
  | { readonly deed: 'read-access-log'; readonly patient: NhsNumber }
  /** `practice`: the legal entity of the patient's registered practice, whose staff ask on their behalf. */
  | {
      readonly deed: 'question-access' | 'read-own-cases'
      readonly patient: NhsNumber
      readonly practice: OdsCode | undefined
    }
  /** A case that this practice asked for a patient. */
  | { readonly deed: 'follow-case'; readonly practice: OdsCode | undefined }
  /** A case about an access by this organisation. */
  | { readonly deed: 'handle-case'; readonly organisation: OdsCode }
  /** Notices of break-glass: never for who acts for the patient. */
  | { readonly deed: 'read-notices'; readonly patient: NhsNumber }
  /** That one's own rights to act for others have ended: never whose they were. */
  | { readonly deed: 'read-own-ended-rights'; readonly person: NhsNumber }
  | { readonly deed: 'break-glass'; readonly organisation: OdsCode }
  /** Being told of changes of a patient's record, alone or with a team of the organisation. */
  | { readonly deed: 'follow-patient'; readonly organisation: OdsCode }
  /** Being told that one's own record changed, or that of somebody whom one may view for. */
  | ({ readonly deed: 'be-told-of-changes' } & Pick<DirectiveChange, 'patient' | 'right'>)
  /** Opening the patient that a registered system launches for its user. */
  | { readonly deed: 'open-launch'; readonly organisation: OdsCode }
  /** Finding somebody's NHS number by who they are. */
  | { readonly deed: 'trace-patient'; readonly organisation: OdsCode; readonly purpose: PurposeOfUse }
  /** Changing a record through the exchange that owns it: beside this, the decision for `edit` must permit it. */
  | { readonly deed: 'edit-record'; readonly organisation: OdsCode; readonly purpose: PurposeOfUse }
  /** Edits of one's own record; edits that one's organisation proposed; of records it holds; of exchanges it operates. */
  | { readonly deed: 'read-own-edits'; readonly patient: NhsNumber }
  | { readonly deed: 'read-proposed-edits' | 'read-held-edits' | 'read-carried-edits'; readonly organisation: OdsCode }
  | { readonly deed: 'read-reviews'; readonly organisation: OdsCode }
  /** `escalated`: passed on to whoever is next, by the privacy officer or by the clock. */
  | { readonly deed: 'read-review' | 'settle-review'; readonly organisation: OdsCode; readonly escalated: boolean }
  | { readonly deed: 'pass-review-on'; readonly organisation: OdsCode }
  | { readonly deed: 'read-delays' | 'record-delay' | 'end-delay'; readonly organisation: OdsCode }
  /** `recordedBy`: another than them approves. */
  | {
      readonly deed: 'approve-delay'
      readonly organisation: OdsCode
      readonly recordedBy: Pick<Requester, 'issuer' | 'userId'>
    }
  /** `parties`: who asked, and the data controllers of the exchanges asked. */
  | { readonly deed: 'explain-receipt'; readonly parties: readonly OdsCode[] }
  /** What past views show of one organisation: who read its records, where it wants an agreement, what a draft would change. */
  | { readonly deed: 'read-traffic'; readonly organisation: OdsCode }
  | { readonly deed: 'verify-ledger' }
  /** How exchanges do, against what they declared. */
  | { readonly deed: 'read-scorecards' }
  | { readonly deed: 'read-registry' }
  | { readonly deed: 'write-registry' }
  /** Registrations of this organisation's own exchanges. `operator`: the legal entity that operates the exchange. */
  | {
      readonly deed: 'read-registration' | 'register-exchange' | 'change-registration'
      readonly operator: OdsCode
    }
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

/** Somebody signed in as themselves, whichever part they play. */
const isPerson = ({ requester: { role, nhsNumber } }: Who, person: NhsNumber): boolean =>
  (role === 'patient' || role === 'proxy') && nhsNumber === person

const actsFor = (role: Role, { requester, organisation }: Who, of: OdsCode): boolean =>
  requester.role === role && organisation === of

const isOperator = ({ requester }: Who): boolean => requester.role === 'operator'

/** An information governance manager of this party, in an agreement it is a party to. */
const managesParty = (who: Who, organisation: OdsCode, parties: readonly OdsCode[]): boolean =>
  actsFor('ig-manager', who, organisation) && parties.includes(organisation)

const actsAs = (who: Who, by: OdsCode | 'operator'): boolean =>
  by === 'operator' ? isOperator(who) : actsFor('ig-manager', who, by)

/** Pauses an agreement, or ends its own pause: the operator, or a party for itself. */
const pauses = (who: Who, by: OdsCode | 'operator', parties: readonly OdsCode[]): boolean =>
  actsAs(who, by) && (by === 'operator' || parties.includes(by))

const isProxyOf = (who: Who, patient: NhsNumber, right: ProxyRight | undefined): right is ProxyRight =>
  who.requester.role === 'proxy' &&
  right !== undefined &&
  right.patient === patient &&
  right.proxy === who.requester.nhsNumber

/** Staff of the patient's registered practice. */
const isPractice = (who: Who, practice: OdsCode | undefined): boolean =>
  practice !== undefined && actsFor('practice-staff', who, practice)

const mayChange = (who: Who, { patient, change, stage, together, right, practice }: DirectiveChange): boolean => {
  if (isPatient(who, patient) || isPractice(who, practice)) return mayPatientChange(change, stage, together)
  return isProxyOf(who, patient, right) && mayProxyChange(change, right.ground, stage, together)
}

const isSamePerson = ({ requester }: Who, other: Pick<Requester, 'issuer' | 'userId'>): boolean =>
  requester.issuer === other.issuer && requester.userId === other.userId

/** Who may trace a patient, and for what. Break-glass rests on a grant for one patient, who is then known. */
const TRACES: readonly { readonly role: Role; readonly purposes: readonly PurposeOfUse[] }[] = [
  { role: 'clinician', purposes: ['TREAT', 'ETREAT'] },
  { role: 'dispatcher', purposes: ['ETREAT'] },
  { role: 'practice-staff', purposes: ['TREAT'] },
]

/** What a record may be changed for. Break-glass and the patient's own view are for viewing alone. */
const EDIT_PURPOSES: readonly PurposeOfUse[] = ['TREAT', 'ETREAT']

const isPermitted = (who: Who, deed: Deed): boolean => {
  switch (deed.deed) {
    case 'read-agreement':
      return isOperator(who) || deed.parties.some((party) => actsFor('ig-manager', who, party))
    case 'read-own-agreements':
    case 'write-draft':
    case 'record-dspt':
      return actsFor('ig-manager', who, deed.organisation)
    case 'read-draft':
    case 'comment-on-draft':
      return (
        actsFor('ig-manager', who, deed.organisation) ||
        (deed.inComment && deed.named.some((organisation) => actsFor('ig-manager', who, organisation)))
      )
    case 'read-templates':
    case 'read-groups':
      return isOperator(who) || who.requester.role === 'ig-manager'
    case 'write-templates':
    case 'write-groups':
      return isOperator(who)
    case 'amend-agreement':
    case 'propose-agreement':
    case 'sign-agreement':
    case 'withdraw-from-agreement':
      return managesParty(who, deed.organisation, deed.parties)
    case 'suspend-agreement':
      return pauses(who, deed.by, deed.parties)
    case 'resume-agreement':
      return pauses(who, deed.suspendedBy, deed.parties)
    case 'edit-record':
      return actsFor('clinician', who, deed.organisation) && EDIT_PURPOSES.includes(deed.purpose)
    case 'read-proposed-edits':
      return actsFor('clinician', who, deed.organisation)
    case 'read-held-edits':
      return actsFor('ig-manager', who, deed.organisation)
    case 'read-carried-edits':
      return actsFor('operator', who, deed.organisation)
    case 'read-own-edits':
    case 'read-directives':
    case 'read-access-log':
    case 'read-notices':
      return isPatient(who, deed.patient)
    case 'read-own-ended-rights':
      return isPerson(who, deed.person)
    case 'question-access':
    case 'read-own-cases':
      return isPatient(who, deed.patient) || isPractice(who, deed.practice)
    case 'follow-case':
      return isPractice(who, deed.practice)
    case 'handle-case':
      return actsFor('ig-manager', who, deed.organisation)
    case 'read-choices':
      return isPatient(who, deed.patient) || isPractice(who, deed.practice) || isProxyOf(who, deed.patient, deed.right)
    case 'change-directives':
      return mayChange(who, deed)
    case 'record-permission-at-point-of-care':
    case 'follow-patient':
      return actsFor('clinician', who, deed.organisation)
    case 'be-told-of-changes':
      return isPatient(who, deed.patient) || (isProxyOf(who, deed.patient, deed.right) && deed.right.mayView)
    case 'end-proxy-view':
      return isPatient(who, deed.patient) && (deed.stage === 'both-widen' || deed.stage === 'own')
    case 'record-proxy-right':
    case 'end-proxy-right':
      return isPractice(who, deed.practice)
    case 'explain-receipt':
      return deed.parties.some((party) => actsFor('ig-manager', who, party))
    case 'read-traffic':
      return actsFor('ig-manager', who, deed.organisation)
    case 'open-launch':
    case 'break-glass':
      return actsFor('clinician', who, deed.organisation) || actsFor('dispatcher', who, deed.organisation)
    case 'trace-patient':
      return TRACES.some(
        ({ role, purposes }) => actsFor(role, who, deed.organisation) && purposes.includes(deed.purpose),
      )
    case 'read-reviews':
    case 'pass-review-on':
    case 'read-delays':
    case 'record-delay':
    case 'end-delay':
      return actsFor('privacy-officer', who, deed.organisation)
    case 'read-review':
    case 'settle-review':
      return (
        actsFor('privacy-officer', who, deed.organisation) ||
        (deed.escalated && actsFor('ig-manager', who, deed.organisation))
      )
    case 'approve-delay':
      return actsFor('privacy-officer', who, deed.organisation) && !isSamePerson(who, deed.recordedBy)
    case 'read-register':
    case 'read-registry':
      return true
    case 'verify-ledger':
    case 'read-scorecards':
    case 'write-registry':
      return isOperator(who)
    case 'read-registration':
    case 'register-exchange':
    case 'change-registration':
      return actsFor('operator', who, deed.operator)
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
