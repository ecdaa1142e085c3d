import { expect, test } from 'vitest'
import { openState } from '../../../gateway/state/open-state.ts'
import { startPostgres } from '../../postgres.ts'
import { aDecision, testPatient } from './state-examples.ts'

test('without its database nothing is recorded and nothing is confirmed, and no error tells what was asked', {
  timeout: 120_000,
}, async () => {
  const { url, stop } = await startPostgres()
  const state = await openState({ kind: 'postgres', url }, { patientKey: new Uint8Array(32) })
  const patient = testPatient(1)
  await state.ledger.append(aDecision('before', patient))
  await stop()
  const appends = await Promise.allSettled(
    Array.from({ length: 10 }, (_, n) => state.ledger.append(aDecision(`after-${n}`, patient))),
  )
  for (const append of appends) {
    expect(append).toMatchObject({ status: 'rejected', reason: { code: 'AUDIT_UNAVAILABLE' } })
    if (append.status === 'rejected')
      expect(JSON.stringify([String(append.reason), String(append.reason.cause)])).not.toMatch(/after-|insert|9990/)
  }
  await expect(state.factsFor({ patient, proxy: undefined })).rejects.toMatchObject({ code: 'STATE_UNAVAILABLE' })
  await expect(state.agreements.changedSince(0)).rejects.toMatchObject({ code: 'STATE_UNAVAILABLE' })
  await state.close()
})
