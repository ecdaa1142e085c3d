import type { AdapterState, ExchangeAnswer } from '../../schema/model/exchange-answer.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { type Audit, audit } from './audit.ts'
import {
  type Audited,
  answerFor,
  type Bench,
  idsOf,
  offeredBy,
  someTypeHeld,
  sorted,
  statesOf,
  typesHeld,
} from './audit-bench.ts'
import { promised, promisedSame } from './broken-promise.ts'
import { DOCUMENT_AUDITS } from './document-audits.ts'
import { type Fault, STRANGERS_WORD } from './faulty-proxy.ts'
import type { ProtocolForm } from './protocol-form.ts'

/** Opens the server under audit: once for all audits. */
export type Opener = () => Promise<Audited>

/** Why an audit cannot apply to a protocol, in the protocol's own declared words; undefined where it does. */
export const inapplicable = ({ faults }: Audit, { faults: forms }: ProtocolForm): string | undefined => {
  for (const fault of faults) {
    const form = fault in forms ? forms[fault as keyof typeof forms] : undefined
    if (form !== undefined && 'inapplicable' in form) return form.inapplicable
  }
  return undefined
}

const sameStates = (answer: ExchangeAnswer, states: readonly AdapterState[], when: string): void => {
  const found = sorted(statesOf(answer))
  promised(
    found.join() === sorted(states).join(),
    `${when}: the state must be ${states.join(' and ')}, and is ${found.join(' and ') || 'missing'}.`,
  )
}

const silentElsewhere = ({ proxy }: Bench): void => promised(proxy.elsewhere() === 0, 'Another server was spoken to.')

/** A deadline that is waited for: where it passes before the fault is met, a longer one is. */
const SHORT_MS = 100

/** With the fault on every request from each step of the journey on, the type asked ends in the state. */
const meets = (
  id: string,
  name: string,
  fault: Fault,
  state: AdapterState,
  { deadlineMs, unlessInapplicable }: { readonly deadlineMs?: number; readonly unlessInapplicable?: boolean } = {},
): Audit =>
  audit({ id, name, faults: [fault], unlessInapplicable: unlessInapplicable ?? false }, async (bench) => {
    const { audited, proxy, ask } = bench
    const types = [someTypeHeld(audited)]
    await ask({ types })
    // The search for the patient, the search for records, the fetching of a document: as many as this protocol takes, the last being the same as those after.
    const steps = Math.min(proxy.passed.length, 3)
    for (let from = 0; from < steps; from++) {
      let answer: ExchangeAnswer | undefined
      // A busy machine may let a short deadline pass before the fault is met: that says nothing, and the next is longer.
      for (const deadline of deadlineMs === undefined ? [undefined] : [deadlineMs, 5 * deadlineMs, 25 * deadlineMs]) {
        proxy.misbehave(fault, from)
        answer = await ask(deadline === undefined ? { types } : { types, deadlineMs: deadline })
        if (proxy.played() > 0) break
      }
      promised(answer !== undefined && proxy.played() > 0, `The fault could not be played from request ${from + 1} on.`)
      sameStates(answer, [state], `From request ${from + 1} on`)
      silentElsewhere(bench)
    }
  })

const keysOf = (held: ReadonlyMap<string, unknown> | undefined): readonly string[] => sorted(held?.keys() ?? [])

/** No more words than a report may hold: how many are missing, twofold or invented. */
const difference = (type: RecordType, told: readonly string[], held: readonly string[]): string => {
  const toldOnce = new Set(told)
  const known = new Set(held)
  const missing = held.filter((id) => !toldOnce.has(id)).length
  const invented = [...toldOnce].filter((id) => !known.has(id)).length
  return `${type}: ${held.length} held, ${told.length} told; ${missing} missing, ${told.length - toldOnce.size} told twice, ${invented} not held.`
}

const toldAsHeld = (answer: ExchangeAnswer, types: readonly RecordType[], held: Audited['held']): void => {
  for (const type of types) {
    const [told, expected] = [sorted(idsOf(answer, type)), keysOf(held.get(type))]
    promisedSame(told, expected, difference(type, told, expected))
  }
}

/** Lets a fault be played on the records, and sees that it was: an audit of what never happened proves nothing. */
const playedOn = async (
  { proxy, ask }: Bench,
  fault: Fault,
  asked: Parameters<Bench['ask']>[0],
): Promise<ExchangeAnswer> => {
  proxy.misbehave(fault)
  const answer = await ask(asked)
  promised(proxy.played() > 0, 'None of the answers held anything to play the fault on.')
  return answer
}

