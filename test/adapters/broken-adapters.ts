import { request as send } from 'undici'
import type { ExchangeAdapter, ExchangeQuestion, RetrievedDocument } from '../../adapters/exchange-adapter.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import type { AdapterState, ExchangeAnswer, TypeAnswer } from '../../schema/model/exchange-answer.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import { testNhsNumber } from './synthea.ts'

/** Breaks a good adapter in one way. */
export type Breaking = (good: ExchangeAdapter) => ExchangeAdapter

const each = (
  answer: ExchangeAnswer,
  change: (answer: TypeAnswer, type: RecordType) => TypeAnswer,
): ExchangeAnswer => ({
  ...answer,
  types: new Map([...answer.types].map(([type, one]) => [type, change(one, type)])),
})

const answering =
  (change: (answer: ExchangeAnswer, question: ExchangeQuestion) => ExchangeAnswer): Breaking =>
  (good) => ({
    ...good,
    ask: async (question, ...rest) => change(await good.ask(question, ...rest), question),
  })

const asking =
  (change: (question: ExchangeQuestion) => ExchangeQuestion): Breaking =>
  (good) => ({ ...good, ask: (question, ...rest) => good.ask(change(question), ...rest) })

const configured =
  (settings: Readonly<Record<string, unknown>>): Breaking =>
  (good) => ({
    ...good,
    ask: (question, exchange, _settings, transport) =>
      good.ask(question, exchange, good.settings.parse(settings), transport),
  })

const led =
  (lead: (transport: Transport) => Transport): Breaking =>
  (good) => ({
    ...good,
    ask: (question, exchange, settings, transport) => good.ask(question, exchange, settings, lead(transport)),
  })

const calls = (from: AdapterState, to: AdapterState): Breaking =>
  answering((answer) => each(answer, (one) => (one.state === from ? { ...one, state: to } : one)))

const withoutTellings = (when: (answer: TypeAnswer) => boolean): Breaking =>
  answering((answer) => each(answer, (one) => (when(one) ? { ...one, tellings: [] } : one)))

const silently = (one: TypeAnswer): TypeAnswer =>
  one.incomplete.length === 0 ? one : { ...one, tellings: one.tellings.slice(1), incomplete: [] }

/** Merges as careless code does: into what every object inherits from, when a source names it. */
const merged = (into: Record<string, unknown>, value: object): void => {
  for (const [name, part] of Object.entries(value)) {
    if (typeof part === 'object' && part !== null) {
      into[name] ??= {}
      merged(into[name] as Record<string, unknown>, part)
    } else into[name] = part
  }
}

const goesWhereverItIsSent: Breaking = led((transport) => ({
  ...transport,
  send: async (exchange, request) => {
    if (/^https?:/.test(request.path) && !request.path.startsWith(exchange.endpoint)) {
      const answer = await send(request.path)
      return { ok: true, status: 200, contentType: '', body: Buffer.from(await answer.body.arrayBuffer()) }
    }
    return transport.send(exchange, request)
  },
}))

const remembersTheLast: Breaking = (good) => {
  let last: ExchangeQuestion | undefined
  return {
    ...good,
    ask: async (question, ...rest) => {
      last = question
      await new Promise((resolve) => setTimeout(resolve, 1))
      return good.ask({ ...question, patient: last.patient }, ...rest)
    },
  }
}

const tellsLessTheSecondTime: Breaking = (good) => {
  let times = 0
  return answering((answer) =>
    times++ === 0 ? answer : each(answer, (one) => ({ ...one, tellings: one.tellings.slice(1) })),
  )(good)
}

const neverRecovers: Breaking = (good) => {
  let seen = 0
  return answering((answer) =>
    ++seen < 3 ? answer : each(answer, (one) => ({ ...one, state: 'FAILED', tellings: [] })),
  )(good)
}

