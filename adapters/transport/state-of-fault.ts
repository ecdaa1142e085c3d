import type { AdapterState } from '../../schema/model/exchange-answer.ts'
import type { TransportFault } from './transport.ts'

/** What a fault on the way comes to for whoever asked. */
export const STATE_OF_FAULT: Readonly<Record<TransportFault, Exclude<AdapterState, 'ANSWERED'>>> = {
  TIMED_OUT: 'TIMED_OUT',
  BREAKER_OPEN: 'BREAKER_OPEN',
  TOO_LARGE: 'FAILED',
  UNREACHABLE: 'FAILED',
  RESET: 'FAILED',
  REDIRECTED: 'FAILED',
  SERVER_ERROR: 'FAILED',
}
