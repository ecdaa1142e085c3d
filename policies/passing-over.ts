import type { ExchangeId } from '../schema/model/exchange-id.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import type { Role } from '../schema/model/role.ts'
import type { Located } from '../schema/model/sighting.ts'
import type { Facts } from './facts.ts'

const EMERGENCIES: ReadonlySet<PurposeOfUse> = new Set(['ETREAT', 'BTG'])

const NOBODY: ReadonlySet<ExchangeId> = new Set()

/**
 * The exchanges that need not be asked, since they said lately that they do not know this patient. None in an emergency; none of a patient who is restricted or
 * may be, of whom nothing is learned either; none when the practice or the address is another than it was (somebody new may hold them), or when no
 * exchange at all is known to hold them.
 */
export const passedOver = (
  asked: { readonly role: Role; readonly purpose: PurposeOfUse; readonly flag: Facts['demographicsFlag'] },
  whereabouts: string,
  located: Located | undefined,
): ReadonlySet<ExchangeId> => {
  if (EMERGENCIES.has(asked.purpose) || asked.role === 'dispatcher' || asked.flag !== 'open') return NOBODY
  if (located === undefined || located.whereabouts !== whereabouts) return NOBODY
  const believed = located.sightings.filter(({ until }) => until > located.now)
  if (!believed.some(({ holds }) => holds)) return NOBODY
  return new Set(believed.filter(({ holds }) => !holds).map(({ exchange }) => exchange))
}