const ignoresTheCaller: Breaking = (good) => ({
  ...good,
  ask: async (question, ...rest) => {
    const answer = await good.ask(question, ...rest)
    return each(answer, (one) => (one.state === 'TIMED_OUT' ? { ...one, state: 'ANSWERED' } : one))
  },
})

const throwsOnTrouble: Breaking = answering((answer) => {
  for (const { state } of answer.types.values()) if (state === 'FAILED') throw new Error('the exchange failed')
  return answer
})

/** Asks on and on, and what was refused at the door as well. */
const knocksAllTheSame: Breaking = (good) => ({
  ...good,
  ask: async (question, exchange, settings, transport) => {
    const answer = await good.ask(question, exchange, settings, transport)
    if ([...answer.types.values()].every(({ state }) => state === 'BREAKER_OPEN'))
      await transport.send(
        { ...exchange, id: 'AROUND' as typeof exchange.id },
        {
          method: 'GET',
          path: 'Patient',
          safe: false,
          signal: question.signal,
          deadline: question.deadline,
        },
      )
    return answer
  },
})

const handing =
  (change: (document: RetrievedDocument) => RetrievedDocument | Promise<RetrievedDocument>): Breaking =>
  (good) => ({
    ...good,
    retrieve: async (...wanted) => change((await good.retrieve?.(...wanted)) ?? { state: 'NOT_THERE' }),
  })

const given = (pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): RetrievedDocument => ({
  state: 'ANSWERED',
  contentType: '',
  size: undefined,
  body: {
    async *[Symbol.asyncIterator]() {
      yield* pieces
    },
    destroy: () => undefined,
  },
})

const takesForADocument = (state: AdapterState): Breaking =>
  handing((document) => (document.state === state ? given([Buffer.from('Sorry.')]) : document))

const callsARetrieval = (from: AdapterState, to: 'FAILED' | 'NOT_THERE'): Breaking =>
  handing((document) => (document.state === from ? { state: to } : document))

const handsOverTheFirst: Breaking = (good) => {
  let first: readonly Uint8Array[] | undefined
  return handing(async (document) => {
    if (first !== undefined) return given(first)
    if (document.state === 'ANSWERED') first = await Array.fromAsync(document.body)
    return first === undefined ? document : given(first)
  })(good)
}

const endsWhereItBreaksOff: Breaking = handing((document) => {
  if (document.state !== 'ANSWERED') return document
  const { body } = document
  const whole = async function* () {
    try {
      yield* body
    } catch {
      return
    }
  }
  return given(whole())
})

/** Of whatever protocol: what failed is said to be empty. */
export const takesTroubleForNothing: Breaking = calls('FAILED', 'ANSWERED')

