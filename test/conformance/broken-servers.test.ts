import { describe, expect, test } from 'vitest'
import { testNhsNumber } from '../adapters/synthea.ts'
import { BROKEN_SERVERS, type BrokenServer, startBroken, UNASKABLE } from './broken-servers.ts'
import { runCheck } from './check.ts'
import { readConfiguration } from './configuration.ts'
import { openCredentials } from './credentials.ts'
import { openSuite } from './run-suite.ts'

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
  const opened = await openCredentials(read.configuration.credentials, '.', { BROKEN_SERVER_KEY: 'a key of nobody' })
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
