import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CONSENT_REFUSALS, type ConsentRefusal } from '../../adapters/fhir-consent/consent-refusals.ts'
import { type ConsentReading, readConsent } from '../../adapters/fhir-consent/read-consent.ts'
import { canBeWritten, writeConsent } from '../../adapters/fhir-consent/write-consent.ts'
import { londonMidnight } from '../../policies/london-day.ts'
import { ACTIONS } from '../../schema/model/action.ts'
import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { PURPOSES_OF_USE } from '../../schema/model/purpose-of-use.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'

const PATIENT = '9990000018' as NhsNumber
const MOTHER = '9990000026' as NhsNumber
const ORGANISATIONS = ['RJ6', 'RAP', 'F86001'] as OdsCode[]
const EXCLUSION_SETS = new Set(['reproductive-health'])
const CLASSES = new Set(['HIV', 'PSY', 'STD', 'R', 'V', ...EXCLUSION_SETS])

const READING: ConsentReading = {
  id: 'given',
  legalEntity: (code) => ORGANISATIONS.find((known) => known === code),
  classes: CLASSES,
  exclusionSets: EXCLUSION_SETS,
  referred: (reference) =>
    ({
      'Patient/ex-patient': { kind: 'person', nhsNumber: PATIENT, userId: 'the-patient' } as const,
      'Patient/ex-mother': { kind: 'person', nhsNumber: MOTHER, userId: 'the-mother' } as const,
      'Practitioner/ex-practitioner': { kind: 'practitioner', userId: 'the-practitioner' } as const,
      'Organization/ex-organization': { kind: 'organisation', odsCode: 'RJ6' as OdsCode } as const,
    })[reference],
  midnight: londonMidnight,
}

const some = <Value>(values: readonly Value[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined })
const moment = fc.integer({ min: 0, max: 4_000_000_000_000 })
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

const directives: fc.Arbitrary<ConsentDirective> = fc
  .record({
    id: fc.uuid(),
    patient: fc.constant(PATIENT),
    effect: fc.constantFrom('permit' as const, 'deny' as const),
    scope: fc.record({
      recipients: some(ORGANISATIONS),
      controllers: some(ORGANISATIONS),
      recordTypes: some(RECORD_TYPES).map((types) => types && RECORD_TYPES.filter((type) => types.includes(type))),
      classes: some([...CLASSES]),
      purposes: some(PURPOSES_OF_USE),
      actions: some(ACTIONS),
      recordDates: fc.option(
        fc
          .tuple(fc.option(day, { nil: undefined }), fc.option(day, { nil: undefined }))
          .filter(([from, to]) => from !== undefined || to !== undefined)
          .map(([one, other]) =>
            one !== undefined && other !== undefined && other < one
              ? { from: other, to: one }
              : { from: one, to: other },
          ),
        { nil: undefined },
      ),
    }),
    period: fc
      .tuple(fc.option(moment, { nil: undefined }), fc.option(moment, { nil: undefined }))
      .map(([one, other]) =>
        one !== undefined && other !== undefined
          ? { start: Math.min(one, other), end: Math.max(one, other) + 1 }
          : { start: one, end: other },
      ),
    breakGlassMayLift: fc.boolean(),
    recordedBy: fc.record({
      how: fc.constantFrom('PATIENT' as const, 'PRACTICE' as const, 'POINT_OF_CARE' as const, 'PROXY' as const),
      userId: fc.string({ minLength: 1 }),
      at: moment,
    }),
  })
  .map((given) => ({ ...given, breakGlassMayLift: given.effect === 'deny' && given.breakGlassMayLift }))

/** A Consent that is read, to be spoiled in one place. */
const plain = (provision: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) => ({
  resourceType: 'Consent',
  status: 'active',
  scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
  patient: { reference: 'Patient/ex-patient' },
  dateTime: '2026-06-13',
  performer: [{ reference: 'Patient/ex-patient' }],
  provision: { type: 'permit', ...provision },
  ...rest,
})

