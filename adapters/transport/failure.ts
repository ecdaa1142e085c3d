import type { TransportFault } from './transport.ts'

/** What says that the exchange itself is in trouble. Its refusals, its oversized answers and our callers' going away say nothing of the kind. */
const TROUBLE: ReadonlySet<TransportFault> = new Set(['TIMED_OUT', 'UNREACHABLE', 'RESET', 'SERVER_ERROR'])

/** Whether a fault may count against the exchange. */
export const blames = (fault: TransportFault): boolean => TROUBLE.has(fault)

/** Thrown to `opossum` alone, which counts failures by rejection; the transport turns it back into an answer. */
export class Failure extends Error {
  readonly fault: TransportFault
  /** False when the caller went away before its time was up, or when this process was too busy to read: neither says anything of the exchange. */
  readonly blamesExchange: boolean
  constructor(kind: TransportFault, blamesExchange: boolean) {
    super(kind)
    this.fault = kind
    this.blamesExchange = blamesExchange
  }
}
