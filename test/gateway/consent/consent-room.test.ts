import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Deed } from '../../../gateway/consent/consent-life.ts'
import { openConsentRoom } from '../../../gateway/consent/open-consent-room.ts'
import type { ConsentRoom } from '../../../gateway/consent/room.ts'
import { runPolicy } from '../../../gateway/disclosure/running-policy.ts'
import { openSigningKeys } from '../../../gateway/signing/signing-keys.ts'
import { openState, type State } from '../../../gateway/state/open-state.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import type { Requester } from '../../../schema/model/requester.ts'
import { openDatabase, type TestDatabase } from '../../database.ts'
import { aDirective, testPatient } from '../state/state-examples.ts'

let database: TestDatabase
let state: State
let room: ConsentRoom
let written: string[]
let people = 900
let patient: NhsNumber
beforeAll(async () => {
  database = await openDatabase()
  state = await openState({ kind: 'postgres', url: database.url }, { patientKey: new Uint8Array(32).fill(7) })
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  room = {
    choices: state.choices,
    factsFor: state.factsFor,
    versions: state.versions,
    keyOf: state.patientKeyOf,
    append: async (entry) => {
      written.push(entry.kind === 'administration' ? entry.deed : entry.kind)
      await state.ledger.append(entry)
    },
    running: await runPolicy({
      agreementsSince: state.agreements.changedSince,
      registry: state.registry.load,
      now: state.now,
    }),
    demographics: async (nhsNumber) => ({
      state: 'FOUND',
      demographics: {
        nhsNumber,
        superseded: [],
        birthDate: '1980-01-01',
        family: null,
        given: [],
        gender: null,
        restricted: false,
        address: null,
        generalPractice: null,
      },
    }),
    optOut: async () => 'unknown',
    signing: await openSigningKeys([await exportJWK(privateKey)]),
    exclusionSets: new Map(),
    defaultChoice: 'explicit',
  }
})
afterAll(async () => {
  await state?.close()
  await database?.stop()
})
beforeEach(() => {
  written = []
  patient = testPatient(++people)
})

const self = (): Requester => ({
  userId: 'citizen',
  issuer: 'https://identity.example',
  role: 'patient',
  name: undefined,
  roleCode: undefined,
  organisation: undefined,
  nhsNumber: patient,
  system: undefined,
})
const DENY = {
  effect: 'deny' as const,
  scope: {
    recipients: undefined,
    controllers: undefined,
    recordTypes: undefined,
    classes: undefined,
    purposes: undefined,
    actions: undefined,
    recordDates: undefined,
  },
  start: undefined,
  end: undefined,
  firstDay: undefined,
  lastDay: undefined,
  breakGlassMayLift: false,
}
let keys = 0
const deed = (rest: Partial<Deed> = {}): Deed => ({
  patient,
  revision: 0,
  idempotencyKey: `key-number-${++keys}`,
  ...rest,
})
const chosen = async () => (await state.directives.ofPatient(patient)).length

test('a choice that cannot be written down is not made, nor is one read, nor a refusal given', async () => {
  const silent = openConsentRoom({
    ...room,
    append: async () => {
      throw new Error('gone')
    },
  })
  await expect(silent(self()).give(deed(), DENY)).rejects.toThrow('gone')
  expect(await chosen()).toBe(0)
  await expect(silent(self()).choices(patient)).rejects.toThrow('gone')
  await expect(silent({ ...self(), nhsNumber: testPatient(1) }).give(deed(), DENY)).rejects.toThrow('gone')
})

test('it is written down before it is made', async () => {
  const order: string[] = []
  const watched = openConsentRoom({
    ...room,
    append: async () => void order.push('ledger'),
    choices: {
      ...state.choices,
      edit: (edit) => {
        order.push('change')
        return state.choices.edit(edit)
      },
    },
  })
  await watched(self()).give(deed(), DENY)
  expect(order).toEqual(['ledger', 'change'])
})

/** A room in which something happens between judging and writing. */
const meanwhile = (happens: () => Promise<unknown>) => {
  let once = true
  return openConsentRoom({
    ...room,
    choices: {
      ...state.choices,
      edit: async (edit) => {
        if (once) {
          once = false
          await happens()
        }
        return state.choices.edit(edit)
      },
    },
  })
}

test('something moved between judging and writing: nothing is saved, and it is said', async () => {
  const late = meanwhile(() => state.directives.record(aDirective(`other-${people}`, patient)))
  await expect(late(self()).give(deed(), DENY)).rejects.toMatchObject({ code: 'STALE_VERSION' })
  expect(await chosen()).toBe(1)
})

test('the same form, sent twice at once, is one choice and one answer', async () => {
  const form = deed()
  const late = meanwhile(() => openConsentRoom(room)(self()).give(form, DENY))
  const outcome = await late(self()).give(form, DENY)
  expect(await chosen()).toBe(1)
  expect(outcome.recorded?.id).toBe((await state.directives.ofPatient(patient))[0]?.id)
  expect(outcome.receipts).toHaveLength(1)
})

test('a clinician, who was shown no revision, is judged again by what moved', async () => {
  await state.registry.saveOrganisations([
    { odsCode: 'RJ6' as never, name: 'A trust', kind: 'TRUST', resolvesTo: 'RJ6' as never },
  ])
  const late = meanwhile(() => state.directives.record(aDirective(`moved-${people}`, patient)))
  const clinician: Requester = {
    ...self(),
    role: 'clinician',
    organisation: 'RJ6' as never,
    nhsNumber: undefined,
    name: 'Dr A',
  }
  const outcome = await late(clinician).permitAtPointOfCare({
    patient,
    idempotencyKey: 'point-of-care-1',
    minutes: 30,
    recordTypes: undefined,
    classes: undefined,
  })
  expect(outcome.faults).toEqual([])
  expect(await chosen()).toBe(2)
  expect(written).toEqual(['record-permission-at-point-of-care', 'record-permission-at-point-of-care'])
})

test('an age that is not known lets restrict alone', async () => {
  const ageless = openConsentRoom({ ...room, demographics: async () => ({ state: 'NOT_FOUND' }) })
  const denied = await ageless(self()).give(deed(), DENY)
  expect(denied.faults).toEqual([])
  const revision = denied.choices?.revision ?? -1
  const permitted = await ageless(self()).give(deed({ revision }), { ...DENY, effect: 'permit' })
  expect(permitted.faults.map(({ code }) => code)).toEqual(['AGE_NOT_KNOWN'])
  expect(written).toEqual(['give-choice', 'refusal'])
})
