import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oversightFor } from '../../gateway/oversight/oversight.ts'
import { compileAgreements } from '../../policies/agreement-index.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import { parseNhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { breakTheGlass } from './break-the-glass.ts'
import { type Answered, type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { patientOf, WHOLE } from './whole-view.ts'

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse()
})
afterAll(() => it?.close())

const CROYDON = 'RJ6' as OdsCode
const HARINGEY = 'RAP' as OdsCode
const NORTH: AskOptions = { as: 'ig-manager', wish: { person: 'ig-manager-north' } }

const view = async (name: string, options: AskOptions = {}): Promise<string> =>
  patientOf(
    await it.ask(question(WHOLE), { ...options, variables: { patient: it.patient(name), ...options.variables } }),
  ).receipt

type Outcome = {
  readonly exchange: { readonly id: string }
  readonly recordType: string
  readonly permitted: boolean
  readonly ground: string
  readonly sentence: string
  readonly agreement: { readonly id: string } | null
  readonly version: number | null
  readonly clause: string | null
  readonly controllerCount: number
  readonly controllers: readonly { readonly odsCode: string }[]
}

const EXPLAIN = `query($receipt: ID!, $asOf: DateTime, $draft: ID) { receiptExplanation(receipt: $receipt, asOf: $asOf, draft: $draft) {
  receipt at organisation { odsCode } role purpose asOf replays outcomes { exchange { id } recordType permitted ground sentence
    agreement { id } version clause controllerCount controllers { odsCode } } agreements { id } } }`

const explained = (receipt: string, options: AskOptions = { as: 'ig-manager' }): Promise<Answered> =>
  it.ask(EXPLAIN, { ...options, variables: { receipt, ...options.variables } })

const explanation = async (receipt: string, options?: AskOptions) => {
  const { body, text } = await explained(receipt, options)
  if (body?.errors !== undefined || body?.data?.receiptExplanation === null) throw new Error(text.slice(0, 1_000))
  return body.data.receiptExplanation as {
    readonly replays: boolean | null
    readonly outcomes: readonly Outcome[]
    readonly agreements: readonly { readonly id: string }[]
  }
}

/** What the outcomes say they rest on. */
const restedOn = (outcomes: readonly Outcome[]) =>
  [...new Set(outcomes.flatMap(({ agreement }) => agreement?.id ?? []))].sort().map((id) => ({ id }))

const groundsAt = (outcomes: readonly Outcome[], exchange: string, type: string) =>
  outcomes
    .filter((outcome) => outcome.exchange.id === exchange && outcome.recordType === type)
    .map(({ ground, agreement }) => (agreement === null ? ground : `${ground} ${agreement.id}`))
    .sort()

