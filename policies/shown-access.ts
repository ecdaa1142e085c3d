import type { AccessLogFilter, LoggedAccess } from '../schema/model/access-log.ts'
import type { Delay } from '../schema/model/delay.ts'
import { type Instant, isWithin } from '../schema/model/instant.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'

type Named = Pick<LoggedAccess, 'role' | 'requesterName' | 'organisation'>

/**
 * The name of who looked, as the patient's log may show it: staff in direct care and of the practice, unless their organisation withholds names; who
 * acts for the patient, and the patient. Of all others the role is shown alone.
 */
export const shownName = (
  { role, requesterName, organisation }: Named,
  withheldBy: ReadonlySet<OdsCode>,
): string | null => {
  switch (role) {
    case 'clinician':
    case 'dispatcher':
    case 'practice-staff':
      return organisation === null || withheldBy.has(organisation) ? null : requesterName
    case 'patient':
    case 'proxy':
      return requesterName
    case 'ig-manager':
    case 'operator':
    case 'privacy-officer':
    case 'analyst':
      return null
  }
}

/** Whether a lawful delay holds an entry back at this moment: the access it names, or where it names none every access by that organisation. */
export const isHeldBack = (
  { receipt, organisation }: Pick<LoggedAccess, 'receipt' | 'organisation'>,
  delays: readonly Delay[],
  now: Instant,
): boolean =>
  delays.some(
    (delay) =>
      isWithin(now, { start: delay.from, end: delay.until }) &&
      (delay.receipt === undefined ? delay.organisation === organisation : delay.receipt === receipt),
  )

const EMERGENCIES: ReadonlySet<LoggedAccess['kind']> = new Set([
  'EMERGENCY_VIEW',
  'EMERGENCY_ASKED',
  'EMERGENCY_OPENED',
])

/** Whether an access is one of those wanted. */
export const isWanted = (access: LoggedAccess, filter: AccessLogFilter): boolean =>
  isWithin(access.at, { start: filter.from, end: filter.to }) &&
  (filter.organisation === undefined || access.organisation === filter.organisation) &&
  (!filter.emergenciesOnly || EMERGENCIES.has(access.kind)) &&
  (!filter.refusalsOnly || access.outcome === 'REFUSED')
