import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { protocols } from '../../adapters/protocols.ts'
import { whereAsked } from './which-exchange.ts'

const sources = ['adapters', 'gateway', 'policies'].flatMap((room) => globSync(`${room}/**/*.ts`))

describe('what differs between exchanges is declared', () => {
  test('no code asks which exchange it is talking to', () => {
    expect(sources.length).toBeGreaterThan(300)
    const asking = sources.flatMap((path) =>
      whereAsked(path, readFileSync(path, 'utf8')).map(({ line, text }) => `${path}:${line} ${text}`),
    )
    expect(asking).toEqual([])
  })

  for (const [protocol, { settings }] of Object.entries(protocols))
    test(`${protocol} types every setting and takes no other`, () => {
      const read = settings.safeParse({ 'a-setting-nobody-declared': true })
      expect(read.error?.issues.map(({ code }) => code)).toContain('unrecognized_keys')
    })

  test('an adapter reads settings only as its own schema parsed them', () => {
    const reading = globSync('adapters/**/*.ts').filter((path) =>
      /exchange\??\.settings\b/.test(readFileSync(path, 'utf8')),
    )
    expect(reading).toEqual([])
  })
})

describe('every way to ask which exchange it is', () => {
  const ASKED = [
    `if (exchange.id === 'EALING') retry()`,
    `if ('EALING' !== asking.exchange.id) retry()`,
    `if (exchange?.name == 'Ealing') retry()`,
    `const { id } = exchange; if (id === 'EALING') retry()`,
    `const pages = ({ id: which, endpoint }: Exchange) => which === 'EALING' ? 1 : 20`,
    `const f = ({ exchangeId }: Telling) => exchangeId === 'EALING'`,
    `switch (exchange.id) { case 'EALING': break }`,
    `if (['EALING', 'BRENT'].includes(exchange.id)) retry()`,
    `if (new Set(['EALING']).has(exchange.id)) retry()`,
    `const SLOW = new Set(['EALING']); if (SLOW.has(exchange.id)) retry()`,
    `const PAGES = { EALING: 10 }; const pages = PAGES[exchange.id]`,
    `if (exchange.endpoint.startsWith('https://ealing')) retry()`,
    `if (exchange.id.toLowerCase() === 'ealing') retry()`,
    `if (/EALING/.test(exchange.name)) retry()`,
    `if (exchange['id'] === 'EALING') retry()`,
    `if ((exchange.id as string) === 'EALING') retry()`,
    `const EALING = 'EALING' as ExchangeId; if (exchange.id === EALING) retry()`,
    `const ealing = parseExchangeId('EALING'); if (ealing === exchange.id) retry()`,
    `if (exchange.id ===\n  // slow\n  'EALING') retry()`,
  ]
  for (const text of ASKED)
    test(`is seen: ${text.replaceAll('\n', ' ')}`, () => expect(whereAsked('x.ts', text)).toHaveLength(1))

  const NOT_ASKED = [
    `if (exchange.protocol === 'FHIR_R4') ask()`,
    `if (exchange.id === asked.id) ask()`,
    `if (exchange.lifecycle === 'RETIRED') ask()`,
    `const { id } = person; if (id === 'EALING') ask()`,
    `const lane = lanes.get(exchange.id)`,
    `const service = { id: 'NOTIFY' as ExchangeId }`,
    `if (exchange.name === undefined) ask()`,
  ]
  for (const text of NOT_ASKED)
    test(`is told from what is none: ${text}`, () => expect(whereAsked('x.ts', text)).toEqual([]))
})
