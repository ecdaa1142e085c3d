import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { protocols } from '../../adapters/protocols.ts'
import { MANDATORY_AUDITS } from '../../schema/model/conformance-report.ts'
import { exchangeAdapterContract } from '../adapters/contract.ts'
import { r4Form } from '../adapters/r4-form.ts'
import { testNhsNumber } from '../adapters/synthea.ts'
import { readConfiguration } from './configuration.ts'
import { readConfigurationFile } from './configuration-file.ts'
import { openCredentials } from './credentials.ts'
import { endpointAudits } from './endpoint-audits.ts'
import { newOperatorKey, readOperatorKey } from './operator-key.ts'
import { readOptions } from './options.ts'
import { showProgress } from './progress.ts'
import { lookThrough } from './write-reports.ts'

const EXAMPLE = 'test/conformance/my-exchange.example.yaml'

describe('an operator’s file', () => {
  test('may be the example as it stands', async () => {
    const read = await readConfigurationFile(EXAMPLE)
    expect('configuration' in read && read.configuration).toMatchObject({
      id: 'MY-EXCHANGE',
      conformance: { patient: '9990000018', holds: { ALLERGY: 2, CONDITION: 5 } },
    })
  })

  test('is explained by the example in every setting of ours', () => {
    const told = parse(readFileSync(EXAMPLE, 'utf8'))
    expect(Object.keys(told)).toEqual([
      'id',
      'operator',
      'protocol',
      'endpoint',
      'recordTypes',
      'settings',
      'limits',
      'credentials',
      'conformance',
    ])
    expect(Object.keys(told.credentials)).toEqual(['headers', 'mtls', 'authorityFile', 'oauth', 'vouching'])
    expect(Object.keys(told.conformance)).toEqual([
      'patient',
      'otherPatient',
      'unknownPatient',
      'organisation',
      'holds',
      'answersWithinMs',
      'timeLimitMs',
    ])
  })

  const mended = (change: (file: Record<string, unknown>) => void): readonly string[] => {
    const file = parse(readFileSync(EXAMPLE, 'utf8'))
    change(file)
    const read = readConfiguration(file)
    return 'faults' in read ? read.faults.map(({ field, message }) => `${field}: ${message}`) : []
  }
  const inside = (file: Record<string, unknown>, name: string) => file[name] as Record<string, unknown>

  const FAULTS: readonly (readonly [string, (file: Record<string, unknown>) => void, readonly string[]])[] = [
    ['nothing', () => {}, []],
    ['its registration’s own fields', (file) => Object.assign(file, { name: 'Mine', members: ['RAL'] }), []],
    ['no protocol', (file) => delete file['protocol'], ['protocol: It is missing.']],
    [
      'an unknown protocol',
      (file) => Object.assign(file, { protocol: 'FAX' }),
      [expect.stringMatching(/^protocol: Choose from FHIR_R4/)],
    ],
    [
      'an address with a password',
      (file) => Object.assign(file, { endpoint: 'https://a:b@x.example' }),
      ['endpoint: Write it without a password, a ? or a #.'],
    ],
    [
      'an address of another machine without TLS',
      (file) => Object.assign(file, { endpoint: 'http://10.0.0.1/r4' }),
      ['endpoint: Use https (http only to try it on this machine).'],
    ],
    [
      'half an address',
      (file) => Object.assign(file, { endpoint: 'fhir.example' }),
      ['endpoint: Write a whole address: https://…'],
    ],
    [
      'an unknown record type',
      (file) => Object.assign(file, { recordTypes: ['ALLERGY', 'CONDITION', 'HOROSCOPE'] }),
      [expect.stringMatching(/^recordTypes\.2: Choose from ALLERGY/)],
    ],
    [
      'no record type',
      (file) => Object.assign(file, { recordTypes: [] }),
      [
        'recordTypes: Name at least one.',
        'conformance.holds.ALLERGY: It is not among recordTypes.',
        'conformance.holds.CONDITION: It is not among recordTypes.',
      ],
    ],
    [
      'settings the adapter does not know',
      (file) => Object.assign(file, { settings: { pageSize: 0, pages: 1 } }),
      [expect.stringMatching(/^settings\.pageSize: /), 'settings.pages: There is no such setting.'],
    ],
    [
      'a secret in the file',
      (file) => Object.assign(inside(file, 'credentials'), { headers: { 'x-api-key': 'hunter2' } }),
      [
        'credentials.headers.x-api-key: Write { env: NAME }: a secret is read from the environment, never from this file.',
      ],
    ],
    [
      'a misspelt field',
      (file) => Object.assign(inside(file, 'conformance'), { patiennt: 1 }),
      ['conformance.patiennt: There is no such setting.'],
    ],
    [
      'a real NHS number',
      (file) => Object.assign(inside(file, 'conformance'), { patient: '943 476 5919' }),
      ['conformance.patient: Use test patients only: NHS numbers that begin with 999.'],
    ],
    [
      'a number that is none',
      (file) => Object.assign(inside(file, 'conformance'), { patient: 9990000017 }),
      ['conformance.patient: Write an NHS number: ten digits, the last of them its check digit.'],
    ],
    [
      'one patient twice',
      (file) => Object.assign(inside(file, 'conformance'), { otherPatient: '9990000018' }),
      ['conformance: Name three different patients.'],
    ],
    [
      'fewer than none',
      (file) => Object.assign(inside(file, 'conformance'), { holds: { ALLERGY: -1 } }),
      ['conformance.holds.ALLERGY: Write how many: 0 or more.'],
    ],
  ]
  test.each(FAULTS)('with %s', (_, change, faults) => expect(mended(change)).toEqual(faults))

  test('that is no mapping, or nothing, is told so', () => {
    for (const value of [null, undefined, [], 'text', 7]) expect(readConfiguration(value)).toHaveProperty('faults')
  })
})