describe('a past view is explained', () => {
  test('to who asked: on what each exchange, type and controller came out, and that it replays', async () => {
    const { outcomes, replays, agreements } = await explanation(await view('default'))
    expect(replays).toBe(true)
    expect(agreements).toEqual(restedOn(outcomes))
    expect(agreements.length).toBeGreaterThan(1)
    expect(groundsAt(outcomes, 'HARINGEY', 'ALLERGY')).toEqual(['AGREEMENT area-haringey'])
    expect(groundsAt(outcomes, 'HARINGEY', 'DOCUMENT')).toEqual(['AGREEMENT area-haringey'])
    expect(groundsAt(outcomes, 'RICHMOND', 'ALLERGY')).toContain('NO_AGREEMENT')
    expect(groundsAt(outcomes, 'CROYDON', 'DOCUMENT')).toEqual(['AGREEMENT area-croydon', 'OWN_CONTROLLER'])
    const own = outcomes.find(({ ground }) => ground === 'OWN_CONTROLLER')
    expect(own?.controllers[0]).toEqual({ odsCode: CROYDON })
    const sum = outcomes
      .filter(({ exchange, recordType }) => exchange.id === 'CROYDON' && recordType === 'ALLERGY')
      .reduce((all, { controllerCount }) => all + controllerCount, 0)
    expect(sum).toBe(it.london.addresses.exchanges.find(({ id }) => id === 'CROYDON')?.members.length)
    const covered = outcomes.find(({ ground }) => ground === 'AGREEMENT')
    expect(covered).toMatchObject({ permitted: true, version: 1, sentence: expect.stringContaining('version 1') })
    expect(outcomes.every(({ controllers }) => controllers.length <= 50)).toBe(true)
  })

  test('a refusal on another condition is told as no more than its clinician was told: of a whole exchange and type', async () => {
    const { outcomes } = await explanation(await view('default'))
    expect(groundsAt(outcomes, 'ISLINGTON', 'ALLERGY').join()).toContain('OTHER_CONDITION')
    // One trust of Camden is denied by name: there all that the agreement covers reads alike.
    const camden = outcomes.filter(({ exchange, recordType }) => exchange.id === 'CAMDEN' && recordType === 'ALLERGY')
    expect(camden.map(({ ground }) => ground)).not.toContain('OTHER_CONDITION')
    const covered = camden
      .filter(({ ground }) => ground === 'AGREEMENT')
      .reduce((sum, each) => sum + each.controllerCount, 0)
    expect(covered).toBe(it.london.addresses.exchanges.find(({ id }) => id === 'CAMDEN')?.members.length)
    expect(JSON.stringify(outcomes)).not.toMatch(/dissent|denied|chose|choice|directive|consent/i)
  })

  test('read in part: the largest of each exchange and type, or all of one exchange, beside how each came out as a whole', async () => {
    const receipt = await view('default')
    const whole = await explanation(receipt)
    const { body } = await it.ask(
      `query($receipt: ID!) { receiptExplanation(receipt: $receipt) {
        exchanges { exchange { id } permitted outcomeCount }
        largest: outcomes(largest: 1) { exchange { id } recordType controllerCount agreement { id } }
        ofCroydon: outcomes(exchange: "CROYDON") { exchange { id } recordType controllerCount }
        agreements(largest: 1) { id } none: agreements(exchange: "CROYDON", largest: 0) { id } } }`,
      { as: 'ig-manager', variables: { receipt } },
    )
    const part = body.data.receiptExplanation
    const byExchange = Map.groupBy(whole.outcomes, ({ exchange }) => exchange.id)
    expect(part.exchanges).toEqual(
      [...byExchange].map(([id, outcomes]) => ({
        exchange: { id },
        permitted: outcomes.every(({ permitted }) => permitted)
          ? 'ALL'
          : outcomes.some(({ permitted }) => permitted)
            ? 'SOME'
            : 'NONE',
        outcomeCount: outcomes.length,
      })),
    )
    expect(part.ofCroydon).toHaveLength(byExchange.get('CROYDON')?.length ?? Number.NaN)
    const seen = new Map<string, number>()
    for (const { exchange, recordType, controllerCount } of whole.outcomes) {
      const key = `${exchange.id} ${recordType}`
      seen.set(key, Math.max(seen.get(key) ?? 0, controllerCount))
    }
    expect(
      part.largest.map((each: Outcome) => [`${each.exchange.id} ${each.recordType}`, each.controllerCount]),
    ).toEqual([...seen])
    expect(part.agreements).toEqual(restedOn(part.largest))
    expect(part.none).toEqual([])
  })

  test('to a data controller: of its own records alone, by its own agreement, whatever the patient chose', async () => {
    for (const name of ['default', 'documents-denied', 'deny-all-liftable']) {
      const receipt = await view(name)
      if (name === 'deny-all-liftable') {
        // No exchange but the asker's own was asked: nobody else has a part in it.
        expect((await explained(receipt, NORTH)).body.data.receiptExplanation).toBeNull()
        continue
      }
      const { outcomes, replays, agreements } = await explanation(receipt, NORTH)
      expect(replays).toBe(true)
      // Of what else the view rested on it learns no id.
      expect(agreements).toEqual(restedOn(outcomes))
      expect(agreements).toEqual([{ id: 'area-haringey' }])
      expect(new Set(outcomes.flatMap(({ controllers }) => controllers.map(({ odsCode }) => odsCode)))).toEqual(
        new Set([HARINGEY]),
      )
      expect(new Set(outcomes.map(({ ground }) => ground))).toEqual(new Set(['AGREEMENT']))
      expect(groundsAt(outcomes, 'HARINGEY', 'DOCUMENT')).toEqual(['AGREEMENT area-haringey'])
    }
  })

  test.each([['clinician'], ['patient'], ['operator'], ['privacy-officer']] as const)(
    'to a %s it is null',
    async (as) => {
      const receipt = await view('default')
      expect((await explained(receipt, { as })).body.data.receiptExplanation).toBeNull()
    },
  )

  test('and is null for a receipt that is not there; one refused whole has no outcomes', async () => {
    expect((await explained('no-such-receipt')).body.data.receiptExplanation).toBeNull()
    await it.ask(question(WHOLE), { as: 'ig-manager', variables: { patient: it.patient('default') } })
    const number = parseNhsNumber(it.patient('default'))
    if (number === undefined) throw new Error('no number')
    const { entries } = await it.state.ledger.ofPatient(number, { limit: 1 })
    const refused = entries[0]?.entry.receipt ?? ''
    expect(await explanation(refused)).toMatchObject({
      replays: null,
      outcomes: [],
      agreements: [],
      role: 'ig-manager',
    })
    expect((await explained(refused, NORTH)).body.data.receiptExplanation).toBeNull()
  })

  test('and the reading is itself written to the audit', async () => {
    const receipt = await view('default')
    const before = await it.state.ledger.verify()
    await explanation(receipt)
    const after = await it.state.ledger.verify()
    if (!before.ok || !after.ok) throw new Error('the ledger does not verify')
    expect(after.entries).toBe(before.entries + 1)
  })
})

