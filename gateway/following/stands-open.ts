import { lifeAllows } from '../../policies/asked-exchange.ts'
import { decideSets } from '../../policies/decide-sets.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Told, ToldPurpose } from '../../schema/model/follow.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'
import { factsOf } from '../disclosure/facts.ts'
import type { FollowDesk } from './desk.ts'

/**
 * The exchanges that something of this patient may be had from, for this person and purpose, by the facts of this moment: where it is none, nobody is followed. What
 * one's own organisation holds does not count: that is there whatever is chosen, and its own systems tell of it.
 * Throws `STATE_UNAVAILABLE` where that cannot be known: the demographics service, which says whether somebody is restricted and how old they are, included.
 */
export const standsOpen = async (
  { room, requester }: Pick<FollowDesk, 'room' | 'requester'>,
  { organisation }: Pick<Told, 'organisation'>,
  patient: NhsNumber,
  purpose: ToldPurpose,
): Promise<readonly ExchangeId[]> => {
  const [stored, demographics] = await Promise.all([
    room.factsFor({ patient, proxy: requester.role === 'proxy' ? requester.nhsNumber : undefined, user: requester }),
    room.demographics(patient),
  ])
  await room.running.catchUp(stored.versions)
  const exchanges = room.running
    .registry()
    .exchanges.flatMap(({ exchange }) => (lifeAllows(exchange, organisation) === 'ASK' ? [exchange] : []))
  const decided = decideSets(
    { requester, organisation, purpose, action: 'view', patient },
    RECORD_TYPES,
    exchanges,
    factsOf(room, stored, demographics, 'unknown'),
    room.running.agreements(),
  )
  const open =
    decided.refused === undefined
      ? exchanges.flatMap(({ id, recordTypes }) =>
          recordTypes.some((type) => {
            const { outcome, permitted } = decided.of(id, type)
            return (
              outcome === 'ASK' && permitted.size > (organisation !== undefined && permitted.has(organisation) ? 1 : 0)
            )
          })
            ? [id]
            : [],
        )
      : []
  // Who nobody can say anything of today may be followed tomorrow: that is no withdrawal.
  if (open.length === 0 && demographics.state === 'UNAVAILABLE') throw new HouseError('STATE_UNAVAILABLE')
  return open
}
