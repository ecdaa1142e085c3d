import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fits, readDateAsked, spanOf } from '../../../gateway/fhir-facade/dates.ts'
import { idsFor } from '../../../gateway/fhir-facade/ids.ts'
import { openPage, PAGE_LIFE_MS, sealPage } from '../../../gateway/fhir-facade/pages.ts'
import { fittedSource } from '../../../gateway/fhir-facade/source-resource.ts'
import { type Facade, visitOf } from '../../../gateway/fhir-facade/visit.ts'
import { createSealing } from '../../../gateway/sealing/sealing.ts'
import { createShortSeal } from '../../../gateway/sealing/short-seal.ts'
import { parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import type { Requester } from '../../../schema/model/requester.ts'

const patient = parseNhsNumber('9990010005') ?? expect.fail('no NHS number')
const clinician: Requester = {
  userId: '910000000101',
  issuer: 'https://staff.example',
  role: 'clinician',
  name: undefined,
  roleCode: 'R8000',
  organisation: parseOdsCode('RJ6') ?? expect.fail('no ODS code'),
  nhsNumber: undefined,
  system: undefined,
}
const HOUR = 3_600_000
const NOON = Date.UTC(2026, 10, 28, 12)
const [old, next] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]

describe('ids', () => {
  const seal = createShortSeal([old])
  const ids = idsFor(seal, clinician, NOON)

  test('fit into FHIR, hold no number, and open for whom they were made, for half a day at the least and a day at the most', () => {
    const id = ids.ofPatient(patient)
    const record = ids.ofRecord(patient, `${'a'.repeat(25)}_-`)
    for (const one of [id, record]) expect(one).toMatch(/^[A-Za-z0-9.-]{1,64}$/)
    expect(id).not.toContain(patient)
    expect(ids.record(record)).toEqual({ patient, record: `${'a'.repeat(25)}_-` })
    for (const [later, opens] of [
      [0, true],
      [23 * HOUR, true],
      [24 * HOUR, false],
      [-HOUR, false],
    ] as const)
      expect(idsFor(seal, clinician, NOON + later).patient(id)).toBe(opens ? patient : undefined)
    expect(idsFor(seal, clinician, NOON + 11 * HOUR).ofPatient(patient)).toBe(id)
  })

  test('open for nobody else: another person, role, organisation, system or key', () => {
    const id = ids.ofPatient(patient)
    const others: readonly Requester[] = [
      { ...clinician, userId: '910000000102' },
      { ...clinician, issuer: 'https://other.example' },
      { ...clinician, role: 'dispatcher' },
      { ...clinician, organisation: undefined },
      { ...clinician, system: 'a-system' },
    ]
    for (const other of others) {
      expect(idsFor(seal, other, NOON).patient(id)).toBeUndefined()
      expect(idsFor(seal, other, NOON).ofPatient(patient)).not.toBe(id)
    }
    expect(idsFor(createShortSeal([next]), clinician, NOON).patient(id)).toBeUndefined()
    expect(idsFor(createShortSeal([next, old]), clinician, NOON).patient(id)).toBe(patient)
    expect(() => createShortSeal([])).toThrow('key')
  })

  test('cannot be made up, and each has one spelling', () => {
    const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.')
    fc.assert(
      fc.property(fc.string({ unit: letter, minLength: 20, maxLength: 24 }), (made) => {
        expect(ids.patient(made)).toBeUndefined()
      }),
    )
    const id = ids.ofPatient(patient)
    fc.assert(
      fc.property(fc.nat(21), letter, (at, by) => {
        const bent = `${id.slice(0, at)}${by}${id.slice(at + 1)}`
        expect(ids.patient(bent)).toBe(bent === id ? patient : undefined)
      }),
    )
  })
})

describe('the way in', () => {
  test('counts what one person asks in a minute, wherever they ask from', async () => {
    const counted: string[] = []
    const facade = {
      identify: async () => ({ requester: clinician, token: { kind: 'staff', issuer: clinician.issuer, claims: {} } }),
      count: async (caller: string) => {
        counted.push(caller)
        return { count: 601, endsInMs: 1 }
      },
      requestsAMinute: 600,
    } as unknown as Facade
    await expect(visitOf(facade, { headers: {} })).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    expect(counted).toEqual([expect.stringContaining(clinician.userId)])
  })
})

describe('pages', () => {
  const sealing = createSealing([old])
  const access = { purpose: 'TREAT', careContext: 'Ward 1' } as const
  const ahead = {
    patient,
    of: 'Condition',
    parameters: 'code=1',
    after: { type: 'CONDITION', date: null, id: 'x' },
    expires: NOON + PAGE_LIFE_MS,
  } as const

  test('open for who asked, for what they asked for, until they run out', () => {
    const link = sealPage(sealing, clinician, access, ahead)
    expect(openPage(sealing, clinician, access, link, NOON)).toEqual(ahead)
    expect(openPage(sealing, clinician, access, link, NOON + PAGE_LIFE_MS)).toBeUndefined()
    expect(openPage(sealing, { ...clinician, userId: 'x' }, access, link, NOON)).toBeUndefined()
    expect(openPage(sealing, clinician, { ...access, careContext: 'Ward 2' }, link, NOON)).toBeUndefined()
    expect(openPage(sealing, clinician, { ...access, purpose: 'ETREAT' }, link, NOON)).toBeUndefined()
    for (const made of ['', 'x', 'a.b', `${link.slice(0, 40)}${link[40] === 'A' ? 'B' : 'A'}${link.slice(41)}`])
      expect(openPage(sealing, clinician, access, made, NOON)).toBeUndefined()
    expect(link).not.toContain(patient)
  })
})