/** Everything told can be written out again: what cannot, would break the answer of thirty exchanges. */
const canBeWritten = (answer: ExchangeAnswer): void => {
  for (const [type, { tellings }] of answer.types)
    for (const telling of tellings) {
      try {
        JSON.stringify(telling)
      } catch (trouble) {
        promised(false, `A telling of type ${type} cannot be written as JSON (${(trouble as Error).name}).`)
      }
    }
}

/** A hostile answer: the rest is told or the type has FAILED, nothing is told that is not held, and the next question is answered as ever. */
const survives = (id: string, name: string, fault: Fault): Audit =>
  audit({ id, name, faults: [fault], unlessInapplicable: true }, async (bench) => {
    const type = someTypeHeld(bench.audited)
    const honest = await bench.ask({ types: [type] })
    const answer = await playedOn(bench, fault, { types: [type] })
    const told = idsOf(answer, type)
    const held = idsOf(honest, type)
    const { state, incomplete } = answerFor(answer, type)
    promised(state === 'ANSWERED' || state === 'FAILED', `The state must be ANSWERED or FAILED, and is ${state}.`)
    promised(
      told.every((one) => held.includes(one)),
      difference(type, told, held),
    )
    promised(
      told.length === held.length || state === 'FAILED' || incomplete.length > 0,
      `${held.length - told.length} of ${held.length} records are left out without a word.`,
    )
    canBeWritten(answer)
    promised(!('polluted' in {}), 'The prototype of every object was changed.')
    silentElsewhere(bench)
    bench.proxy.misbehave(undefined)
    const after = idsOf(await bench.ask({ types: [type] }), type)
    promisedSame(sorted(after), sorted(held), `Afterwards ${difference(type, after, held)}`)
  })

