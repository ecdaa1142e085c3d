import assert from 'node:assert/strict'
import type { AdapterState } from '../../schema/model/exchange-answer.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import { type Audited, ample, answerFor, at, idsOf, sorted, statesOf, typesHeld } from './audit-bench.ts'
import type { Fault } from './faulty-proxy.ts'

/** Opens the server under audit: once for all audits. */
export type Opener = () => Promise<Audited>

/** One audit: its id is permanent, its name says the promise in RFC 2119 words, `run` throws when it is broken. */
export type Audit = { readonly id: string; readonly name: string; readonly run: (audited: Audited) => Promise<void> }

/** With the fault on every request from the first record search on, each type asked ends in the state. */
const meets = (id: string, name: string, fault: Fault, state: AdapterState, deadlineMs = ample): Audit => ({
  id,
  name,
  run: at(async ({ audited, proxy, ask }) => {
    const [type] = typesHeld(audited)
    assert.ok(type)
    for (const from of [0, 1]) {
      proxy.misbehave(fault, from)
      const answer = await ask({ types: [type], deadlineMs })
      assert.deepEqual(statesOf(answer), [state])
      assert.equal(proxy.elsewhere(), 0, 'another server was spoken to')
    }
  }),
})

const AUDITS: readonly Audit[] = [
  {
    id: 'A01',
    name: 'MUST answer for every record type asked, and for no other',
    run: at(async ({ ask }) => {
      const types: readonly RecordType[] = ['CONDITION', 'ALLERGY', 'ALERT']
      const answer = await ask({ types })
      assert.deepEqual(sorted(answer.types.keys()), sorted(types))
      for (const [type, { tellings }] of answer.types) for (const telling of tellings) assert.equal(telling.type, type)
    }),
  },
  {
    id: 'A02',
    name: 'MUST tell every record the exchange holds of the patient, each exactly once',
    run: at(async ({ audited, ask }) => {
      const answer = await ask()
      assert.deepEqual(statesOf(answer), ['ANSWERED'])
      for (const type of RECORD_TYPES)
        assert.deepEqual(sorted(idsOf(answer, type)), sorted(audited.held.get(type)?.keys() ?? []))
    }),
  },
  {
    id: 'A03',
    name: 'MUST keep the exchange’s own resource, whole and unchanged, as the original of each telling',
    run: at(async ({ audited, ask }) => {
      const answer = await ask()
      for (const [type, records] of audited.held) {
        for (const telling of answerFor(answer, type).tellings)
          assert.deepEqual(telling.original, records.get(telling.sourceId))
      }
    }),
  },
  {
    id: 'A04',
    name: 'MUST state the patients it answers about, with the NHS number the exchange keeps',
    run: at(async ({ audited, ask }) => {
      const answer = await ask()
      assert.ok(answer.patients.length > 0)
      for (const { nhsNumbers } of answer.patients) assert.ok(nhsNumbers.includes(audited.patient))
    }),
  },
  {
    id: 'A05',
    name: 'MUST answer, with no patient and no record, when the exchange knows no such patient',
    run: at(async ({ audited, ask }) => {
      const answer = await ask({ patient: audited.unknown })
      assert.deepEqual(answer.patients, [])
      assert.deepEqual(statesOf(answer), ['ANSWERED'])
      for (const { tellings } of answer.types.values()) assert.equal(tellings.length, 0)
    }),
  },
  {
    id: 'A06',
    name: 'MUST NOT ask for a record type that is not in the question',
    run: at(async ({ proxy, ask }) => {
      await ask({ types: ['CONDITION'] })
      const said = proxy.passed.map(({ url, body }) => `${url} ${body}`).join('\n')
      assert.match(said, /Condition/)
      assert.doesNotMatch(said, /AllergyIntolerance|Observation|Encounter|Immunization|DiagnosticReport/)
    }),
  },
  {
    id: 'A07',
    name: 'MUST NOT put the NHS number into an address where the exchange offers another way',
    run: at(async ({ audited, proxy, ask }) => {
      await ask()
      const addresses = proxy.passed.map(({ url }) => url).join('\n')
      assert.equal(addresses.includes(audited.patient), audited.numberInAddress === true)
    }),
  },
  {
    id: 'A08',
    name: 'MUST count the requests it sent',
    run: at(async ({ proxy, ask }) => assert.equal((await ask()).requests, proxy.passed.length)),
  },
  {
    id: 'A09',
    name: 'MUST tell the same when asked the same twice',
    run: at(async ({ ask }) => {
      const [one, two] = [await ask(), await ask()]
      for (const type of RECORD_TYPES) assert.deepEqual(sorted(idsOf(one, type)), sorted(idsOf(two, type)))
    }),
  },
  meets('A10', 'MUST be FAILED, not an exception, when it gets HTML', 'html', 'FAILED'),
  meets('A11', 'MUST be FAILED when it gets half an answer', 'half', 'FAILED'),
  meets('A12', 'MUST be FAILED when it gets another resource than a Bundle', 'wrong-resource', 'FAILED'),
  meets('A13', 'MUST be FAILED, and stop reading at its limit, when it gets 50 MB', 'huge', 'FAILED'),
  meets('A14', 'MUST be TIMED_OUT at the deadline when it gets one byte a second', 'drip', 'TIMED_OUT', 400),
  meets('A15', 'MUST be TIMED_OUT at the deadline when it gets nothing', 'silence', 'TIMED_OUT', 400),
  meets('A16', 'MUST be FAILED when the server stays in error', 'server-error', 'FAILED'),
  meets('A17', 'MUST be FAILED when connections are reset', 'reset', 'FAILED'),
  meets('A18', 'MUST be FAILED, and MUST NOT follow, when it is redirected elsewhere', 'redirect', 'FAILED'),
  meets(
    'A19',
    'MUST be FAILED when it gets an OperationOutcome of an error with status 200',
    'outcome-in-200',
    'FAILED',
  ),
  meets('A20', 'MUST be REFUSED_BY_EXCHANGE when it is forbidden', 'forbidden', 'REFUSED_BY_EXCHANGE'),
  meets(
    'A21',
    'MUST be REFUSED_BY_EXCHANGE when it is forbidden with status 200',
    'forbidden-in-200',
    'REFUSED_BY_EXCHANGE',
  ),
  {
    id: 'A22',
    name: 'MUST end when next links lead in a circle, and keep what had arrived, whole or not',
    run: at(async ({ audited, proxy, ask }) => {
      proxy.misbehave('next-loop', 1)
      const [type] = typesHeld(audited)
      assert.ok(type)
      const answer = answerFor(await ask({ types: [type] }), type)
      const arrived = new Set(answer.tellings.map(({ sourceId }) => sourceId))
      assert.ok(answer.tellings.length > 0)
      assert.equal(arrived.size, answer.tellings.length)
    }),
  },
  {
    id: 'A23',
    name: 'MUST NOT speak to another server that a next link names',
    run: at(async ({ audited, proxy, ask }) => {
      proxy.misbehave('next-elsewhere', 1)
      const answer = await ask({ types: typesHeld(audited) })
      assert.equal(proxy.elsewhere(), 0)
      assert.ok([...answer.types.values()].some(({ tellings }) => tellings.length > 0))
    }),
  },
  {
    id: 'A24',
    name: 'MUST NOT tell another patient’s record, and MUST state that other patient so that the answer is quarantined',
    run: at(async ({ audited, proxy, ask }) => {
      proxy.misbehave('another-patient', 1)
      const answer = await ask({ types: typesHeld(audited) })
      assert.ok(answer.patients.some(({ nhsNumbers }) => !nhsNumbers.includes(audited.patient)))
      for (const { tellings } of answer.types.values())
        for (const { original } of tellings) assert.doesNotMatch(JSON.stringify(original), /somebody-else/)
    }),
  },
  {
    id: 'A25',
    name: 'MUST call a list incomplete that holds something it cannot read, and tell the rest',
    run: at(async ({ audited, proxy, ask }) => {
      proxy.misbehave('unreadable-entry', 1)
      const [type] = typesHeld(audited)
      assert.ok(type)
      const answer = answerFor(await ask({ types: [type] }), type)
      assert.deepEqual(answer.incomplete, ['UNREADABLE_RECORD'])
      assert.deepEqual(
        sorted(idsOf({ patients: [], types: new Map([[type, answer]]), requests: 0 }, type)),
        sorted(audited.held.get(type)?.keys() ?? []),
      )
    }),
  },
  {
    id: 'A26',
    name: 'MUST end when the caller goes away',
    run: at(async ({ proxy, ask }) => {
      proxy.misbehave('silence')
      const caller = new AbortController()
      const asking = ask({ signal: caller.signal })
      caller.abort()
      assert.deepEqual(statesOf(await asking), ['TIMED_OUT'])
    }),
  },
  {
    id: 'A27',
    name: 'MUST NOT ask at all while its breaker is open, and MUST say so',
    run: at(async ({ proxy, ask }) => {
      proxy.misbehave('reset')
      for (let i = 0; i < 12; i++) await ask()
      const before = proxy.passed.length
      assert.deepEqual(statesOf(await ask()), ['BREAKER_OPEN'])
      assert.equal(proxy.passed.length, before)
    }),
  },
  {
    id: 'A28',
    name: 'MUST keep what arrived before the server fell silent',
    run: at(async ({ audited, proxy, ask }) => {
      const types = typesHeld(audited)
      const honest = await ask({ types })
      const before = proxy.passed.length
      // All but the last of the requests an honest answer took.
      proxy.misbehave('silence', before - 1)
      const answer = await ask({ types, deadlineMs: 3_000 })
      const kept = types.flatMap((type) => idsOf(answer, type))
      const whole = new Set(types.flatMap((type) => idsOf(honest, type)))
      assert.ok(statesOf(answer).includes('TIMED_OUT'))
      assert.ok(kept.every((id) => whole.has(id)))
      if (before > 2) assert.ok(kept.length > 0)
    }),
  },
]

/** The promise of `ExchangeAdapter`, as audits with permanent ids (RFC 2119 words): every adapter passes them on every server it is for. */
export const exchangeAdapterContract: readonly Audit[] = AUDITS