describe('a file on disk', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'conformance-file-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const read = async (text: string) => {
    const path = join(folder, 'my.yaml')
    writeFileSync(path, text)
    const file = await readConfigurationFile(path)
    return 'faults' in file ? file.faults.map(({ line, field, message }) => `${line} ${field}${message}`) : []
  }

  test('that is no YAML is told where', async () => {
    expect(await read('id: A\nprotocol: [FHIR_R4\n')).toEqual([expect.stringMatching(/^\d This is no YAML: /)])
    expect(await read('id: A\nid: B\n')).toEqual([expect.stringMatching(/^2 This is no YAML: .*unique/i)])
    expect(await readConfigurationFile(join(folder, 'none.yaml'))).toEqual({
      faults: [{ field: '', message: 'The file cannot be read.', line: undefined }],
    })
  })

  test('whose names unfold into millions is refused', async () => {
    const laughs = ['a: &a [x,x,x,x,x,x,x,x,x]']
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih'])
      laughs.push(`${name}: &${name} [${`*${of},`.repeat(9)}]`)
    expect(await read(laughs.join('\n'))).toEqual([expect.stringMatching(/This is no YAML/)])
  })

  test('names what is missing beside it and in the environment, all at once', async () => {
    const opened = await openCredentials(
      {
        headers: { 'x-api-key': { env: 'NOT_SET' } },
        mtls: { certificateFile: 'none.pem', privateKeyFile: 'none.key' },
        authorityFile: 'none.ca',
        oauth: undefined,
        vouching: { issuer: 'here', privateKeyFile: 'none.signing' },
      },
      folder,
      {},
    )
    expect('faults' in opened && opened.faults.map(({ field }) => field).sort()).toEqual([
      'credentials.authorityFile',
      'credentials.headers.x-api-key.env',
      'credentials.mtls.certificateFile',
      'credentials.mtls.privateKeyFile',
      'credentials.vouching.privateKeyFile',
    ])
  })
})

