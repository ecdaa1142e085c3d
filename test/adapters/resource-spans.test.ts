import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SentJson } from '../../adapters/exchange-adapter.ts'
import { sentResources } from '../../adapters/fhir/resource-spans.ts'
import { fhirR4 } from '../../adapters/fhir-r4/fhir-r4.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import { parseNhsNumber } from '../../schema/model/nhs-number.ts'

// JSON as many a writer would spell it, as its tokens: the same value has many spellings, and each has white space or none between its tokens.

type Tokens = readonly string[]

/** A text with some of its units escaped: those whose bit of `ways` is set. */
const spelled = (text: string, ways: number): string =>
  `"${text
    .split('')
    .map((unit, i) =>
      (ways >> (i % 31)) & 1
        ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
        : JSON.stringify(unit).slice(1, -1),
    )
    .join('')}"`

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ' ', '\\"', '"resource":{', 'entry', 'resource', '\n'),
)
const text = fc.tuple(texts, fc.nat()).map(([said, ways]) => spelled(said, ways))
const number = fc.constantFrom('0', '-1', '1.0', '1.50', '1e2', '2E-7', '12345678901234567890')
const scalar: fc.Arbitrary<Tokens> = fc
  .oneof(text, number, fc.constantFrom('true', 'false', 'null'))
  .map((one) => [one])

const separated = (parts: readonly Tokens[]): Tokens => parts.flatMap((part, i) => (i === 0 ? part : [',', ...part]))
const objectOf = (members: readonly (readonly [string, Tokens])[]): Tokens => [
  '{',
  ...separated(members.map(([name, value]) => [name, ':', ...value])),
  '}',
]

const { value } = fc.letrec<{ value: Tokens }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }).map((all): Tokens => ['[', ...separated(all), ']']),
    fc.array(fc.tuple(text, tie('value')), { maxLength: 3 }).map(objectOf),
  ),
}))
const object = fc.array(fc.tuple(text, value), { maxLength: 4 }).map(objectOf)

/** A member beside the one that is looked for: of another name, spelled without escapes. */
const beside = (name: string) =>
  fc.tuple(
    fc
      .stringMatching(/^[a-z]{0,9}$/)
      .filter((other) => other !== name)
      .map((other) => `"${other}"`),
    value,
  )
type Members = readonly (readonly [string, Tokens])[]
const besides = (name: string): fc.Arbitrary<readonly [Members, Members]> =>
  fc.tuple(fc.array(beside(name), { maxLength: 2 }), fc.array(beside(name), { maxLength: 2 }))
const amid = ([before, after]: readonly [Members, Members], name: string, found: Tokens): Tokens =>
  objectOf([...before, [`"${name}"`, found], ...after])

type Item = { readonly tokens: Tokens; readonly resource: Tokens | undefined }
const item: fc.Arbitrary<Item> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(besides('resource'), object)
      .map(([others, resource]) => ({ tokens: amid(others, 'resource', resource), resource })),
  },
  { weight: 1, arbitrary: scalar.map((tokens) => ({ tokens, resource: undefined })) },
)
const bundle = fc.tuple(besides('entry'), fc.array(item, { maxLength: 4 })).map(([others, items]) => ({
  tokens: amid(others, 'entry', ['[', ...separated(items.map(({ tokens }) => tokens)), ']']),
  items,
}))

const blanks = fc.array(fc.constantFrom('', '', ' ', '\n', '\t', '\r\n  '), { minLength: 1, maxLength: 20 })
const spaced = (tokens: Tokens, between: readonly string[]): string =>
  tokens.map((token, i) => `${between[i % between.length]}${token}`).join('')

const read = (sent: SentJson | undefined): string | undefined =>
  sent?.bytes.subarray(sent.from, sent.to).toString('utf8')

const levelsOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(levelsOf)) : 0

test('each resource is found as it was sent, less the white space between its tokens, however it is spelled', () => {
  fc.assert(
    fc.property(bundle, blanks, ({ tokens, items }, between) => {
      const body = spaced(tokens, between)
      expect(() => JSON.parse(body)).not.toThrow()
      const sent = sentResources(Buffer.from(body))
      for (const [at, { resource }] of items.entries()) {
        // A lone half of a surrogate pair cannot be sent: what arrives for it is the replacement character.
        const found = resource === undefined ? undefined : Buffer.from(resource.join('')).toString('utf8')
        expect(read(sent(at))).toBe(found)
        if (found !== undefined) expect(sent(at)?.levels).toBeGreaterThanOrEqual(levelsOf(JSON.parse(found)))
      }
      expect(sent(items.length)).toBeUndefined()
    }),
    { numRuns: 500 },
  )
})