describe('every kind of view replays', () => {
  test.each<[string, AskOptions]>([
    ['default', { as: 'patient' }],
    ['twin-one', { as: 'proxy' }],
    ['classes-permitted', {}],
    ['years-denied', {}],
    ['no-choice', {}],
    ['trust-denied-others-permitted', {}],
    ['documents-denied', {}],
    ['deny-all-for-good', {}],
    ['end-of-life', { as: 'dispatcher' }],
    ['opted-out', { as: 'analyst' }],
    ['restricted', {}],
    [
      'deny-all-liftable',
      {
        variables: {
          access: {
            purpose: 'BTG',
            careContext: 'Demo encounter 1',
          },
        },
      },
    ],
  ])('%s (%o)', async (name, options) => {
    if (name === 'deny-all-liftable') await breakTheGlass(it, it.patient(name))
    const receipt = await view(name, options)
    const entries = await it.state.ledger.byReceipt(receipt)
    const entry = entries.find((each) => each.entry.kind === 'decision')?.entry
    if (entry?.kind !== 'decision') throw new Error('no decision')
    // An IG manager of who asked, or of a controller that was asked.
    const asker = entry.organisation ?? CROYDON
    // What a node that has just started would hold.
    const { agreements } = await it.state.agreements.all()
    const found = await oversightFor({
      state: it.state,
      agreements: {
        all: () => agreements,
        ofOrganisation: (code) =>
          agreements.filter(({ versions }) =>
            versions.some(({ parties }) => parties.some(({ organisation }) => organisation === code)),
          ),
      },
      index: () => compileAgreements(agreements),
      organisation: asker,
      resolution: new Map(),
      may: () => ({ permitted: true, reason: '' }),
      writeDown: async () => undefined,
    }).explain(receipt, { asOf: undefined, draft: undefined })
    if (entry.asked.length > 0 || entry.organisation !== undefined) expect(found?.replays).toBe(true)
    else expect(found).toBeUndefined()
  })
})

