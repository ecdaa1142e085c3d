import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Held } from '../london/generator/generate.ts'
import { ACT_CODE, ACT_CODE_STU3, CONFIDENTIALITY } from '../london/generator/telling.ts'
import { type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { heldOf, type Resource, type StagedExchange, stageExchange, told } from './staged-exchange.ts'
import { patientOf, WHOLE, withoutReceipt } from './whole-view.ts'

// Three ways of asking: HARINGEY in one batch, ENFIELD in pages of five through $everything, L111 by type. And CAMDEN, whose records stand in documents.
const STAGE = ['HARINGEY', 'ENFIELD', 'L111'] as const
const WAYS: Readonly<Record<Stage, object>> = {
  HARINGEY: { searches: 'batch' },
  ENFIELD: { searches: 'everything', pageSize: 5 },
  L111: { searches: 'per-type' },
  CAMDEN: {},
}
type Stage = (typeof STAGE)[number] | 'CAMDEN'

let it: LondonHouse
const staged = new Map<Stage, StagedExchange>()
beforeAll(async () => {
  it = await openLondonHouse({
    prepare: async (state, london) => {
      for (const id of [...STAGE, 'CAMDEN'] as const) staged.set(id, await stageExchange(state, london, id, WAYS[id]))
    },
  })
})
afterAll(async () => {
  await it?.close()
  await Promise.all([...staged.values()].map((one) => one.close()))
})

/** What each staged exchange holds of one person, resource by resource. */
type World = ReadonlyMap<Stage, readonly Resource[]>

const of = (name: string, stages: readonly Stage[] = STAGE): World =>
  new Map(stages.map((id) => [id, heldOf(it.london, id, it.patient(name)).records.map(({ text }) => JSON.parse(text))]))

const with_ = (world: World, id: Stage, ...more: readonly Resource[]): World =>
  new Map([...world, [id, [...(world.get(id) ?? []), ...more]]])

const viewIn = async (name: string, world: World, options: AskOptions = {}): Promise<string> => {
  for (const [id, records] of world) {
    const held = heldOf(it.london, id, it.patient(name))
    const one: Held = { ...held, records: records.map((resource) => told(resource)) }
    staged.get(id)?.holds([one])
  }
  const asked = await it.ask(question(WHOLE), {
    ...options,
    variables: { patient: it.patient(name), ...options.variables },
  })
  patientOf(asked)
  return withoutReceipt(asked)
}

const labelled = (resource: Resource, ...security: readonly Resource[]): Resource => ({
  ...resource,
  meta: { ...resource.meta, security: [...(resource.meta?.security ?? []), ...security] },
})

const PSY = { system: ACT_CODE, code: 'PSY' }
const NOPAT = { system: ACT_CODE, code: 'NOPAT' }
/** Every way a record comes to be withheld from the demo clinician by what stands in it. */
const WITHHELD: Readonly<Record<string, (resource: Resource) => Resource>> = {
  'a sensitivity': (one) => labelled(one, PSY),
  'a sensitivity as STU3 wrote it': (one) => labelled(one, { system: ACT_CODE_STU3, code: 'HIV' }),
  restricted: (one) => labelled(one, { system: CONFIDENTIALITY, code: 'R' }),
  'very restricted': (one) => labelled(one, { system: CONFIDENTIALITY, code: 'V' }),
  'a label nobody knows': (one) => labelled(one, { system: 'https://labels.example', code: 'SECRET' }),
  'a code of an exclusion set': (one) => ({
    ...one,
    code: { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }], text: 'HIV infection' },
    category: undefined,
    vaccineCode: undefined,
    medicationCodeableConcept: undefined,
    type: undefined,
    extension: [
      {
        url: 'https://e.example',
        valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] },
      },
    ],
  }),
}

/** What it is beside the others: a copy, another fact, a dissenting telling, one that cannot be read whole. */
const MADE: Readonly<Record<string, (resource: Resource) => Resource>> = {
  'a copy of one that is released': (one) => one,
  'the same fact told otherwise': (one) => ({
    ...one,
    ...(one.status === undefined ? {} : { status: 'entered-in-error' }),
    ...(one.clinicalStatus === undefined ? {} : { clinicalStatus: { coding: [{ code: 'resolved' }] } }),
    ...(one.criticality === undefined ? {} : { criticality: 'high' }),
  }),
  'another fact': (one) => ({ ...one, code: { text: 'Kept to itself' }, onsetDateTime: '2019-02-03' }),
  undated: (one) =>
    Object.fromEntries(
      Object.entries(one).filter(([name]) => !/date|time|period|recorded|issued|authored/i.test(name)),
    ),
  'qualified in an unknown way': (one) => ({
    ...one,
    modifierExtension: [{ url: 'https://unknown.example', valueBoolean: true }],
  }),
  'about a medicine that did not come along': (one) => ({
    ...one,
    medicationCodeableConcept: undefined,
    medicationReference: { reference: 'Medication/nowhere' },
  }),
  'a statement that no allergy is known': (one) => ({
    resourceType: 'AllergyIntolerance',
    id: one.id,
    meta: one.meta,
    code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003', display: 'No known allergy' }] },
    patient: one.patient ?? one.subject,
  }),
}

