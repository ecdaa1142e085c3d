import type { Exchange } from '../schema/model/exchange.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'

/**
 * Whether an exchange is asked at all for people of this organisation (its legal entity; undefined for patients and proxies), by its own life alone: a
 * pilot is for the chosen organisations, and one that is suspended or retired is for nobody.
 */
export const lifeAllows = (
  { lifecycle, pilot }: Pick<Exchange, 'lifecycle' | 'pilot'>,
  organisation: OdsCode | undefined,
): 'ASK' | 'PILOT' | 'PAUSED' => {
  switch (lifecycle) {
    case 'LIVE':
      return 'ASK'
    case 'PILOT':
      return organisation !== undefined && pilot?.includes(organisation) === true ? 'ASK' : 'PILOT'
    case 'SUSPENDED':
    case 'RETIRED':
      return 'PAUSED'
  }
}