const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason'
const RESOURCE_TYPE = 'http://hl7.org/fhir/resource-types'
const purpose = (...codes: string[]) => ({ purpose: codes.map((code) => ({ system: ACT_REASON, code })) })

const refusals = (consent: unknown): readonly ConsentRefusal[] => {
  const read = readConsent(consent, READING)
  return 'refused' in read ? read.refused : []
}

const directiveOf = (consent: unknown): ConsentDirective => {
  const read = readConsent(consent, READING)
  if ('refused' in read) throw new Error(`refused: ${read.refused.join(', ')}`)
  return read.directive
}

describe('a directive as a FHIR Consent', () => {
  test('comes back as it was, whatever its scopes', () => {
    fc.assert(
      fc.property(directives, (directive) => {
        const written = JSON.parse(JSON.stringify(writeConsent(directive, EXCLUSION_SETS)))
        expect(directiveOf(written)).toEqual(directive)
      }),
      { numRuns: 2_000 },
    )
  })

  test('that was withdrawn is inactive and is not read as a choice in force', () => {
    fc.assert(
      fc.property(directives, (directive) => {
        expect(refusals(writeConsent(directive, EXCLUSION_SETS, 1))).toEqual(['NOT_ACTIVE'])
      }),
      { numRuns: 50 },
    )
  })

  test('is not written where FHIR has no form for it', () => {
    const [directive] = fc.sample(directives, 1) as [ConsentDirective]
    const empty = { ...directive, scope: { ...directive.scope, recipients: [] } }
    expect(canBeWritten(empty)).toBe(false)
    expect(writeConsent(empty, EXCLUSION_SETS)).toBeUndefined()
    expect(writeConsent({ ...directive, effect: 'permit', breakGlassMayLift: true }, EXCLUSION_SETS)).toBeUndefined()
  })
})