describe('after everything has changed', () => {
  test('it replays as it was; as of now it comes out otherwise; with a draft in force otherwise again', async () => {
    const receipt = await view('default')
    const before = await explanation(receipt)

    await it.state.agreements.withdraw('area-haringey', HARINGEY)
    await it.state.agreements.suspend('london-direct-care', 'operator')
    const number = parseNhsNumber(it.patient('default'))
    if (number === undefined) throw new Error('no number')
    for (const { id } of await it.state.directives.ofPatient(number)) await it.state.directives.withdraw(id)
    const haringey = it.london.addresses.exchanges.find(({ id }) => id === 'HARINGEY') as Exchange
    await it.state.registry.saveExchange({ ...haringey, members: haringey.members.slice(3), recordTypes: ['ALLERGY'] })
    await it.state.registry.suspend({ exchange: undefined, controller: CROYDON }, 'operator')

    const after = await explanation(receipt)
    expect(after).toEqual(before)
    expect(after.replays).toBe(true)
    expect(groundsAt(after.outcomes, 'HARINGEY', 'DOCUMENT')).toEqual(['AGREEMENT area-haringey'])

    const now = new Date(await it.state.now()).toISOString()
    const asOfNow = await explanation(receipt, { as: 'ig-manager', variables: { asOf: now } })
    expect(asOfNow.replays).toBeNull()
    expect(groundsAt(asOfNow.outcomes, 'HARINGEY', 'DOCUMENT')).toEqual(['AGREEMENT area-haringey', 'NO_AGREEMENT'])
    expect(groundsAt(asOfNow.outcomes, 'CROYDON', 'ALLERGY')).toEqual(['AGREEMENT area-croydon', 'OWN_CONTROLLER'])
    expect(groundsAt(asOfNow.outcomes, 'RICHMOND', 'ALLERGY')).toEqual(['NO_AGREEMENT'])

    // As though a draft between the two were in force: what was withdrawn is covered again, by the draft.
    const drafted = await it.ask(
      `mutation($terms: DraftTermsInput!) { draftAgreement(terms: $terms) { id agreement } }`,
      {
        as: 'ig-manager',
        variables: {
          terms: {
            title: 'Documents from Haringey',
            actions: ['view'],
            purposes: ['TREAT'],
            recordTypes: [{ recordType: 'DOCUMENT', allClasses: true }],
            parties: [
              { organisation: HARINGEY, provides: true, receives: false },
              { organisation: CROYDON, provides: false, receives: true },
            ],
          },
        },
      },
    )
    const draft = drafted.body?.data?.draftAgreement?.id
    expect(draft, drafted.text).toEqual(expect.any(String))
    const underDraft = await explanation(receipt, { as: 'ig-manager', variables: { asOf: now, draft } })
    const covered = underDraft.outcomes.find(({ ground, agreement }) => ground === 'AGREEMENT' && agreement === null)
    expect(covered).toMatchObject({
      recordType: 'DOCUMENT',
      sentence: 'The draft would cover this.',
      clause: 'document, with every sensitive class',
      controllers: [{ odsCode: HARINGEY }],
    })
    // The draft is no agreement yet, and is not named as one.
    expect(underDraft.agreements).toEqual(restedOn(underDraft.outcomes))

    const simulated = await it.ask(
      `query($draft: ID!) { draftSimulation(draft: $draft) { viewCount notEvaluatedCount from to
        changes { organisation { odsCode } recordType purpose becomesAllowed becomesRefused } } }`,
      { as: 'ig-manager', variables: { draft } },
    )
    expect(simulated.body.errors, simulated.text).toBeUndefined()
    const { viewCount, notEvaluatedCount, changes } = simulated.body.data.draftSimulation
    expect(viewCount).toBeGreaterThan(10)
    expect(notEvaluatedCount).toBe(0)
    // No view since has asked for documents that Haringey's agreement did not cover.
    expect(changes).toEqual([])
    await view('default')
    const again = await it.ask(
      `query($draft: ID!) { draftSimulation(draft: $draft, days: 1) { changes { organisation { odsCode } recordType purpose becomesAllowed becomesRefused } } }`,
      { as: 'ig-manager', variables: { draft } },
    )
    // Through Enfield's exchange, since at Haringey's it is no member any more.
    expect(again.body.data.draftSimulation.changes).toEqual([
      {
        organisation: { odsCode: CROYDON },
        recordType: 'DOCUMENT',
        purpose: 'TREAT',
        becomesAllowed: 1,
        becomesRefused: 0,
      },
    ])

    // Another view, now, is another answer; and it replays too.
    const second = await explanation(await view('default'))
    expect(second.replays).toBe(true)
    expect(groundsAt(second.outcomes, 'CROYDON', 'ALLERGY')).toContain('PAUSED')
  })
})