describe('dates', () => {
  const found = (told: string, asked: string): boolean => {
    const [span, date] = [spanOf(told), readDateAsked(asked)]
    return fits(span ?? expect.fail('no span'), date ?? expect.fail('no date'))
  }

  test.each([
    ['2024-05-06', '2024', true],
    ['2024-05-06', 'eq2024-05', true],
    ['2024-05-06', '2023', false],
    // Dated in part, it could lie there.
    ['2024', 'eq2024-05-06', true],
    ['2024-05-06', 'ne2024-05', false],
    ['2024-05-06', 'ne2024-05-06T10:00', true],
    ['2024-05-06', 'gt2024-05-05', true],
    ['2024-05-06', 'gt2024-05-06', false],
    ['2024-05-06', 'ge2024-05-06', true],
    ['2024-05-06', 'ge2024-05-07', false],
    ['2024-05-06', 'lt2024-05-06', false],
    ['2024-05-06', 'lt2024-05-07', true],
    ['2024-05-06', 'le2024-05-06', true],
    ['2024-05-06', 'le2024-05-05', false],
    ['2024-05-06', 'sa2024-05-05', true],
    ['2024-05-06', 'eb2024-05-07', true],
    ['2024-05-06', 'ap2024-05-06', true],
    ['2024-05-06T10:30:00Z', '2024-05-06T11:30:00+01:00', true],
    ['2024-05-06T10:30:00Z', 'gt2024-05-06T10:30:00Z', false],
    ['2024-05-06T10:30:00.5Z', '2024-05-06T10:30', true],
  ])('what was told %s is found by %s: %s', (told, asked, is) => expect(found(told, asked)).toBe(is))

  test.each(['', 'x', 'gt', 'yesterday', '2024-13', '2024-02-30x', 'xx2024'])('%j is no date', (text) =>
    expect(readDateAsked(text)).toBeUndefined(),
  )
})

describe("a source's own resource", () => {
  const fitting = {
    subject: { reference: 'Patient/ours' },
    referenceTo: (id: string) => (id === 'Encounter/7' ? { reference: 'Encounter/ours' } : undefined),
    namespace: 'https://exchange.example/fhir/exchange/CROYDON',
    documentUrl: undefined,
    medicine: { text: 'Aspirin' },
  }

  test('leads to what came along, names the rest by where it is from, and holds no address of its source', () => {
    const fitted = fittedSource(
      {
        resourceType: 'MedicationRequest',
        subject: { reference: 'https://source.example/fhir/Patient/p1', display: 'Grace' },
        encounter: { reference: 'Encounter/7' },
        medicationReference: { reference: 'Medication/m1' },
        requester: { reference: 'https://source.example/fhir/Practitioner/5/_history/2', display: 'Dr Sethi' },
        recorder: { reference: '#inside' },
        basedOn: [{ reference: 'Patient/another' }],
        contained: [{ resourceType: 'Practitioner', id: 'inside' }],
      },
      fitting,
    )
    expect(fitted).toEqual({
      resourceType: 'MedicationRequest',
      subject: { reference: 'Patient/ours', display: 'Grace' },
      encounter: { reference: 'Encounter/ours' },
      medicationCodeableConcept: { text: 'Aspirin' },
      requester: {
        display: 'Dr Sethi',
        type: 'Practitioner',
        identifier: { system: fitting.namespace, value: 'Practitioner/5' },
      },
      recorder: { reference: '#inside' },
      basedOn: [{ type: 'Patient', identifier: { system: fitting.namespace, value: 'Patient/another' } }],
      contained: [{ resourceType: 'Practitioner', id: 'inside' }],
    })
  })

  test('has its document where the gateway hands it through, or nowhere; and nothing is left of what led to a record that has gone', () => {
    const original = {
      resourceType: 'DocumentReference',
      subject: { reference: 'Patient/p1' },
      relatesTo: [{ code: 'replaces' }],
      content: [{ attachment: { contentType: 'application/pdf', url: 'https://source.example/Binary/1' } }],
    }
    expect(fittedSource(original, fitting)).toEqual({
      resourceType: 'DocumentReference',
      subject: { reference: 'Patient/ours' },
      content: [{ attachment: { contentType: 'application/pdf' } }],
    })
    expect(
      JSON.stringify(fittedSource(original, { ...fitting, documentUrl: 'https://exchange.example/documents/x' })),
    ).toContain('"url":"https://exchange.example/documents/x"')
  })

  test('an appointment knows its patient among those who take part', () => {
    const fitted = fittedSource(
      {
        resourceType: 'Appointment',
        participant: [{ actor: { reference: 'Location/2' } }, { actor: { reference: 'Patient/p1' } }],
      },
      fitting,
    )
    expect(JSON.stringify(fitted)).toContain('Patient/ours')
    expect(JSON.stringify(fitted)).not.toContain('Patient/p1')
  })
})
