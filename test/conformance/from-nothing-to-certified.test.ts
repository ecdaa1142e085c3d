import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Resource } from '@medplum/fhirtypes'
import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { NHS_NUMBER_SYSTEM } from '../../schema/model/nhs-number.ts'
import { type MedplumServer, startMedplumServer } from '../adapters/medplum-server.ts'
import { CHROMIUM, type HouseBrowser, openBrowser } from '../house/browser.ts'
import { type LondonHouse, openLondonHouse, question } from '../house/london-house.ts'
import { type Guarded, guard } from './guarded.ts'

/** A person who does not exist for the audits, in the range for tests, and one more. */
const [TEST_PATIENT, OTHER_PATIENT, NOBODY] = ['9990000018', '9990000026', '9999999999'] as const
const ID = 'MEDPLUM'
const RECORD_TYPES = ['CONDITION', 'ALLERGY', 'OBSERVATION']

const person = (id: string, nhsNumber: string, family: string, given: string, birthDate: string): Resource => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: NHS_NUMBER_SYSTEM, value: nhsNumber }],
  name: [{ family, given: [given] }],
  birthDate,
})

const records = (id: string, of: string): readonly Resource[] => [
  {
    resourceType: 'Condition',
    id: `${id}-condition`,
    subject: { reference: `Patient/${of}` },
    code: {
      text: `Told by ${id}`,
      coding: [{ system: 'http://snomed.info/sct', code: '195967001', display: 'Asthma' }],
    },
  },
  {
    resourceType: 'AllergyIntolerance',
    id: `${id}-allergy`,
    patient: { reference: `Patient/${of}` },
    code: { text: 'Penicillin', coding: [{ system: 'http://snomed.info/sct', code: '91936005' }] },
  },
]

type Ran = { readonly code: number | null; readonly out: string; readonly wrong: string }

