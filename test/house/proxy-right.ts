import type { ProxyRight } from '../../schema/model/proxy-right.ts'
import type { LondonHouse } from './london-house.ts'

/** A right of one person of the house over another: parental responsibility that may view, without end, unless said. */
export const proxyRight = (
  house: LondonHouse,
  id: string,
  patient: string,
  proxy: string,
  rest: Partial<ProxyRight> = {},
): ProxyRight => ({
  id,
  patient: house.patient(patient) as never,
  proxy: house.patient(proxy) as never,
  ground: 'PARENTAL_RESPONSIBILITY',
  mayView: true,
  patientLacksCapacity: false,
  period: { start: undefined, end: undefined },
  withdrawn: false,
  ...rest,
})
