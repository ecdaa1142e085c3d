import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openState } from '../../../gateway/state/open-state.ts'
import { aDecision, aDirective, testPatient } from './state-examples.ts'

test('an embedded database in a directory keeps what it was given when it is opened again', {
  timeout: 120_000,
}, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'exchange-embedded-'))
  const keys = { patientKey: new Uint8Array(32) }
  const patient = testPatient(1)
  try {
    const first = await openState({ kind: 'pglite', directory }, keys)
    await first.directives.record(aDirective('d', patient))
    await first.ledger.append(aDecision('r', patient))
    await first.close()
    const second = await openState({ kind: 'pglite', directory }, keys)
    await second.ledger.append(aDecision('s', patient))
    expect((await second.factsFor({ patient, proxy: undefined })).directives.map(({ id }) => id)).toEqual(['d'])
    expect(await second.ledger.verify()).toEqual({ ok: true, entries: 4 })
    await second.close()
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
})
