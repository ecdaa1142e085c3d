import { randomUUID } from 'node:crypto'
import type { AccessRequest, RecordPlace } from '../../schema/model/access-request.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { partPlayed } from './admit.ts'
import { ask } from './ask-question.ts'
import type { Corridor } from './corridor.ts'
import { type Disclosed, type FetchFor, release } from './release-answer.ts'
import type { View } from './view.ts'
import { limitOf } from './within-limit.ts'
import { UNWRITTEN, type Writing } from './writing.ts'

export type { Disclosed, FetchFor }

/**
 * One question from the door to the answer (DESIGN §2): door → identity → plan → facts → decision → ledger → asking → release and unify →
 * answer. The first three come with the request; the others follow here in their order. Throws `HouseError` alone; then nothing has left.
 */
export const discloser =
  (corridor: Corridor) =>
  async (request: AccessRequest, stated: Requester, writing: Writing = UNWRITTEN): Promise<View> =>
    (await disclosed(corridor, request, stated, writing)).view

/**
 * The same journey for one record that something is to be fetched for before the answer leaves: `fetch` is called once the record has arrived and was let
 * through, and what it began may leave when this resolves. If it throws, whatever was begun must be given up by who began it.
 */
export const discloserOfOne =
  (corridor: Corridor) =>
  (request: AccessRequest & { readonly only: RecordPlace }, stated: Requester, fetch: FetchFor): Promise<Disclosed> =>
    disclosed(corridor, request, stated, UNWRITTEN, fetch)

const disclosed = async (
  corridor: Corridor,
  request: AccessRequest,
  stated: Requester,
  writing: Writing,
  fetch?: FetchFor,
): Promise<Disclosed> => {
  const receipt = randomUUID()
  return refusalsWritten(corridor, receipt, request, stated, async () => {
    const asked = await ask(corridor, receipt, request, stated, writing, fetch !== undefined)
    await asked.over
    return release(asked, fetch)
  })
}

/** Refusals are recorded like releases; where even that cannot be written, that is what the caller learns. */
export const refusalsWritten = async <Result>(
  corridor: Corridor,
  receipt: string,
  request: AccessRequest,
  stated: Requester,
  journey: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await journey()
  } catch (error) {
    const refusal = error instanceof HouseError ? error : new HouseError('INTERNAL', { cause: error })
    const recorded = corridor.append({
      kind: 'refusal',
      receipt,
      patient: request.patient,
      requester: partPlayed(stated, request),
      purpose: request.access.purpose,
      code: refusal.code,
    })
    // Whose time is up waits no longer: nothing leaves, and if that cannot be written the operator is told.
    if (refusal.code === 'OUT_OF_TIME') recorded.catch(corridor.report.unrecorded)
    else await limitOf(request, 0).within(() => recorded)
    throw refusal
  }
}