describe('an exchange that nobody here wrote', () => {
  let it: LondonHouse
  let medplum: MedplumServer
  let guarded: Guarded
  let folder: string
  let browser: HouseBrowser | undefined
  beforeAll(async () => {
    it = await openLondonHouse()
    const patient = it.patient('default')
    medplum = await startMedplumServer([
      person('audited', TEST_PATIENT, 'Audited', 'Ada', '1970-01-01'),
      ...records('first', 'audited'),
      person('other', OTHER_PATIENT, 'Other', 'Otto', '1980-01-01'),
      ...records('second', 'other'),
      person('grace', patient, 'Adeyemi', 'Grace', '1961-04-17'),
      ...records('medplum', 'grace'),
    ])
    guarded = await guard(medplum.endpoint)
    folder = mkdtempSync(join(tmpdir(), 'conformance-'))
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await guarded?.close()
    await medplum?.close()
    await it?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const at = (name: string): string => join(folder, name)
  const runs = (words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ran> =>
    new Promise((resolve) => {
      const kit = spawn(process.execPath, ['test/conformance/main.ts', ...words], {
        env: { ...process.env, ...environment },
      })
      let [out, wrong] = ['', '']
      kit.stdout.on('data', (chunk) => {
        out += chunk
      })
      kit.stderr.on('data', (chunk) => {
        wrong += chunk
      })
      kit.on('close', (code) => resolve({ code, out, wrong }))
    })
  const secret = (): Readonly<Record<string, string>> => ({ MEDPLUM_SECRET: guarded.clientSecret })
  const SETTINGS = { paging: 'offset', pageSize: 20 }
  const writeYaml = (conformance: Readonly<Record<string, unknown>> = {}): void =>
    writeFileSync(
      at('medplum.yaml'),
      stringify({
        id: ID,
        operator: 'QKK',
        protocol: 'FHIR_R4',
        endpoint: guarded.endpoint,
        recordTypes: RECORD_TYPES,
        settings: SETTINGS,
        credentials: {
          oauth: {
            tokenEndpoint: guarded.tokenEndpoint,
            clientId: guarded.clientId,
            clientSecret: { env: 'MEDPLUM_SECRET' },
          },
        },
        conformance: {
          patient: TEST_PATIENT,
          otherPatient: OTHER_PATIENT,
          unknownPatient: NOBODY,
          holds: { CONDITION: 1, ALLERGY: 1, OBSERVATION: 0 },
          answersWithinMs: 60_000,
          ...conformance,
        },
      }),
    )

  const FIELDS = 'id state revision configurationHash challenge certified report { suite passed skipped }'
  const operator = async (
    mutation: string,
    given: Readonly<Record<string, readonly [type: string, value: unknown]>>,
  ) => {
    const names = Object.keys(given)
    const { body } = await it.ask(
      `mutation(${names.map((name) => `$${name}: ${given[name]?.[0]}`).join(', ')}) {
        outcome: ${mutation}(${names.map((name) => `${name}: $${name}`).join(', ')}) {
          registration { ${FIELDS} } faults { field message } } }`,
      { as: 'operator', variables: Object.fromEntries(names.map((name) => [name, given[name]?.[1]])) },
    )
    return body.data.outcome
  }
  let revision = 0
  const does = async (mutation: string, given: Readonly<Record<string, readonly [string, unknown]>>) => {
    const outcome = await operator(mutation, { id: ['ExchangeId!', ID], revision: ['Int!', revision], ...given })
    revision = outcome.registration?.revision ?? revision
    return outcome
  }

  let challenge = ''
  test('is registered as a draft, with the public half of the key that the kit makes', async () => {
    const made = await runs(['--new-key', at('operator-key.jwk')])
    expect(made).toMatchObject({ code: 0, wrong: '' })
    const key = JSON.parse(made.out.split('\n')[2] ?? '')
    expect(Object.keys(key)).toEqual(['kty', 'crv', 'x', 'y'])

    const members = it.london.addresses.exchanges.find(({ id }) => id === 'HARINGEY')?.members
    const registered = await operator('registerExchange', {
      id: ['String!', ID],
      configuration: [
        'ExchangeConfigurationInput!',
        {
          name: 'Nobody’s Own Shared Record',
          area: 'Nowhere',
          protocol: 'FHIR_R4',
          endpoint: guarded.endpoint,
          members,
          defaultController: members?.[0],
          recordTypes: RECORD_TYPES,
          settings: SETTINGS,
        },
      ],
    })
    expect(registered).toMatchObject({ faults: [], registration: { state: 'DRAFT', certified: false } })
    revision = registered.registration.revision
    expect((await does('setConformanceKey', { key: ['JSON!', key] })).faults).toEqual([])
    const { tokenEndpoint, clientId, clientSecret } = guarded
    const oauth = { tokenEndpoint, clientId, clientSecret }
    expect((await does('setExchangeCredential', { oauth: ['OAuthCredentialInput', oauth] })).faults).toEqual([])
    const { registration } = await does('moveExchange', { to: ['RegistrationState!', 'CONFORMANCE'] })
    challenge = registration.challenge
    expect(challenge).toMatch(/^[\w-]+$/)
    expect((await does('moveExchange', { to: ['RegistrationState!', 'LIVE'] })).faults).not.toEqual([])
  })

  test('is told all at once what is wrong with its file, by field and line, and what is missing in its environment', async () => {
    writeFileSync(
      at('wrong.yaml'),
      'id: medplum\noperator: QKK\nprotocol: FHIR_R4\nendpoint: http://fhir.example/r4\nrecordTypes: [CONDITION]\nsettings:\n  pageSzie: 20\nconformance:\n  patient: 4505577104\n',
    )
    const { code, wrong } = await runs(['--config', at('wrong.yaml')])
    expect(code).toBe(1)
    expect(wrong.split('\n').map((line) => line.replace(folder, '').replace(/^ +/, ''))).toEqual([
      '6 things are to be mended before anything is asked:',
      '/wrong.yaml:1  id: Write 2 to 32 capital letters, digits and hyphens, a letter first.',
      '/wrong.yaml:4  endpoint: Use https (http only to try it on this machine).',
      '/wrong.yaml:9  conformance.patient: Use test patients only: NHS numbers that begin with 999.',
      '/wrong.yaml:9  conformance.otherPatient: It is missing.',
      '/wrong.yaml:9  conformance.unknownPatient: It is missing.',
      '/wrong.yaml:7  settings.pageSzie: There is no such setting.',
      '',
    ])
    writeYaml()
    const unset = await runs(['--config', at('medplum.yaml')])
    expect(unset.code).toBe(1)
    expect(unset.wrong).toContain(
      'credentials.oauth.clientSecret.env: The environment variable MEDPLUM_SECRET is not set.',
    )
  })

  test('fails by what it breaks, and can be asked about that alone while it is mended', async () => {
    writeYaml({ holds: { CONDITION: 3 } })
    const { code, out } = await runs(['--config', at('medplum.yaml'), '--only', 'E03,A04'], secret())
    expect(code).toBe(1)
    expect(out).toContain(
      'FAILED  E03 MUST hold as many records of the test patient as its operator says\n            CONDITION: 3 are said to be held, 1 are told.\n',
    )
    expect(out).toContain('\n1 passed, 1 failed, 0 skipped: not conformant.\n')
  })

  test('passes once it holds what its operator says, behind its own door, and the registry certifies it', async () => {
    writeYaml()
    const ran = await runs(
      [
        '--config',
        at('medplum.yaml'),
        '--report',
        at('report.html'),
        '--json',
        at('report.jws'),
        '--key',
        at('operator-key.jwk'),
        '--challenge',
        challenge,
      ],
      secret(),
    )
    expect(ran.out.split('\n').filter((line) => line.startsWith('FAILED'))).toEqual([])
    expect(ran).toMatchObject({ code: 0, wrong: '' })
    expect(ran.out).toContain('passed  E01 MUST refuse whoever brings no credentials')
    expect(ran.out).toMatch(/\n\d+ passed, 0 failed, 10 skipped: conformant\.\n/)
    // Not a terminal: nothing that only one understands.
    expect(ran.out).not.toContain('\r')
    expect(ran.out).not.toContain('\u001b')
    expect(decodeProtectedHeader(readFileSync(at('report.jws'), 'utf8').trim())).toMatchObject({
      alg: 'ES256',
      typ: 'conformance-report+jwt',
    })
    const accepted = await does('submitConformanceReport', {
      report: ['String!', readFileSync(at('report.jws'), 'utf8')],
    })
    expect(accepted.faults).toEqual([])
    expect(accepted.registration).toMatchObject({ certified: true, challenge: null, report: { skipped: 10 } })
  })

  test('leaves no patient, no record and no secret in what was printed or written', async () => {
    const payload = Buffer.from(readFileSync(at('report.jws'), 'utf8').split('.')[1] ?? '', 'base64url').toString()
    for (const text of [readFileSync(at('report.html'), 'utf8'), payload])
      for (const word of [
        TEST_PATIENT,
        OTHER_PATIENT,
        NOBODY,
        guarded.clientSecret,
        'Asthma',
        'Penicillin',
        'first-condition',
        'Ada',
      ])
        expect(text.includes(word), word).toBe(false)
  })

  test('goes live and is asked, with a token of its own, and tells what it holds', async () => {
    expect((await does('choosePilot', { organisations: ['[String!]!', ['RJ6']] })).faults).toEqual([])
    expect((await does('moveExchange', { to: ['RegistrationState!', 'PILOT'] })).faults).toEqual([])
    const live = await does('moveExchange', { to: ['RegistrationState!', 'LIVE'] })
    expect(live).toMatchObject({ faults: [], registration: { state: 'LIVE', certified: true } })
    const before = guarded.tokensGiven()
    const { body } = await it.ask(
      question(
        'manifest { exchange { id } type state released } conditions { items { concept { text } provenance { exchange { id } } } }',
      ),
      { variables: { patient: it.patient('default') } },
    )
    expect(body.errors).toBeUndefined()
    const lines = body.data.patient.manifest.filter(({ exchange }: { exchange: { id: string } }) => exchange.id === ID)
    expect(lines).toMatchObject([{ state: 'ANSWERED' }])
    expect(guarded.tokensGiven()).toBe(before + 1)
  })

  test.skipIf(CHROMIUM === undefined)('has a report that anybody can read, on a desk and on a phone', async () => {
    browser = await openBrowser({ url: 'file://' })
    const visit = await browser.visit()
    expect(existsSync(at('report.html'))).toBe(true)
    await visit.go(at('report.html'))
    expect(await visit.page.title()).toBe('Conformance of MEDPLUM: conformant')
    expect(await visit.accessibilityFaults()).toEqual([])
    await visit.pictures('conformance-report')
    await visit.page.setViewportSize({ width: 390, height: 900 })
    expect(await visit.overhang()).toBeLessThanOrEqual(0)
    expect(browser.complaints).toEqual([])
  })
})
