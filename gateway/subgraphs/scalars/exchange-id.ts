import { parseExchangeId } from '../../../schema/model/exchange-id.ts'
import { textScalar } from './text-scalar.ts'

/** The shape of an exchange's short name; else `EXCHANGE_UNKNOWN`, for no exchange could be registered by it. */
export const ExchangeId = textScalar('ExchangeId', parseExchangeId, 'EXCHANGE_UNKNOWN')
