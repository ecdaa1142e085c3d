import { afterAll, beforeAll, expect, test } from 'vitest'
import { choicesOf, codeOf } from './choices-of.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { type StagedExchange, stageExchange } from './staged-exchange.ts'
import { patientOf, shownSources, WHOLE } from './whole-view.ts'

let it: LondonHouse
let camden: StagedExchange
beforeAll(async () => {
  it = await openLondonHouse({
    environment: { WARD_DEADLINE_MS: '30000' },
    prepare: async (state, london) => {
      camden = await stageExchange(state, london, 'CAMDEN')
    },
  })
})
afterAll(async () => {
  await it?.close()
  await camden?.close()
})

const { choices, make } = choicesOf(() => it)
const PATIENT = { as: 'patient' } as const
const view = () => it.ask(question(WHOLE), { variables: { patient: it.patient('default') } })
const outside = (answer: Awaited<ReturnType<typeof view>>) =>
  shownSources(answer).filter((source) => !source.startsWith('CROYDON|'))

test('consent withdrawn by the patient while a slow exchange is answering: nothing of it leaves, nor of what had come before', async () => {
  expect(outside(await view()).some((source) => source.startsWith('CAMDEN|'))).toBe(true)
  const { directives } = await choices('default', PATIENT)
  const permit = directives.find(
    ({ effect, withdrawnAt }: { effect: string; withdrawnAt: string | null }) =>
      effect === 'permit' && withdrawnAt === null,
  )

  const curtain = camden.drawCurtain()
  const asking = view()
  await Promise.race([curtain.asked, asking])
  const ended = await make('withdrawDirective', 'default', PATIENT, { directive: permit.id })
  expect(ended.faults).toEqual([])
  curtain.lift()
  const answer = await asking
  expect(outside(answer)).toEqual([])
  const entry = patientOf(answer).manifest.find(
    ({ exchange, type }: { exchange: { id: string }; type: string }) =>
      exchange.id === 'CAMDEN' && type === 'CONDITION',
  )
  expect(entry).toMatchObject({ state: 'WITHHELD_BY_CHOICE', released: null })

  const before = camden.requests()
  expect(outside(await view())).toEqual([])
  expect(camden.requests()).toBe(before)
})

test('a denial given in the meantime holds back what it speaks of, and nothing else; permitted again, it is read again', async () => {
  const permitted = await make('giveDirective', 'default', PATIENT, { choice: { effect: 'permit' } })
  expect(permitted.faults).toEqual([])
  const curtain = camden.drawCurtain()
  const asking = view()
  await Promise.race([curtain.asked, asking])
  await make('giveDirective', 'default', PATIENT, { choice: { effect: 'deny', recordTypes: ['CONDITION'] } })
  curtain.lift()
  const seen = outside(await asking)
  expect(seen.some((source) => source.startsWith('CAMDEN|'))).toBe(true)
  expect(seen.filter((source) => source.startsWith('CAMDEN|Condition'))).toEqual([])
})

test('a proxy’s right that the practice ends while a slow exchange is answering: nothing leaves to the proxy, then or later', async () => {
  const PRACTICE = { as: 'practice-staff' } as const
  const right = {
    proxy: it.patient('proxy'),
    proxyFamilyName: 'okafor',
    proxyBirthDate: '1991-02-19',
    ground: 'DEPUTY',
    mayView: true,
    patientLacksCapacity: true,
    evidence: 'COURT_OF_PROTECTION_ORDER',
    evidenceReference: '1234567T',
  }
  const recorded = await make('recordProxyRight', 'default', PRACTICE, { right })
  expect(recorded.faults).toEqual([])
  const proxyView = () => it.ask(question(WHOLE), { as: 'proxy', variables: { patient: it.patient('default') } })
  expect(shownSources(await proxyView()).some((source) => source.startsWith('CAMDEN|'))).toBe(true)

  const curtain = camden.drawCurtain()
  const asking = proxyView()
  await Promise.race([curtain.asked, asking])
  const ended = await make('endProxyRight', 'default', PRACTICE, { right: recorded.proxyRight.id })
  expect(ended.faults).toEqual([])
  curtain.lift()
  const answer = await asking
  expect(answer.body.data?.patient == null ? [] : shownSources(answer)).toEqual([])
  const before = camden.requests()
  const later = await proxyView()
  expect(later.body.data?.patient == null ? [] : shownSources(later)).toEqual([])
  expect(camden.requests()).toBe(before)
  const read = await it.ask('query($patient: NHSNumber!) { patientChoices(patient: $patient) { revision } }', {
    as: 'proxy',
    variables: { access: undefined, patient: it.patient('default') },
  })
  expect(codeOf(read)).toBe('FORBIDDEN')
})
