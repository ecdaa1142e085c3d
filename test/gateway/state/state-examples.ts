import type { Agreement, AgreementVersion } from '../../../schema/model/agreement.ts'
import type { DecisionEntry, DisclosureEntry } from '../../../schema/model/audit.ts'
import type { ConsentDirective } from '../../../schema/model/consent-directive.ts'
import type { Exchange } from '../../../schema/model/exchange.ts'
import { type ExchangeId, parseExchangeId } from '../../../schema/model/exchange-id.ts'
import { type NhsNumber, parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import { type OdsCode, parseOdsCode } from '../../../schema/model/ods-code.ts'

const must = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('the example is not well formed')
  return value
}

export const ods = (code: string): OdsCode => must(parseOdsCode(code))
export const exchangeNamed = (id: string): ExchangeId => must(parseExchangeId(id))

/** The nth valid NHS number of the range kept for tests. */
export const testPatient = (n: number): NhsNumber => {
  for (let digits = 9_990_000_000 + n * 20; ; digits++) {
    const number = parseNhsNumber(String(digits))
    if (number !== undefined) return number
  }
}

export const OPEN = { start: undefined, end: undefined }

export const anExchange = (id: string, members: readonly string[]): Exchange => ({
  id: exchangeNamed(id),
  name: `${id} exchange`,
  area: 'Somewhere',
  protocol: 'FHIR_R4',
  endpoint: 'http://127.0.0.1:1',
  members: members.map(ods),
  recordTypes: ['ALLERGY', 'CONDITION'],
  defaultController: undefined,
  lifecycle: 'LIVE',
  maintenance: [{ start: 1, end: undefined }],
  limits: { concurrency: 8, maxBodyBytes: 1_000_000 },
  settings: { pageSize: 50 },
})

export const aVersion = (
  version: number,
  parties: readonly string[],
  title = 'Care across London',
): AgreementVersion => ({
  version,
  terms: {
    title,
    actions: ['view'],
    purposes: ['TREAT', 'BTG'],
    recordTypes: { ALLERGY: 'all', CONDITION: ['PSY'] },
    period: { start: 1_000, end: undefined },
    lawfulBasis: { article6: '6(1)(e)', article9: '9(2)(h)' },
    reviewDate: '2027-11-22',
    dpiaReference: 'DPIA-1',
    publicPurpose: 'So that those who treat you know what you are allergic to.',
  },
  parties: parties.map((organisation) => ({
    organisation: ods(organisation),
    provides: true,
    receives: true,
    signedAt: undefined,
  })),
})

export const anAgreement = (id: string, ...versions: readonly AgreementVersion[]): Agreement => ({
  id,
  versions,
  withdrawn: [],
  suspended: [],
  suspendedByOperator: false,
})

export const aDirective = (id: string, patient: NhsNumber, effect: 'permit' | 'deny' = 'permit'): ConsentDirective => ({
  id,
  patient,
  effect,
  scope: {
    recipients: [ods('RRV01')],
    controllers: undefined,
    recordTypes: ['ALLERGY'],
    classes: undefined,
    purposes: ['TREAT'],
    actions: undefined,
    recordDates: { from: '2010-01-01', to: undefined },
  },
  period: { start: 5, end: undefined },
  breakGlassMayLift: false,
  recordedBy: { how: 'PATIENT', userId: 'subject-1', at: 10 },
})

export const aDecision = (receipt: string, patient: NhsNumber, own?: NhsNumber): DecisionEntry => ({
  kind: 'decision',
  receipt,
  patient,
  requester: {
    userId: 'u1',
    issuer: 'https://issuer.test',
    role: 'clinician',
    name: 'Dr A',
    roleCode: 'R8000',
    organisation: ods('RRV01'),
    nhsNumber: own,
    system: undefined,
  },
  organisation: ods('RRV01'),
  purpose: 'BTG',
  careContext: 'encounter 7',
  breakGlass: { code: '5', words: 'unconscious', grant: 'grant-1' },
  types: ['ALLERGY'],
  versions: { agreements: 1, registry: 1, directives: ['d1'], policy: 'p1' },
  facts: {
    now: 1_000,
    defaultChoice: 'explicit',
    demographicsFlag: 'open',
    optOut: 'unknown',
    proxyRights: [],
    suspensions: [
      { exchange: exchangeNamed('ELPR'), controller: undefined },
      { exchange: undefined, controller: ods('E85001') },
    ],
    unasked: [exchangeNamed('NWL')],
  },
  asked: [{ exchange: exchangeNamed('ELPR'), types: ['ALLERGY'], members: 'gA' }],
  clauses: [{ agreement: 'a1', version: 1, recordType: 'ALLERGY' }],
})

export const aDisclosure = (receipt: string, patient: NhsNumber, records = 1): DisclosureEntry => ({
  kind: 'disclosure',
  receipt,
  patient,
  manifest: [
    {
      exchange: exchangeNamed('ELPR'),
      type: 'ALLERGY',
      state: 'ANSWERED',
      notAskedReason: null,
      released: records,
      partlyWithheld: false,
      incomplete: false,
      identityWarning: null,
    },
  ],
  released: [
    {
      exchange: exchangeNamed('ELPR'),
      type: 'ALLERGY',
      records: Array.from({ length: records }, (_, n) => [`AllergyIntolerance/${n}`, '1', 'h'.repeat(43)] as const),
    },
  ],
})
