import { describe, expect, test } from 'vitest'
import { protocols } from '../../../adapters/protocols.ts'
import { type TrialQuestion, trialOutcome, withTrials } from '../../../gateway/disclosure/trial.ts'
import { askExchanges, type Reachable, type Target } from '../../../gateway/fan-out/ask-exchanges.ts'
import type { AdapterState, ExchangeAnswer } from '../../../schema/model/exchange-answer.ts'
import { anExchange, ods, testPatient } from '../state/state-examples.ts'

const exchange = anExchange('ONE', ['RRV01'])

const answering = (state: AdapterState, patients: ExchangeAnswer['patients'] = []): ExchangeAnswer => ({
  patients,
  types: new Map([['ALLERGY', { state, tellings: [], incomplete: [] }]]),
  requests: 1,
})

/** An exchange that answers so, and notes that it was asked. */
const reachable = (
  name: string,
  answer: () => ExchangeAnswer,
  asked: string[],
  trial?: Reachable['trial'],
): Reachable => ({
  exchange: { ...exchange, name },
  adapter: {
    settings: protocols.FHIR_R4.settings,
    ask: async () => {
      asked.push(name)
      return answer()
    },
  },
  settings: {},
  ...(trial === undefined ? {} : { trial }),
})

const targets = (tried: () => ExchangeAnswer, running: () => ExchangeAnswer, asked: string[], share = 0.25) => {
  const trial = { id: 't', share, pilot: new Set([ods('RAP01')]), reachable: reachable('tried', tried, asked) }
  const target: Target = {
    reachable: reachable('running', running, asked, trial),
    types: [{ type: 'ALLERGY', from: undefined, to: undefined }],
  }
  return [target]
}

const well = () => answering('ANSWERED')
const QUESTION: TrialQuestion = { role: 'clinician', purpose: 'TREAT', organisation: ods('RRV01') }
const closed = { isOpen: () => false }

describe('who tries a changed configuration', () => {
  test.each<[string, Partial<TrialQuestion>, number, boolean]>([
    ['a question on which the lot falls', {}, 0.2499, true],
    ['not one beyond the share', {}, 0.25, false],
    ['every question of an organisation of the trial', { organisation: ods('RAP01') }, 0.99, true],
    ['a patient, by lot alone', { role: 'patient', purpose: 'PATRQT', organisation: undefined }, 0.1, true],
    ['never a dispatcher', { role: 'dispatcher', organisation: ods('RAP01') }, 0, false],
    ['never in emergency care', { purpose: 'ETREAT', organisation: ods('RAP01') }, 0, false],
    ['never under break-glass', { purpose: 'BTG', organisation: ods('RAP01') }, 0, false],
  ])('%s', (_, more, lot, tries) => {
    const [target] = withTrials(targets(well, well, []), { ...QUESTION, ...more }, closed, () => lot)
    expect(target?.first?.exchange.name).toBe(tries ? 'tried' : undefined)
  })

  test('nobody while its breaker is open', () => {
    const [target] = withTrials(targets(well, well, []), QUESTION, { isOpen: () => true }, () => 0)
    expect(target?.first).toBeUndefined()
  })
})

describe('what runs stands by', () => {
  const ask = async (tried: () => ExchangeAnswer, running: () => ExchangeAnswer) => {
    const asked: string[] = []
    const told: string[] = []
    await askExchanges(
      withTrials(targets(tried, running, asked), QUESTION, closed, () => 0),
      { patient: testPatient(1), purpose: 'TREAT', organisation: undefined },
      () => (telling) => telling,
      {
        send: async () => expect.fail(),
        stream: async () => expect.fail(),
        isOpen: () => false,
        close: async () => undefined,
      },
      10_000,
      (_, answer, { byFirst }) => told.push(`${byFirst ? 'tried' : 'running'} ${answer.types.get('ALLERGY')?.state}`),
      () => told.push('broken'),
      () => told.push('not answered'),
    )
    return { asked, told }
  }

  test('a change that answers is not asked twice', async () =>
    expect(await ask(well, well)).toEqual({ asked: ['tried'], told: ['tried ANSWERED'] }))

  test.each<AdapterState>(['FAILED', 'TIMED_OUT', 'REFUSED_BY_EXCHANGE', 'BREAKER_OPEN'])(
    'a change that is %s is counted so, and the answer is that of what runs',
    async (state) =>
      expect(await ask(() => answering(state), well)).toEqual({
        asked: ['tried', 'running'],
        told: ['not answered', 'running ANSWERED'],
      }),
  )

  test('a change that breaks its promise is told as such, and takes nothing away either', async () => {
    const broken = () => {
      throw new Error('broken')
    }
    expect((await ask(broken, well)).told).toEqual(['broken', 'not answered', 'running ANSWERED'])
  })
})

test.each([
  ['MISMATCHED', answering('ANSWERED'), true],
  ['FAILED', answering('TIMED_OUT'), false],
  ['UNKNOWN', answering('ANSWERED'), false],
  ['ANSWERED', answering('ANSWERED', [{ nhsNumbers: [testPatient(1)], birthDate: null, family: [] }]), false],
] as const)('an answer counts as %s', (outcome, answer, quarantined) =>
  expect(trialOutcome(answer, { quarantined })).toBe(outcome),
)