describe('a Consent of others', () => {
  test('speaks of whole days in London', () => {
    const { period } = directiveOf(plain({ period: { start: '2026-06-13', end: '2026-06-13' } }))
    expect(period).toEqual({ start: Date.parse('2026-06-12T23:00:00Z'), end: Date.parse('2026-06-13T23:00:00Z') })
  })

  test('ends after the last second that it names', () => {
    const { period } = directiveOf(plain({ period: { end: '2026-06-13T08:59:59Z' } }))
    expect(period.end).toBe(Date.parse('2026-06-13T09:00:00Z'))
  })

  test('may name payment beside treatment, and the reader is told that it is left out', () => {
    const read = readConsent(plain(purpose('TREAT', 'HPAYMT')), READING)
    expect(read).toMatchObject({ directive: { scope: { purposes: ['TREAT'] } }, leftOut: ['HPAYMT'] })
  })

  test('that another person gave is a proxy’s, one that staff recorded is a practice’s', () => {
    const by = (reference: string) => directiveOf(plain({}, { performer: [{ reference }] })).recordedBy
    expect(by('Patient/ex-mother')).toMatchObject({ how: 'PROXY', userId: 'the-mother' })
    expect(by('Practitioner/ex-practitioner')).toMatchObject({ how: 'PRACTICE', userId: 'the-practitioner' })
  })

  const actor = (
    code: string,
    value: string,
    system = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  ) => ({
    actor: [
      {
        role: { coding: [{ system, code }] },
        reference: { identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value } },
      },
    ],
  })

  test.each<[string, unknown, ConsentRefusal]>([
    ['is no Consent', { resourceType: 'Patient' }, 'NOT_A_CONSENT'],
    ['has a status of another form', plain({}, { status: 7 }), 'NOT_A_CONSENT'],
    ['narrows itself by a code', plain({ code: [{ text: 'x' }] }), 'SAYS_MORE'],
    ['narrows itself by single records', plain({ data: [{ meaning: 'instance' }] }), 'SAYS_MORE'],
    ['has a modifier', plain({}, { modifierExtension: [{ url: 'urn:x' }] }), 'SAYS_MORE'],
    ['has rules of its own', plain({}, { implicitRules: 'urn:x' }), 'SAYS_MORE'],
    ['is only proposed', plain({}, { status: 'proposed' }), 'NOT_ACTIVE'],
    ['is about treatment itself', plain({}, { scope: { coding: [{ code: 'treatment' }] } }), 'NOT_PRIVACY'],
    ['was found untrue', plain({}, { verification: [{ verified: false }] }), 'NOT_VERIFIED'],
    ['states no effect', plain({ type: undefined }), 'EFFECT_NOT_STATED'],
    ['has no provision', plain({}, { provision: undefined }), 'EFFECT_NOT_STATED'],
    ['is nobody’s', plain({}, { patient: undefined }), 'PATIENT_NOT_KNOWN'],
    ['is a stranger’s', plain({}, { patient: { reference: 'Patient/other' } }), 'PATIENT_NOT_KNOWN'],
    [
      'has an NHS number that fails its check digit',
      plain({}, { patient: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000019' } } }),
      'PATIENT_NOT_KNOWN',
    ],
    ['was recorded by nobody', plain({}, { performer: [] }), 'RECORDER_NOT_KNOWN'],
    ['was recorded at no time', plain({}, { dateTime: undefined }), 'RECORDER_NOT_KNOWN'],
    ['ends before it begins', plain({ period: { start: '2026-06-13', end: '2026-06-12' } }), 'PERIOD_NOT_CLEAR'],
    ['begins on a day there is not', plain({ period: { start: '2026-02-30' } }), 'PERIOD_NOT_CLEAR'],
    ['begins in a year', plain({ period: { start: '2026' } }), 'PERIOD_NOT_CLEAR'],
    ['names an organisation not known', plain(actor('IRCP', 'ZZZ99')), 'ACTOR_NOT_KNOWN'],
    ['names an organisation in another part', plain(actor('AUT', 'RJ6')), 'ACTOR_NOT_KNOWN'],
    ['names a part of another system', plain(actor('IRCP', 'RJ6', 'urn:x')), 'ACTOR_NOT_KNOWN'],
    ['speaks of disclosing', plain({ action: [{ coding: [{ code: 'disclose' }] }] }), 'ACTION_NOT_KNOWN'],
    [
      'speaks of a sensitivity not known',
      plain({ securityLabel: [{ system: 'urn:x', code: 'HIV' }] }),
      'LABEL_NOT_KNOWN',
    ],
    ['names payment alone', plain(purpose('HPAYMT')), 'PURPOSE_NOT_SERVED'],
    ['names a part of treatment', plain(purpose('TREAT', 'CAREMGT')), 'PURPOSE_NOT_SERVED'],
    [
      'names a purpose of another system',
      plain({ purpose: [{ system: 'urn:x', code: 'TREAT' }] }),
      'PURPOSE_NOT_SERVED',
    ],
    ['names a kind that is no record', plain({ class: [{ system: RESOURCE_TYPE, code: 'Basic' }] }), 'CLASS_NOT_KNOWN'],
    ['names a kind of another system', plain({ class: [{ system: 'urn:x', code: 'Flag' }] }), 'CLASS_NOT_KNOWN'],
    [
      'names one kind of medication',
      plain({ class: [{ system: RESOURCE_TYPE, code: 'MedicationRequest' }] }),
      'CLASS_IN_PART',
    ],
    ['speaks of records of no date', plain({ dataPeriod: {} }), 'RECORD_DATES_NOT_CLEAR'],
    [
      'speaks of records to the minute',
      plain({ dataPeriod: { start: '2026-06-13T08:00:00Z' } }),
      'RECORD_DATES_NOT_CLEAR',
    ],
    ['has an exception', plain({ provision: [{ type: 'deny', ...purpose('TREAT') }] }), 'EXCEPTION_NOT_KNOWN'],
    [
      'excepts break-glass from a permit',
      plain({ provision: [{ type: 'permit', ...purpose('BTG') }] }),
      'EXCEPTION_NOT_KNOWN',
    ],
    [
      'excepts break-glass of one organisation',
      plain({ type: 'deny', provision: [{ type: 'permit', ...purpose('BTG'), ...actor('IRCP', 'RJ6') }] }),
      'EXCEPTION_NOT_KNOWN',
    ],
  ])('that %s is refused for that reason', (_what, consent, reason) => {
    expect(refusals(JSON.parse(JSON.stringify(consent)))).toEqual([reason])
  })

  test('is refused in sentences that repeat nothing of it', () => {
    for (const sentence of Object.values(CONSENT_REFUSALS)) expect(sentence).toMatch(/^[A-Z][^{}$]+\.$/)
  })

  test('is read or refused, never thrown at, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(readConsent(one, READING)).toHaveProperty('refused')
        const read = readConsent({ ...plain(), provision: one, performer: other }, READING)
        expect('refused' in read || 'directive' in read).toBe(true)
      }),
    )
  })
})

