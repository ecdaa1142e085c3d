import fc from 'fast-check'
import type { Facts, Question, RecordFacts, ViewQuestion } from '../../policies/facts.ts'
import type { Agreement, AgreementParty, AgreementVersion } from '../../schema/model/agreement.ts'
import type { BreakGlassGrant } from '../../schema/model/break-glass.ts'
import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { Role } from '../../schema/model/role.ts'
import { GRANT, HOUR, NORTH_WEST, NOW, OTHER_PATIENT, PATIENT, PROXY, requesterOf, SOUTH_WEST, TERMS } from './world.ts'

/** A small world drawn at random: everything one view depends on. */
export type World = {
  readonly view: ViewQuestion
  readonly facts: Facts
  readonly agreements: readonly Agreement[]
  readonly exchanges: readonly { readonly id: ExchangeId; readonly members: readonly OdsCode[] }[]
}

export const TYPES: readonly RecordType[] = ['ALLERGY', 'DOCUMENT', 'CONDITION']
const ORGANISATIONS = ['AAA01', 'BBB02', 'CCC03', 'DDD04'] as OdsCode[]
const CLASSES = ['HIV', 'PSY', 'V']
const DATES = ['2009', '2010-06', '2012-03-04', '2015-12-31T23:30:00Z', '2016-01-01', '2020-02', 'not a date']

const often = <Value>(usual: Value, ...others: readonly Value[]): fc.Arbitrary<Value> =>
  fc.oneof({ arbitrary: fc.constant(usual), weight: 3 * Math.max(1, others.length) }, fc.constantFrom(usual, ...others))

const some = <Value>(values: readonly Value[]): fc.Arbitrary<Value[]> => fc.subarray([...values], { minLength: 1 })

const scopeOf = <Value>(values: readonly Value[], weight: number): fc.Arbitrary<readonly Value[] | undefined> =>
  fc.oneof(
    { arbitrary: fc.constant(undefined), weight: weight * 10 },
    { arbitrary: some(values), weight: 10 },
    { arbitrary: fc.constant([]), weight: 1 },
  )

const moment = fc.constantFrom(undefined, NOW - 30 * HOUR, NOW - HOUR, NOW, NOW + HOUR)

const purposes: fc.Arbitrary<readonly PurposeOfUse[]> = fc.oneof(
  fc.constant<PurposeOfUse[]>(['TREAT', 'ETREAT', 'BTG', 'HRESCH']),
  some<PurposeOfUse>(['TREAT', 'ETREAT', 'BTG', 'HRESCH', 'PATRQT']),
)

const day = fc.constantFrom(undefined, '2010-01-01', '2012-03-04', '2015-12-31', '2016')

export const anyDirective: fc.Arbitrary<ConsentDirective> = fc.record({
  id: fc.uuid(),
  patient: often(PATIENT, OTHER_PATIENT),
  effect: fc.constantFrom('permit', 'permit', 'deny'),
  scope: fc.record({
    recipients: scopeOf(ORGANISATIONS, 2),
    controllers: scopeOf(ORGANISATIONS, 3),
    recordTypes: scopeOf(TYPES, 3),
    classes: scopeOf(CLASSES, 2),
    purposes: fc.oneof({ arbitrary: fc.constant(undefined), weight: 2 }, purposes),
    actions: scopeOf(['view', 'edit'] as const, 4),
    recordDates: fc.oneof(
      { arbitrary: fc.constant(undefined), weight: 3 },
      { arbitrary: fc.record({ from: day, to: day }), weight: 1 },
    ),
  }),
  period: fc.oneof(
    { arbitrary: fc.constant({ start: undefined, end: undefined }), weight: 4 },
    { arbitrary: fc.record({ start: moment, end: moment }), weight: 1 },
    { arbitrary: fc.constant({ start: NOW - HOUR, end: NOW + HOUR }), weight: 1 },
  ),
  breakGlassMayLift: fc.boolean(),
  recordedBy: fc.record({
    how: fc.constantFrom('PATIENT', 'PRACTICE', 'POINT_OF_CARE', 'PROXY'),
    userId: fc.constantFrom('a', 'b'),
    at: fc.constant(NOW - HOUR),
  }),
})

export const anyDeny: fc.Arbitrary<ConsentDirective> = anyDirective.map((given) => ({ ...given, effect: 'deny' }))

const anyVersion = (organisations: readonly OdsCode[]): fc.Arbitrary<Omit<AgreementVersion, 'version'>> =>
  fc.record({
    terms: fc
      .record({
        actions: often(['view'] as const, ['view', 'edit'] as const).map((actions) => [...actions]),
        purposes,
        recordTypes: fc.dictionary(
          fc.constantFrom(...TYPES),
          fc.oneof(fc.constant('all' as const), fc.subarray(CLASSES)),
          { minKeys: 1 },
        ),
        period: fc.oneof(
          { arbitrary: fc.constant({ start: undefined, end: undefined }), weight: 3 },
          { arbitrary: fc.record({ start: moment, end: moment }), weight: 1 },
        ),
      })
      .map((terms) => ({ ...TERMS, ...terms })),
    parties: fc.tuple(
      ...organisations.map(
        (organisation): fc.Arbitrary<AgreementParty> =>
          fc.record({
            organisation: fc.constant(organisation),
            provides: often(true, false),
            receives: often(true, false),
            signedAt: often<number | undefined>(0, undefined, NOW, NOW + 1),
          }),
      ),
    ),
  })

