import { londonDay } from '../../policies/london-day.ts'
import type { DsptStatement, DsptStatus } from '../../schema/model/dspt.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { Directory } from './generator/organisations.ts'

const DAY = 86_400_000

/** The trust whose statement is more than 15 months old, and the one that is still on its way to meeting the standards. */
export const DSPT_OUT_OF_DATE = 'RVR'
export const DSPT_APPROACHING = 'RAS'

/** Trusts that do more than they must. */
const EXCEED: ReadonlySet<string> = new Set(['RP4', 'RRV', 'RYJ', 'R1H'])

const statusOf = (code: string): DsptStatus => {
  if (code === DSPT_APPROACHING) return 'APPROACHING_STANDARDS'
  return EXCEED.has(code) ? 'STANDARDS_EXCEEDED' : 'STANDARDS_MET'
}

/** Where every legal entity of London stands in the Data Security and Protection Toolkit: one statement each. */
export const dsptOf = ({ organisations }: Pick<Directory, 'organisations'>, now: Instant): readonly DsptStatement[] =>
  organisations
    .filter(({ odsCode, resolvesTo }) => odsCode === resolvesTo)
    .map(({ odsCode }) => ({
      organisation: odsCode,
      status: statusOf(odsCode),
      publishedOn: londonDay(now - (odsCode === DSPT_OUT_OF_DATE ? 520 : 145) * DAY),
    }))