const plain = (record: Resource): boolean => record.meta?.security === undefined

describe('two worlds that differ only in withheld records give the identical answer, byte for byte', () => {
  test('with none of them, as London has them, and with up to thirty more of every kind', {
    timeout: 240_000,
  }, async () => {
    const patient = it.patient('default')
    const sensitive = new Set(
      [...it.london.population.truth.tellings.values()]
        .filter(({ patient: of_, labelled: by, coded }) => of_ === patient && by.length + coded.length > 0)
        .map(({ exchange, sourceId }) => `${exchange}|${sourceId}`),
    )
    const asItIs = of('default')
    const without: World = new Map(
      [...asItIs].map(([id, all]) => [id, all.filter((one) => !sensitive.has(`${id}|${one.resourceType}/${one.id}`))]),
    )
    expect([...without.values()].flat().length).toBeLessThan([...asItIs.values()].flat().length)
    const bare = await viewIn('default', without)
    expect(await viewIn('default', asItIs)).toBe(bare)

    const addition = fc.record({
      stage: fc.constantFrom(...STAGE),
      nth: fc.nat(1_000),
      place: fc.nat(1_000),
      made: fc.constantFrom(...Object.keys(MADE)),
      withheld: fc.constantFrom(...Object.keys(WITHHELD)),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(addition, { minLength: 1, maxLength: 30 }), async (additions) => {
        const world = new Map([...without].map(([id, records]) => [id, [...records]]))
        additions.forEach(({ stage, nth, place, made, withheld }, n) => {
          const held = (without.get(stage) ?? []).filter(
            (one) => plain(one) && (one.patient ?? one.subject) !== undefined,
          )
          const original = held[nth % held.length]
          const records = world.get(stage) ?? []
          const twin = WITHHELD[withheld]?.(MADE[made]?.({ ...original, id: `withheld-${n}` }))
          records.splice(place % (records.length + 1), 0, JSON.parse(JSON.stringify(twin)))
        })
        expect(await viewIn('default', world)).toBe(bare)
      }),
      { numRuns: 20 },
    )
  })

  test('the same records without their labels are seen: what is compared could differ', async () => {
    const world = of('default')
    const [condition] = (world.get('HARINGEY') ?? []).filter((one) => one.resourceType === 'Condition' && plain(one))
    const twin = { ...condition, id: 'released', code: { text: 'Not kept to itself' } }
    expect(await viewIn('default', with_(world, 'HARINGEY', twin))).not.toBe(await viewIn('default', world))
    const kept = labelled(twin, PSY)
    expect(await viewIn('default', with_(world, 'HARINGEY', kept))).toBe(await viewIn('default', world))
  })

  test('when the withheld record is also told by an exchange whose telling is released', async () => {
    const haringey = { resourceType: 'Condition', id: 'here', meta: { versionId: '1', tag: custody('HARINGEY') } }
    const fact = { code: { text: 'Sprain of ankle' }, subject: { reference: 'Patient/x' }, onsetDateTime: '2024-05-06' }
    const own = (id: Stage) => ({
      subject: { reference: `Patient/${heldOf(it.london, id, it.patient('default')).id}` },
    })
    const told_ = with_(of('default'), 'HARINGEY', { ...haringey, ...fact, ...own('HARINGEY') })
    const enfield = { ...haringey, ...fact, ...own('ENFIELD'), id: 'there', meta: { tag: custody('ENFIELD') } }
    const alone = await viewIn('default', told_)
    expect(alone).toContain('Sprain of ankle')
    expect(await viewIn('default', with_(told_, 'ENFIELD', enfield))).not.toBe(alone)
    expect(await viewIn('default', with_(told_, 'ENFIELD', labelled(enfield, PSY)))).toBe(alone)
  })

  test('when a released record refers to the withheld one, or carries a copy of it', async () => {
    const id = 'HARINGEY'
    const patientReference = { reference: `Patient/${heldOf(it.london, id, it.patient('default')).id}` }
    const hidden = labelled(
      {
        resourceType: 'Condition',
        id: 'hidden',
        meta: { tag: custody(id) },
        code: { text: 'Hiddenite' },
        subject: patientReference,
        onsetDateTime: '2023-01-01',
      },
      PSY,
    )
    const naming = [
      { reference: 'Condition/hidden', display: 'Hiddenite' },
      { reference: 'https://elsewhere.example/fhir/Condition/hidden', display: 'Hiddenite' },
      { reference: 'urn:uuid:7d0f3e3a-8a54-4d0c-9d7b-3f8c0f8f2a11', display: 'Hiddenite' },
      { reference: '#copy', display: 'Hiddenite' },
      { type: 'Condition', identifier: { system: 'https://problems.example', value: 'hidden' }, display: 'Hiddenite' },
      { identifier: { system: 'https://problems.example', value: 'hidden' }, display: 'Hiddenite' },
      { type: 'Condition', display: 'Hiddenite' },
    ]
    const procedure = {
      resourceType: 'Procedure',
      id: 'naming',
      meta: { tag: custody(id) },
      status: 'completed',
      code: { text: 'Counselling' },
      subject: patientReference,
      performedDateTime: '2023-02-02',
      contained: [{ ...hidden, id: 'copy' }],
      reasonReference: naming,
    }
    const plan = {
      resourceType: 'CarePlan',
      id: 'naming',
      meta: { tag: custody(id) },
      status: 'active',
      intent: 'plan',
      title: 'A plan',
      subject: patientReference,
      period: { start: '2023-03-03' },
      addresses: naming,
      activity: [{ reference: { reference: 'ServiceRequest/hidden', display: 'Hiddenite' } }],
    }
    const without = await viewIn('default', with_(of('default'), id, procedure, plan))
    expect(without).toContain('Counselling')
    expect(without).toContain('A plan')
    expect(await viewIn('default', with_(of('default'), id, procedure, plan, hidden))).toBe(without)
    expect(without).not.toContain('Hiddenite')
    expect(without).not.toContain('hidden')
    // Released, it may be spoken of.
    const open = { ...hidden, meta: { tag: custody(id) } }
    expect(await viewIn('default', with_(of('default'), id, { ...procedure, contained: undefined }, open))).toContain(
      '"reference":"Condition/hidden","display":"Hiddenite"',
    )
  })

  test('when the withheld records are those of a controller the patient denied', async () => {
    const world = of('default', [...STAGE, 'CAMDEN'])
    const [condition] = (world.get('CAMDEN') ?? []).filter((one) => one.resourceType === 'Condition' && plain(one))
    expect(condition).toBeDefined()
    const denied = [1, 2, 3].map((n) => ({
      ...condition,
      id: `denied-${n}`,
      onsetDateTime: `2024-0${n}-02`,
      meta: { tag: [{ system: custody('CAMDEN')[0]?.system, code: 'RRV' }] },
    }))
    expect(await viewIn('default', with_(world, 'CAMDEN', ...denied))).toBe(await viewIn('default', world))
  })

  test('when they are of denied years or undated, or of a type that was not asked but came along', async () => {
    const world = of('years-denied', ['CAMDEN'])
    const about = heldOf(it.london, 'CAMDEN', it.patient('years-denied')).id
    const condition = {
      resourceType: 'Condition',
      id: 'dated',
      meta: { tag: custody('CAMDEN', 'RAL') },
      code: { text: 'Something of that time' },
      subject: { reference: `Patient/${about}` },
    }
    const at = (onsetDateTime: string | undefined) => with_(world, 'CAMDEN', { ...condition, onsetDateTime })
    const none = await viewIn('years-denied', world)
    for (const date of ['2010-01-01', '2012', '2021-12-31', undefined]) {
      expect(await viewIn('years-denied', at(date))).toBe(none)
    }
    expect(await viewIn('years-denied', at('2022-01-01'))).not.toBe(none)
  })

  test('when they are withheld from the patient who asks for their own record', async () => {
    const world = of('default')
    const own = { as: 'patient' } as const
    const additions = (world.get('HARINGEY') ?? [])
      .filter(plain)
      .slice(0, 8)
      .map((one, n) => ({ ...one, id: `new-${n}`, ...(one.code === undefined ? {} : { code: { text: `Fact ${n}` } }) }))
    const none = await viewIn('default', world, own)
    for (const system of [ACT_CODE, ACT_CODE_STU3, 'urn:oid:2.16.840.1.113883.5.4'])
      expect(
        await viewIn(
          'default',
          with_(world, 'HARINGEY', ...additions.map((one) => labelled(one, { ...NOPAT, system }))),
          own,
        ),
      ).toBe(none)
    expect(await viewIn('default', with_(world, 'HARINGEY', ...additions), own)).not.toBe(none)
  })
})

/** Custody as the exchange states it: by default, that of a member which may share with the demo clinician. */
const custody = (id: Stage, code?: string) => {
  const members = it.london.population.directory.members.get(id) ?? []
  const member = code ?? members.find((one) => one !== 'RRV')
  return [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', code: member }]
}