export const anyAgreement: fc.Arbitrary<Agreement> = some(ORGANISATIONS).chain((organisations) =>
  fc.record({
    id: fc.uuid(),
    versions: fc
      .array(anyVersion(organisations), { minLength: 1, maxLength: 3 })
      .map((versions) => versions.map((each, place) => ({ ...each, version: versions.length - place }))),
    withdrawn: fc.oneof({ arbitrary: fc.constant([]), weight: 6 }, some(organisations)),
    suspended: fc.oneof({ arbitrary: fc.constant([]), weight: 6 }, some(organisations)),
    suspendedByOperator: often(false, true),
  }),
)

const anyView: fc.Arbitrary<ViewQuestion> = fc
  .record({
    who: fc.constantFrom<readonly [Role, PurposeOfUse]>(
      ['clinician', 'TREAT'],
      ['clinician', 'TREAT'],
      ['clinician', 'TREAT'],
      ['clinician', 'ETREAT'],
      ['clinician', 'BTG'],
      ['clinician', 'BTG'],
      ['dispatcher', 'ETREAT'],
      ['dispatcher', 'TREAT'],
      ['patient', 'PATRQT'],
      ['proxy', 'PATRQT'],
      ['analyst', 'HRESCH'],
      ['analyst', 'HRESCH'],
      ['practice-staff', 'TREAT'],
    ),
    organisation: often<OdsCode | undefined>(ORGANISATIONS[0], ORGANISATIONS[1], undefined),
    own: often(true, false),
    action: often('view' as const, 'edit' as const),
  })
  .map(({ who: [role, purpose], organisation, own, action }) => {
    const person = role === 'patient' || role === 'proxy'
    const nhsNumber = role === 'patient' ? (own ? PATIENT : OTHER_PATIENT) : role === 'proxy' ? PROXY : undefined
    return {
      requester: requesterOf({ role, organisation: person ? undefined : organisation, nhsNumber }),
      organisation: person && own ? undefined : organisation,
      purpose,
      action,
      patient: PATIENT,
    }
  })

const anyGrant: fc.Arbitrary<BreakGlassGrant> = fc.record({
  id: fc.uuid(),
  issuer: often(GRANT.issuer, 'https://another.example'),
  userId: often(GRANT.userId, 'user-2'),
  organisation: often(ORGANISATIONS[0] as OdsCode, ORGANISATIONS[1] as OdsCode),
  patient: often(PATIENT, OTHER_PATIENT),
  code: fc.constant('5'),
  words: fc.constant('Unconscious'),
  period: often(GRANT.period, { start: NOW - HOUR, end: NOW }, { start: NOW + 1, end: NOW + HOUR }),
})

const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    now: fc.constant(NOW),
    defaultChoice: often('explicit' as const, 'implied' as const),
    directives: fc.array(anyDirective, { maxLength: 5 }),
    proxyRights: fc.array(
      fc.record({
        id: fc.uuid(),
        patient: often(PATIENT, OTHER_PATIENT),
        proxy: often(PROXY, PATIENT),
        ground: fc.constantFrom('PARENTAL_RESPONSIBILITY', 'ATTORNEY', 'DEPUTY'),
        mayView: often(true, false),
        patientLacksCapacity: fc.boolean(),
        period: fc.constantFrom({ start: undefined, end: undefined }, { start: undefined, end: NOW }),
        withdrawn: often(false, true),
      }),
      { maxLength: 3 },
    ),
    patientBirthDate: fc.constantFrom(null, '1980-06-15', '2016-02-29', '2016-02-29'),
    demographicsFlag: often<Facts['demographicsFlag']>('open', 'restricted', 'unknown'),
    optOut: fc.constantFrom<Facts['optOut']>('not-opted-out', 'opted-out', 'unknown'),
    grants: fc.array(anyGrant, { maxLength: 3 }),
    suspensions: fc.oneof(
      { arbitrary: fc.constant([]), weight: 3 },
      {
        arbitrary: fc.array(
          fc.record({
            exchange: fc.constantFrom<ExchangeId | undefined>(NORTH_WEST, SOUTH_WEST, undefined),
            controller: fc.constantFrom<OdsCode | undefined>(...ORGANISATIONS, undefined),
          }),
          { minLength: 1, maxLength: 2 },
        ),
        weight: 1,
      },
    ),
  })
  .chain((facts) => fc.constantFrom<Facts>(facts, { ...facts, classes: CLASSES }, { ...facts, classes: ['HIV'] }))

/** Worlds in which permits and every forbid are common: `random-worlds.test.ts` counts them. */
export const anyWorld: fc.Arbitrary<World> = fc.record({
  view: anyView,
  facts: anyFacts,
  agreements: fc.array(anyAgreement, { minLength: 1, maxLength: 4 }),
  exchanges: fc.tuple(some(ORGANISATIONS), some(ORGANISATIONS)).map(([north, south]) => [
    { id: NORTH_WEST, members: north },
    { id: SOUTH_WEST, members: [...south].reverse() },
  ]),
})

export const anyRecord = (classes: readonly string[] = CLASSES): fc.Arbitrary<RecordFacts> =>
  fc.record({
    classes: fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, { arbitrary: fc.subarray([...classes]), weight: 2 }),
    dates: fc.oneof(
      fc.subarray(DATES, { maxLength: 2 }),
      fc
        .date({ min: new Date('2008-01-01'), max: new Date('2021-01-01'), noInvalidDate: true })
        .map((date) => [date.toISOString()]),
    ),
    notForPatient: often(false, true),
  })

/** One question of a world. */
export const questionOf = (world: World, record: Question['record'], place = 0): Question => ({
  ...world.view,
  recordType: TYPES[place % TYPES.length] ?? 'ALLERGY',
  controller: ORGANISATIONS[(place + 1) % ORGANISATIONS.length] as OdsCode,
  exchange: place % 2 === 0 ? NORTH_WEST : SOUTH_WEST,
  record,
})
