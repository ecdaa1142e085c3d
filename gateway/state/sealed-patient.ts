import { type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import type { Sealing } from '../sealing/sealing.ts'

/** Whom a notice that waits is for: a key does not give the number back, and where to write must be asked for. */
export type PatientSeal = {
  /** Bound to the receipt whose notice it is: it opens beside no other. */
  readonly seal: (patient: NhsNumber, receipt: string) => string
  /** Undefined for what was not sealed for this receipt, was changed, or whose key is not here any more. */
  readonly open: (sealed: string, receipt: string) => NhsNumber | undefined
}

const about = (receipt: string): string => `notice:${receipt}`

/** Seals numbers for notices, in one column: the key's name before the first dot. Throws on use where the state was opened without keys to seal with. */
export const sealPatients = (sealing: Sealing | undefined): PatientSeal => {
  const present = (): Sealing => {
    if (sealing === undefined) throw new Error('The state was opened without keys to seal with.')
    return sealing
  }
  return {
    seal: (patient, receipt) => {
      const { keyId, sealed } = present().seal(about(receipt), patient)
      return `${keyId}.${sealed}`
    },
    open: (text, receipt) => {
      const [keyId = '', sealed = ''] = text.split('.')
      const opened = present().open(about(receipt), { keyId, sealed })
      return opened === undefined ? undefined : parseNhsNumber(opened)
    },
  }
}