/** Ways in which an adapter breaks its promise, each with the audit that must see it. */
export const BROKEN_ADAPTERS: readonly (readonly [id: string, way: string, breaking: Breaking])[] = [
  [
    'A01',
    'answers for all types whatever was asked',
    asking((asked) => ({ ...asked, types: RECORD_TYPES.map((type) => ({ type, from: undefined, to: undefined })) })),
  ],
  [
    'A02',
    'leaves a record out',
    answering((answer) => each(answer, (one) => ({ ...one, tellings: one.tellings.slice(1) }))),
  ],
  [
    'A02',
    'tells a record twice',
    answering((answer) => each(answer, (one) => ({ ...one, tellings: [...one.tellings, ...one.tellings] }))),
  ],
  [
    'A03',
    'tidies an original',
    answering((answer) =>
      each(answer, (one) => ({
        ...one,
        tellings: one.tellings.map((telling) => ({ ...telling, original: { ...telling.original, meta: {} } })),
      })),
    ),
  ],
  ['A04', 'does not say whom it answers about', answering((answer) => ({ ...answer, patients: [] }))],
  [
    'A04',
    'does not say their number',
    answering((answer) => ({
      ...answer,
      patients: answer.patients.map((patient) => ({ ...patient, nhsNumbers: [] })),
    })),
  ],
  ['A05', 'answers about somebody when nobody is known', asking((asked) => ({ ...asked, patient: testNhsNumber(1) }))],
  [
    'A06',
    'asks for everything and tells what was asked',
    (good) =>
      answering((answer, asked) => ({
        ...answer,
        types: new Map([...answer.types].filter(([type]) => asked.types.some((one) => one.type === type))),
      }))(
        asking((asked) => ({
          ...asked,
          types: RECORD_TYPES.map((type) => ({ type, from: undefined, to: undefined })),
        }))(good),
      ),
  ],
  ['A07', 'puts the number into addresses', configured({ searchMethod: 'GET' })],
  ['A08', 'counts one too many', answering((answer) => ({ ...answer, requests: answer.requests + 1 }))],
  ['A09', 'tells less the second time', tellsLessTheSecondTime],
  ...['A10', 'A11', 'A12', 'A13', 'A16', 'A17', 'A18', 'A19', 'A32'].map(
    (id) => [id, 'takes trouble for an empty list', takesTroubleForNothing] as const,
  ),
  ...['A10', 'A11'].map((id) => [id, 'throws on trouble', throwsOnTrouble] as const),
  ...['A14', 'A15', 'A26'].map((id) => [id, 'takes silence for an empty list', ignoresTheCaller] as const),
  ...['A20', 'A21'].map((id) => [id, 'takes a refusal for a failure', calls('REFUSED_BY_EXCHANGE', 'FAILED')] as const),
  ['A22', 'throws away what had arrived', withoutTellings(({ state }) => state === 'FAILED')],
  ['A23', 'goes wherever it is sent', goesWhereverItIsSent],
  [
    'A24',
    'keeps quiet about the other patient',
    answering((answer) => ({ ...answer, patients: answer.patients.filter(({ nhsNumbers }) => nhsNumbers.length > 0) })),
  ],
  [
    'A25',
    'calls whole what it could not read',
    answering((answer) => each(answer, (one) => ({ ...one, incomplete: [] }))),
  ],
  ['A25', 'throws away the rest', withoutTellings(({ incomplete }) => incomplete.length > 0)],
  ['A27', 'takes an open breaker for a failure', calls('BREAKER_OPEN', 'FAILED')],
  ['A27', 'knocks all the same', knocksAllTheSame],
  [
    'A28',
    'throws away what had arrived',
    (good) =>
      answering((answer) =>
        [...answer.types.values()].some(({ state }) => state === 'TIMED_OUT')
          ? each(answer, (one) => ({ ...one, tellings: [] }))
          : answer,
      )(good),
  ],
  ['A29', 'leaves out what nests too deep, without a word', answering((answer) => each(answer, silently))],
  [
    'A30',
    'merges what it reads into what every object inherits from',
    answering((answer) =>
      each(answer, (one) => {
        for (const { original } of one.tellings) merged({}, original)
        return one
      }),
    ),
  ],
  ['A31', 'never recovers', neverRecovers],
  ['A34', 'mixes up questions that are asked at once', remembersTheLast],
  [
    'A35',
    'hands over a part of it',
    handing(async (document) =>
      document.state === 'ANSWERED' ? given((await Array.fromAsync(document.body)).slice(1)) : document,
    ),
  ],
  ['A36', 'hands over whatever comes', takesForADocument('FAILED')],
  ['A37', 'hands over whatever a redirect says', takesForADocument('FAILED')],
  ['A38', 'takes a refusal for a failure', callsARetrieval('REFUSED_BY_EXCHANGE', 'FAILED')],
  ['A39', 'takes silence for no document', callsARetrieval('TIMED_OUT', 'NOT_THERE')],
  ['A40', 'ends where the document breaks off', endsWhereItBreaksOff],
  ['A41', 'hands over what it was given before', handsOverTheFirst],
  [
    'A42',
    'holds a document before it hands it over',
    handing(async (document) =>
      document.state === 'ANSWERED' ? given(await Array.fromAsync(document.body)) : document,
    ),
  ],
]