test('what is no JSON, or was cut off, ends without an error', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    ',',
    ':',
    ' ',
    '"entry":[',
    '{"resource":{',
    '"a"',
    '1',
    'é',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const sent = sentResources(Buffer.from(`{"entry":[{"resource":${pieces.join('')}`))
      for (let at = 0; at < 3; at++) sent(at)
    }),
    { numRuns: 1_000 },
  )
})

test('of two members of one name the last counts, as with a parser', () => {
  const sent = sentResources(
    Buffer.from('{"entry":[{"resource":{"id":"0"}}],"entry":[{"resource":{"id":"1"},"resource":{"id":"2"}}]}'),
  )
  expect(read(sent(0))).toBe('{"id":"2"}')
  expect(sent(1)).toBeUndefined()
})

test.each([
  ['a name is spelled with escapes', '{"\\u0065ntry":[{"resource":{}}]}'],
  ['a name inside an entry is spelled with escapes', '{"entry":[{"\\u0072esource":{}}]}'],
  ['the one entry stands alone', '{"entry":{"resource":{}}}'],
])('where %s, it is left to a parser', (_, body) => {
  expect(sentResources(Buffer.from(body))(0)).toBeUndefined()
})

const patient = parseNhsNumber('999 000 0018')
if (patient === undefined) throw new Error('not an NHS number')

const FOUND = `{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","id":"p"}}]}`
const records = (ids: readonly string[]): string =>
  `{ "resourceType": "Bundle", "entry": [ ${ids
    .map(
      (id) =>
        `{ "resource": { "resourceType": "Condition", "id": "${id}", "subject": {"reference":"Patient/p"}, "x": 1.50 } }`,
    )
    .join(', ')} ] }`
const compact = (id: string): string =>
  `{"resourceType":"Condition","id":"${id}","subject":{"reference":"Patient/p"},"x":1.50}`

/** What is handed on of each record: the JSON it was sent as, by its source id. */
const handedOn = async (searches: string, answer: string): Promise<ReadonlyMap<string, string | undefined>> => {
  const transport: Transport = {
    send: async (_, { path }) => ({
      ok: true,
      status: 200,
      contentType: 'application/fhir+json',
      body: Buffer.from(path.startsWith('Patient') && !path.includes('$') ? FOUND : answer),
    }),
    stream: async () => ({ ok: false, fault: 'UNREACHABLE' }),
    isOpen: () => false,
    close: async () => {},
  }
  const exchange = { id: 'ONE' as ExchangeId, endpoint: 'http://127.0.0.1:1/fhir' } as Exchange
  const handed = new Map<string, string | undefined>()
  await fhirR4.ask(
    {
      patient,
      types: [{ type: 'CONDITION', from: undefined, to: undefined }],
      purpose: 'TREAT',
      organisation: undefined,
      keep: (telling, _again, sent) => {
        handed.set(telling.sourceId, read(sent))
        return telling
      },
      signal: new AbortController().signal,
      deadline: performance.now() + 60_000,
    },
    exchange,
    fhirR4.settings.parse({ searches }),
    transport,
  )
  return handed
}

test.each([
  ['per-type', records(['1', '2'])],
  ['everything', records(['1', '2'])],
  ['batch', `{"resourceType":"Bundle","entry":[{"response":{"status":"200"},"resource":${records(['1', '2'])}}]}`],
])(
  'whoever keeps the records of a %s search is handed what each was sent as: every digit, no white space',
  async (searches, answer) => {
    expect(await handedOn(searches, answer)).toEqual(
      new Map([
        ['Condition/1', compact('1')],
        ['Condition/2', compact('2')],
      ]),
    )
  },
)

test('of a record told twice nothing is handed on but what both tellings come to', async () => {
  expect(await handedOn('per-type', records(['1', '1']))).toEqual(new Map([['Condition/1', undefined]]))
})