describe('the command line', () => {
  const wrong = (...words: readonly string[]) => {
    const asked = readOptions(words)
    return 'usage' in asked ? asked.wrong : 'fine'
  }
  test('is told everything wrong with it at once', () => {
    expect(wrong('--config', 'a.yaml')).toBe('fine')
    expect(wrong()).toEqual(['--config is missing.'])
    expect(wrong('--json', 'x')).toHaveLength(3)
    expect(wrong('--config', 'a', '--key', 'k', '--challenge', 'c')).toHaveLength(2)
    expect(wrong('--config', 'a', '--only', 'A01', '--report', 'r')).toHaveLength(1)
    expect(wrong('--cnofig', 'a')).toHaveLength(1)
    expect(wrong('--help')).toEqual([])
    expect(readOptions(['--new-key', 'k.jwk'])).toEqual({ newKey: 'k.jwk' })
  })
})

describe('what is shown', () => {
  const shown = (screen: { readonly isTTY?: boolean; readonly columns?: number }): string => {
    let text = ''
    const watching = showProgress({ ...screen, write: (more) => (text += more) })
    watching.onBegin({ id: 'A01', name: 'MUST answer' }, 1, 2)
    watching.onEnd({ id: 'A01', name: 'MUST answer', outcome: 'PASSED' })
    watching.onEnd({ id: 'A02', name: 'MUST tell', outcome: 'FAILED', note: 'One is missing.' })
    return text
  }
  test('is plain lines where there is no terminal', () => {
    expect(shown({})).toBe('passed  A01 MUST answer\nFAILED  A02 MUST tell\n            One is missing.\n')
  })
  test('names what is under way in a line that is written over where there is one, never wider than it', () => {
    const text = shown({ isTTY: true, columns: 10 })
    expect(text).toContain('\r\u001b[2K1/2 A01 M')
    expect(text).toContain('\u001b[31mFAILED \u001b[39m A02 MUST tell\n')
  })
})

test('a new key is written for its owner alone, once, and its public half given', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-key-'))
  const path = join(folder, 'key.jwk')
  try {
    expect(JSON.parse(await newOperatorKey(path))).toEqual({
      kty: 'EC',
      crv: 'P-256',
      x: expect.any(String),
      y: expect.any(String),
    })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(await readOperatorKey(path)).toHaveProperty('kid')
    await expect(newOperatorKey(path)).rejects.toThrow()
    writeFileSync(join(folder, 'public.jwk'), '{"kty":"EC","crv":"P-256","x":"a","y":"b"}')
    expect(await readOperatorKey(join(folder, 'public.jwk'))).toBeUndefined()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a report that would hold an NHS number or a secret is not written', () => {
  expect(() => lookThrough('… 9990000018 …', ['9990000018'])).toThrow(/not written/)
  expect(() => lookThrough('… a secret …', ['another secret'])).not.toThrow()
})

test('what the registry demands is what the suite holds: every id, and none passed that may be skipped', () => {
  const patient = testNhsNumber(1)
  // The barest exchange there can be: whatever may be skipped is.
  const endpoint = endpointAudits({
    audited: {
      adapter: protocols.FHIR_R4,
      form: { ...r4Form, malformed: [] },
      settings: {},
      upstream: 'http://127.0.0.1/r4',
      patient,
      unknown: testNhsNumber(3),
      held: new Map(),
      close: async () => {},
    },
    testing: {
      patient,
      otherPatient: testNhsNumber(2),
      unknownPatient: testNhsNumber(3),
      organisation: undefined,
      holds: undefined,
      answersWithinMs: 1,
      timeLimitMs: 1,
    },
    credentials: { bare: {}, declared: false },
  })
  const mayBeSkipped = new Map([
    ...exchangeAdapterContract.map(({ id, unlessInapplicable }) => [id, unlessInapplicable] as const),
    ...endpoint.map(({ id, skipped }) => [id, skipped !== undefined] as const),
  ])
  expect([...mayBeSkipped.keys()].sort()).toEqual(Object.keys(MANDATORY_AUDITS).sort())
  for (const [id, skippable] of mayBeSkipped) if (skippable) expect(MANDATORY_AUDITS[id], id).toBe('JUDGED')
})