const AUDITS: readonly Audit[] = [
  audit({ id: 'A01', name: 'MUST answer for every record type asked, and for no other' }, async ({ audited, ask }) => {
    const types = offeredBy(audited).slice(0, 3)
    const answer = await ask({ types })
    promisedSame(sorted(answer.types.keys()), sorted(types), 'The keys of the answer are not the types asked.')
    for (const [type, { tellings }] of answer.types)
      promised(
        tellings.every((telling) => telling.type === type),
        `Something else than ${type} was told as ${type}.`,
      )
  }),
  audit(
    { id: 'A02', name: 'MUST tell every record the exchange holds of the patient, each exactly once' },
    async ({ audited, ask }) => {
      const answer = await ask()
      sameStates(answer, ['ANSWERED'], 'Asked for everything it offers')
      toldAsHeld(answer, offeredBy(audited), audited.held)
    },
  ),
  audit(
    { id: 'A03', name: 'MUST keep the exchange’s own resource, whole and unchanged, as the original of each telling' },
    async ({ audited, ask }) => {
      const answer = await ask()
      for (const [type, records] of audited.held)
        for (const telling of answerFor(answer, type).tellings)
          promisedSame(telling.original, records.get(telling.sourceId), `An original of type ${type} was changed.`)
    },
  ),
  audit(
    { id: 'A04', name: 'MUST state the patients it answers about, with the NHS number the exchange keeps' },
    async ({ audited, ask }) => {
      const { patients } = await ask()
      promised(patients.length > 0, 'No patient is stated.')
      promised(
        patients.every(({ nhsNumbers }) => nhsNumbers.includes(audited.patient)),
        'A patient is stated without the NHS number that was asked for.',
      )
    },
  ),
  audit(
    { id: 'A05', name: 'MUST answer, with no patient and no record, when the exchange knows no such patient' },
    async ({ audited, ask }) => {
      const answer = await ask({ patient: audited.unknown })
      promised(answer.patients.length === 0, `${answer.patients.length} patients are stated.`)
      sameStates(answer, ['ANSWERED'], 'Asked about a patient it does not hold')
      for (const [type, { tellings }] of answer.types)
        promised(tellings.length === 0, `${tellings.length} records of type ${type} are told.`)
    },
  ),
  audit(
    { id: 'A06', name: 'MUST NOT ask for a record type that is not in the question' },
    async ({ audited: { form, ...audited }, proxy, ask }) => {
      const type = someTypeHeld({ form, ...audited })
      await ask({ types: [type] })
      const asked = new Set(proxy.passed.flatMap((request) => [...form.typesAsked(request)]))
      promised(asked.has(type), `${type} was not seen to be asked for.`)
      const may = new Set([type, ...(form.inseparable?.[type] ?? [])])
      const more = [...asked].filter((one) => !may.has(one))
      promised(more.length === 0, `Asked for ${type}, it asked for ${more.join(', ')} too.`)
    },
  ),
  audit(
    { id: 'A07', name: 'MUST NOT put the NHS number into an address where the exchange offers another way' },
    async ({ audited, proxy, ask }) => {
      await ask()
      const stands = proxy.passed.some(({ url }) => url.includes(audited.patient))
      promised(
        stands === audited.form.numberInAddress(audited.settings),
        stands
          ? 'The NHS number stands in an address.'
          : 'The settings say that it stands in addresses, and it does not.',
      )
    },
  ),
  audit({ id: 'A08', name: 'MUST count the requests it sent' }, async ({ proxy, ask }) => {
    const { requests } = await ask()
    promised(requests === proxy.passed.length, `${proxy.passed.length} were sent, ${requests} counted.`)
  }),
  audit({ id: 'A09', name: 'MUST tell the same when asked the same twice' }, async ({ audited, ask }) => {
    const [one, two] = [await ask(), await ask()]
    for (const type of offeredBy(audited)) {
      const [first, second] = [sorted(idsOf(one, type)), sorted(idsOf(two, type))]
      promisedSame(second, first, `The second time ${difference(type, second, first)}`)
    }
  }),
  meets('A10', 'MUST be FAILED, not an exception, when it gets HTML', 'html', 'FAILED'),
  meets('A11', 'MUST be FAILED when it gets half an answer', 'half', 'FAILED'),
  meets('A12', 'MUST be FAILED when it gets another document than the protocol’s answer', 'wrong-document', 'FAILED', {
    unlessInapplicable: true,
  }),
  meets('A13', 'MUST be FAILED, and stop reading at its limit, when it gets 50 MB', 'huge', 'FAILED'),
  meets('A14', 'MUST be TIMED_OUT at the deadline when it gets one byte a second', 'drip', 'TIMED_OUT', {
    deadlineMs: SHORT_MS,
  }),
  meets('A15', 'MUST be TIMED_OUT at the deadline when it gets nothing', 'silence', 'TIMED_OUT', {
    deadlineMs: SHORT_MS,
  }),
  meets('A16', 'MUST be FAILED when the server stays in error', 'server-error', 'FAILED'),
  meets('A17', 'MUST be FAILED when connections are reset', 'reset', 'FAILED'),
  meets('A18', 'MUST be FAILED, and MUST NOT follow, when it is redirected elsewhere', 'redirect', 'FAILED'),
  meets('A19', 'MUST be FAILED when it gets the protocol’s own error with status 200', 'error-in-200', 'FAILED', {
    unlessInapplicable: true,
  }),
  meets('A20', 'MUST be REFUSED_BY_EXCHANGE when it is forbidden', 'forbidden', 'REFUSED_BY_EXCHANGE'),
  meets(
    'A21',
    'MUST be REFUSED_BY_EXCHANGE when it is forbidden with status 200',
    'forbidden-in-200',
    'REFUSED_BY_EXCHANGE',
    { unlessInapplicable: true },
  ),
  audit(
    {
      id: 'A22',
      name: 'MUST end when next links lead in a circle, and keep what had arrived, whole or not',
      faults: ['next-loop'],
      unlessInapplicable: true,
    },
    async (bench) => {
      const type = someTypeHeld(bench.audited)
      const ids = idsOf(await playedOn(bench, 'next-loop', { types: [type] }), type)
      promised(ids.length > 0, 'What had arrived was not kept.')
      promised(new Set(ids).size === ids.length, 'A record was told more than once.')
    },
  ),
  audit(
    {
      id: 'A23',
      name: 'MUST NOT speak to another server that a next link names',
      faults: ['next-elsewhere'],
      unlessInapplicable: true,
    },
    async (bench) => {
      const answer = await playedOn(bench, 'next-elsewhere', { types: typesHeld(bench.audited) })
      silentElsewhere(bench)
      promised(
        [...answer.types.values()].some(({ tellings }) => tellings.length > 0),
        'What had arrived was not kept.',
      )
    },
  ),
  audit(
    {
      id: 'A24',
      name: 'MUST NOT tell another patient’s record, and MUST state that other patient so that the answer is quarantined',
      faults: ['another-patient'],
    },
    async (bench) => {
      const { audited } = bench
      const answer = await playedOn(bench, 'another-patient', { types: typesHeld(audited) })
      promised(
        answer.patients.some(({ nhsNumbers }) => !nhsNumbers.includes(audited.patient)),
        'The other patient is not stated.',
      )
      for (const [type, { tellings }] of answer.types)
        promised(
          tellings.every(({ original }) => !JSON.stringify(original).includes(STRANGERS_WORD)),
          `The other patient’s record was told as a ${type} of this one.`,
        )
    },
  ),
  audit(
    {
      id: 'A25',
      name: 'MUST call a list incomplete that holds something it cannot read, and tell the rest',
      faults: ['unreadable-entry'],
      unlessInapplicable: true,
    },
    async (bench) => {
      const type = someTypeHeld(bench.audited)
      const honest = answerFor(await bench.ask({ types: [type] }), type)
      const answer = await playedOn(bench, 'unreadable-entry', { types: [type] })
      const { incomplete } = answerFor(answer, type)
      promisedSame(
        sorted(new Set(incomplete)),
        sorted(new Set([...honest.incomplete, 'UNREADABLE_RECORD'])),
        `The list is incomplete for: ${incomplete.join(', ') || 'nothing'}.`,
      )
      const held = honest.tellings.map(({ sourceId }) => sourceId)
      promisedSame(sorted(idsOf(answer, type)), sorted(held), difference(type, idsOf(answer, type), held))
    },
  ),
  audit(
    { id: 'A26', name: 'MUST end when the caller goes away', faults: ['silence'] },
    async ({ audited, proxy, ask }) => {
      proxy.misbehave('silence')
      const caller = new AbortController()
      const asking = ask({ types: [someTypeHeld(audited)], signal: caller.signal })
      caller.abort()
      sameStates(await asking, ['TIMED_OUT'], 'After the caller went away')
    },
  ),
  audit(
    { id: 'A27', name: 'MUST NOT ask at all while its breaker is open, and MUST say so', faults: ['reset'] },
    async ({ proxy, ask }) => {
      proxy.misbehave('reset')
      for (let i = 0; i < 12; i++) await ask()
      const before = proxy.passed.length
      sameStates(await ask(), ['BREAKER_OPEN'], 'After a dozen broken connections')
      promised(proxy.passed.length === before, 'It was asked all the same.')
    },
  ),
  audit(
    { id: 'A28', name: 'MUST keep what arrived before the server fell silent', faults: ['silence'] },
    async ({ audited, proxy, ask }) => {
      const types = typesHeld(audited)
      const honest = await ask({ types })
      const before = proxy.passed.length
      const keptOf = (answer: ExchangeAnswer) => types.flatMap((type) => idsOf(answer, type))
      let answer = honest
      for (const deadlineMs of [250, 1_000, 4_000, 16_000]) {
        const answered = proxy.answers.length
        // All but the last of the requests an honest answer took.
        proxy.misbehave('silence', before - 1)
        answer = await ask({ types, deadlineMs })
        const met = proxy.played() > 0 && proxy.answers.length - answered >= before - 1
        // What was sent at the last moment may not have been read by then: nothing is held against an adapter for want of a second.
        if (met && (before <= 2 || deadlineMs >= 1_000 || keptOf(answer).length > 0)) break
      }
      const kept = keptOf(answer)
      const whole = new Set(keptOf(honest))
      const states = statesOf(answer)
      promised(states.includes('TIMED_OUT'), `A state must be TIMED_OUT; there is ${states.join(' and ')}.`)
      promised(
        kept.every((id) => whole.has(id)),
        'Something was told that is not held.',
      )
      if (before > 2)
        promised(kept.length > 0, `${before - 1} of ${before} requests were answered, and nothing is kept.`)
    },
  ),
  survives(
    'A29',
    'MUST survive a record nested thousands deep, and MUST NOT tell what cannot be written again',
    'nested',
  ),
  survives('A30', 'MUST survive members named like the prototype’s', 'prototype-names'),
  survives('A31', 'MUST survive bytes that are no text', 'not-text'),
  meets('A32', 'MUST be FAILED when it gets a packed answer that it did not ask for', 'packed', 'FAILED'),
  meets('A33', 'MUST be FAILED, and MUST NOT expand or fetch anything, when it gets entities', 'entities', 'FAILED', {
    unlessInapplicable: true,
  }),
  audit(
    { id: 'A34', name: 'MUST keep many questions at once apart, each answered about its own patient' },
    async ({ audited, ask }) => {
      const types = typesHeld(audited).slice(0, 2)
      const asked = Array.from({ length: 6 }, (_, nth) => (nth % 2 === 0 ? audited.patient : audited.unknown))
      const answers = await Promise.all(asked.map((patient) => ask({ patient, types })))
      answers.forEach((answer, nth) => {
        sameStates(answer, ['ANSWERED'], `Question ${nth + 1} of ${asked.length} at once`)
        toldAsHeld(answer, types, asked[nth] === audited.patient ? audited.held : new Map())
      })
    },
  ),
]

/** The promise of `ExchangeAdapter`, as audits with permanent ids (RFC 2119 words): every adapter passes them on every server it is for. */
export const exchangeAdapterContract: readonly Audit[] = [...AUDITS, ...DOCUMENT_AUDITS]