const CORPORA = '../shared/corpora'
const EXAMPLES: Readonly<Record<string, Partial<ConsentDirective> | readonly ConsentRefusal[]>> = {
  'basic-ink': { effect: 'permit' },
  'basic-treat': { effect: 'permit' },
  'basic-treat-infant': { effect: 'permit' },
  'basic-reject': { effect: 'deny' },
  'basic-research': { effect: 'permit' },
}

describe.skipIf(!existsSync(CORPORA))('the examples of IHE PCF', () => {
  const folder = `${CORPORA}/ihe-fhir-compiled/pcf-consent`
  const read = (name: string) => JSON.parse(readFileSync(`${folder}/Consent-ex-consent-${name}.json`, 'utf8'))

  test('are all there', () => {
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(EXAMPLES)
        .map((name) => `Consent-ex-consent-${name}.json`)
        .sort(),
    )
  })

  test.each(Object.entries(EXAMPLES))('%s is read with the meaning its authors state', (name, meaning) => {
    const directive = directiveOf(read(name))
    expect(directive).toMatchObject({ ...meaning, patient: PATIENT, breakGlassMayLift: false })
    expect(directive.scope.purposes).toEqual(name === 'basic-research' ? ['HRESCH'] : ['TREAT', 'HOPERAT'])
    expect(directive.scope).toMatchObject({ recipients: undefined, controllers: undefined, recordTypes: undefined })
    expect(directive.recordedBy.how).toBe(name === 'basic-treat-infant' ? 'PROXY' : 'PATIENT')
  })
})

describe.skipIf(!existsSync(CORPORA))('the UK’s examples', () => {
  const folder = `${CORPORA}/uk-consent-audit/consent`

  test('are each refused with a reason: none states who may see records in terms that could be kept', () => {
    const seen = readdirSync(folder)
      .filter((name) => name.endsWith('.json') && name.includes('Consent-') && !name.includes('Task'))
      .map((name) => [name, refusals(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))] as const)
    expect(seen.length).toBeGreaterThan(10)
    for (const [name, reasons] of seen) expect(reasons, name).not.toEqual([])
    const of = (part: string) => seen.find(([name]) => name.includes(part))?.[1]
    expect(of('NationalProxy-Consent-proposed')).toContain('NOT_ACTIVE')
    expect(of('NationalProxy-Consent-confirmed')).toContain('EFFECT_NOT_STATED')
    expect(of('MichaelJonesConsent-Example-minimal')).toContain('NOT_PRIVACY')
    expect(of('MichaelJonesConsent-Example.json')).toEqual(['SAYS_MORE'])
    expect(of('RoD-PheobeSmitham-Example')).toEqual(['SAYS_MORE'])
  })
})

if (!existsSync(CORPORA))
  process.stdout.write('fhir-consent: no corpora beside the project; their examples are skipped\n')
