import type { Facts, Question, RecordFacts } from '../../policies/facts.ts'
import type { Agreement, AgreementTerms, AgreementVersion } from '../../schema/model/agreement.ts'
import type { BreakGlassGrant } from '../../schema/model/break-glass.ts'
import type { ConsentDirective, DirectiveScope } from '../../schema/model/consent-directive.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Requester } from '../../schema/model/requester.ts'

/** The people and places of the worked cases (POLICY §7). */
export const NOW: Instant = Date.parse('2026-11-22T10:00:00Z')
export const HOUR = 3_600_000
export const PATIENT = '9990000026' as NhsNumber
export const OTHER_PATIENT = '9990000034' as NhsNumber
export const PROXY = '9990000042' as NhsNumber
export const EALING = 'E85001' as OdsCode
export const HARINGEY = 'RAP01' as OdsCode
export const CROYDON = 'RJ601' as OdsCode
export const NORTH_WEST = 'NWL' as ExchangeId
export const SOUTH_WEST = 'SWL' as ExchangeId

export const PLAIN: RecordFacts = { classes: [], dates: ['2018-05-01'], notForPatient: false }

export const recordOf = (record: Partial<RecordFacts>): RecordFacts => ({ ...PLAIN, ...record })

export const requesterOf = (requester: Partial<Requester> = {}): Requester => ({
  userId: 'user-1',
  issuer: 'https://identity.example',
  role: 'clinician',
  name: undefined,
  roleCode: undefined,
  organisation: HARINGEY,
  nhsNumber: undefined,
  system: undefined,
  ...requester,
})

export const PATIENT_SELF = requesterOf({ role: 'patient', organisation: undefined, nhsNumber: PATIENT })
export const PROXY_SELF = requesterOf({ role: 'proxy', organisation: undefined, nhsNumber: PROXY })

/** The Haringey clinician's, an hour old, for a day. */
export const GRANT: BreakGlassGrant = {
  id: 'grant-1',
  issuer: 'https://identity.example',
  userId: 'user-1',
  organisation: HARINGEY,
  patient: PATIENT,
  code: '5',
  words: 'Unconscious, nobody to ask',
  period: { start: NOW - HOUR, end: NOW + 23 * HOUR },
}

/** A Haringey clinician asks for allergies held by an Ealing practice. */
export const ask = (question: Partial<Question> = {}): Question => ({
  requester: requesterOf(),
  organisation: HARINGEY,
  purpose: 'TREAT',
  action: 'view',
  patient: PATIENT,
  recordType: 'ALLERGY',
  controller: EALING,
  exchange: NORTH_WEST,
  record: 'some',
  ...question,
})

export const askAsPatient = (question: Partial<Question> = {}): Question =>
  ask({ requester: PATIENT_SELF, organisation: undefined, purpose: 'PATRQT', ...question })

export const askAsProxy = (question: Partial<Question> = {}): Question =>
  askAsPatient({ requester: PROXY_SELF, ...question })

export const factsOf = (facts: Partial<Facts> = {}): Facts => ({
  now: NOW,
  defaultChoice: 'explicit',
  directives: [],
  proxyRights: [],
  patientBirthDate: '1980-06-15',
  demographicsFlag: 'open',
  optOut: 'not-opted-out',
  suspensions: [],
  grants: [GRANT],
  ...facts,
})

export const UNSTATED: DirectiveScope = {
  recipients: undefined,
  controllers: undefined,
  recordTypes: undefined,
  classes: undefined,
  purposes: undefined,
  actions: undefined,
  recordDates: undefined,
}

let directives = 0

export const directive = (
  effect: 'permit' | 'deny',
  scope: Partial<DirectiveScope> = {},
  rest: Partial<ConsentDirective> = {},
): ConsentDirective => ({
  id: `${effect}-${++directives}`,
  patient: PATIENT,
  effect,
  scope: { ...UNSTATED, ...scope },
  period: { start: undefined, end: undefined },
  breakGlassMayLift: false,
  recordedBy: { how: 'PATIENT', userId: 'patient', at: 0 },
  ...rest,
})

export const permit = (scope: Partial<DirectiveScope> = {}, rest: Partial<ConsentDirective> = {}) =>
  directive('permit', scope, rest)
export const deny = (scope: Partial<DirectiveScope> = {}, rest: Partial<ConsentDirective> = {}) =>
  directive('deny', scope, rest)

/** A permission at the point of care, recorded an hour ago for an hour more than it has lasted. */
export const pointOfCare = (scope: Partial<DirectiveScope> = {}, rest: Partial<ConsentDirective> = {}) =>
  permit(
    { recipients: [HARINGEY], ...scope },
    {
      period: { start: NOW - HOUR, end: NOW + HOUR },
      recordedBy: { how: 'POINT_OF_CARE', userId: 'user-1', at: NOW - HOUR },
      ...rest,
    },
  )

export const TERMS: AgreementTerms = {
  title: 'Direct care',
  actions: ['view'],
  purposes: ['TREAT'],
  recordTypes: { ALLERGY: [] },
  period: { start: undefined, end: undefined },
  lawfulBasis: { article6: '6(1)(e)', article9: '9(2)(h)' },
  reviewDate: '2027-11-22',
  dpiaReference: 'DPIA-1',
  publicPurpose: 'So that those who treat you know what they need to.',
}

export const version = (
  number: number,
  terms: Partial<AgreementTerms> = {},
  signed: { readonly ealing?: Instant | undefined; readonly haringey?: Instant | undefined } = {},
): AgreementVersion => ({
  version: number,
  terms: { ...TERMS, ...terms },
  parties: [
    { organisation: EALING, provides: true, receives: false, signedAt: 'ealing' in signed ? signed.ealing : 0 },
    { organisation: HARINGEY, provides: false, receives: true, signedAt: 'haringey' in signed ? signed.haringey : 0 },
  ],
})

/** Ealing provides to Haringey: allergies, to view, for `TREAT`. */
export const agreement = (terms: Partial<AgreementTerms> = {}, rest: Partial<Agreement> = {}): Agreement => ({
  id: 'AG-1',
  versions: [version(1, terms)],
  withdrawn: [],
  suspended: [],
  suspendedByOperator: false,
  ...rest,
})

export const outcomes = (findings: readonly { readonly rule: string; readonly outcome: string }[]): readonly string[] =>
  findings.filter(({ outcome }) => outcome !== 'met').map(({ rule, outcome }) => `${rule} ${outcome}`)
