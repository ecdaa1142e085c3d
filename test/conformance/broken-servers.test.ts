import { readFileSync } from 'node:fs'
import type { ServerOptions } from 'node:https'
import { describe, expect, test } from 'vitest'
import { testNhsNumber } from '../adapters/synthea.ts'
import { BROKEN_SERVERS, type BrokenServer, startBroken, UNASKABLE } from './broken-servers.ts'
import { runCheck } from './check.ts'
import { readConfiguration } from './configuration.ts'
import { openCredentials } from './credentials.ts'
import { openSuite } from './run-suite.ts'

/** An authority, a server's certificate and a client's, made for tests alone. */
const TLS = 'test/adapters/tls'
const pem = (name: string): string => readFileSync(`${TLS}/${name}`, 'utf8')

const suiteOn = async (endpoint: string, { conformance, credentials, settings }: Partial<BrokenServer>) => {
  const read = readConfiguration({
    id: 'BROKEN',
    operator: 'RAL01',
    protocol: 'FHIR_R4',
    endpoint,
    recordTypes: ['CONDITION', 'ALLERGY', 'MEDICATION'],
    settings: settings ?? {},
    credentials: credentials ?? {},
    conformance: {
      patient: testNhsNumber(1),
      otherPatient: testNhsNumber(2),
      unknownPatient: testNhsNumber(500),
      answersWithinMs: 20_000,
      ...conformance,
    },
  })
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  const opened = await openCredentials(read.configuration.credentials, TLS, { BROKEN_SERVER_KEY: 'a key of nobody' })
  if ('faults' in opened) throw new Error(JSON.stringify(opened.faults))
  return openSuite(read.configuration, opened)
}

describe('a broken exchange is seen', () => {
  for (const broken of BROKEN_SERVERS)
    test(`${broken.sees} sees one that ${broken.way}`, async () => {
      const server = await startBroken(broken.spoiling())
      try {
        const { checks, trouble } = await suiteOn(server.endpoint, broken)
        expect(trouble).toBeUndefined()
        const check = checks.find(({ id }) => id === broken.sees)
        if (check === undefined) throw new Error('There is no such audit.')
        const { outcome, note } = await runCheck(check)
        expect(outcome).toBe('FAILED')
        expect(note).toMatch(broken.note)
      } finally {
        await server.close()
      }
    })
})

describe('an exchange that cannot be audited is told why', () => {
  for (const broken of UNASKABLE)
    test(`one that ${broken.way}`, async () => {
      const server = await startBroken(broken.spoiling())
      try {
        expect((await suiteOn(server.endpoint, broken)).trouble).toMatch(broken.note)
      } finally {
        await server.close()
      }
    })

  test('one that is not there', async () => {
    const server = await startBroken((said) => said)
    await server.close()
    expect((await suiteOn(server.endpoint, {})).trouble).toMatch(/it could not be reached: ECONNREFUSED/)
  })
})

test('a good one passes the audits of endpoints, but for TLS', async () => {
  const server = await startBroken((said) => said)
  try {
    const { checks } = await suiteOn(server.endpoint, { conformance: { holds: { CONDITION: 5 } } })
    const endpoints = checks.filter(({ id }) => id.startsWith('E'))
    const outcomes: Record<string, string> = {}
    for (const check of endpoints) outcomes[check.id] = (await runCheck(check)).outcome
    expect(outcomes).toEqual({
      E01: 'SKIPPED',
      E02: 'PASSED',
      E03: 'PASSED',
      E04: 'PASSED',
      E05: 'PASSED',
      E06: 'PASSED',
      E07: 'SKIPPED',
      E08: 'PASSED',
    })
  } finally {
    await server.close()
  }
})

describe('an exchange over mutual TLS', () => {
  const DOOR: ServerOptions = {
    key: pem('server.key'),
    cert: pem('server.pem'),
    ca: pem('authority.pem'),
    requestCert: true,
    rejectUnauthorized: true,
  }
  const OWN = { mtls: { certificateFile: 'client.pem', privateKeyFile: 'client.key' }, authorityFile: 'authority.pem' }
  const outcomes = async (door: ServerOptions, credentials: Readonly<Record<string, unknown>>) => {
    const server = await startBroken((said) => said, door)
    try {
      const { checks, trouble } = await suiteOn(server.endpoint, { credentials })
      if (trouble !== undefined) return trouble
      const asked = checks.filter(({ id }) => ['A02', 'A13', 'E01', 'E07'].includes(id))
      return Object.fromEntries(
        await Promise.all(
          asked.map(async (check) => {
            const { id, outcome, note } = await runCheck(check)
            return [id, note ?? outcome] as const
          }),
        ),
      )
    } finally {
      await server.close()
    }
  }

  test('is audited with the operator’s own certificate, and refuses whoever has none', async () => {
    expect(await outcomes(DOOR, OWN)).toEqual({ A02: 'PASSED', A13: 'PASSED', E01: 'PASSED', E07: 'PASSED' })
  })

  test('is seen to let anybody in, and to speak what nobody should any more', async () => {
    const open = { ...DOOR, rejectUnauthorized: false, minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    expect(await outcomes(open, OWN)).toEqual({
      A02: 'PASSED',
      A13: 'PASSED',
      E01: expect.stringMatching(/^Without credentials the states are ANSWERED/),
      E07: 'It speaks TLS 1.1 or older.',
    })
  })

  test('is not asked where nobody vouches for it', async () => {
    expect(await outcomes(DOOR, { mtls: OWN.mtls })).toMatch(/could not be reached: (UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)/)
  })

  test('that does not know the certificate shown cannot be audited', async () => {
    expect(await outcomes(DOOR, { authorityFile: OWN.authorityFile })).toMatch(/could not be reached: [A-Z0-9_]+/)
  })
})
