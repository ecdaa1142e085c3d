import { READERS } from '../../adapters/gp-connect/readers.ts'
import type { RecordType } from '../../schema/model/record-type.ts'

/** The record types that GP Connect can carry. */
export const GP_TYPES: readonly RecordType[] = [...new Set(Object.values(READERS).map(({ type }) => type))]

/** Settings of a GP Connect exchange, as the registry would hold them. */
export const GP_CONNECT_SETTINGS = {
  from: '200000000359',
  to: '918999198993',
  consumer: {
    issuer: 'https://exchange.example/token',
    device: { system: 'https://exchange.example/device', value: 'gateway', model: 'Gateway', version: '1' },
    organisation: { odsCode: 'QMJ', name: 'NHS North Central London Integrated Care Board' },
  },
} as const
