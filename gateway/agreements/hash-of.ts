import type { AgreementVersion } from '../../schema/model/agreement.ts'
import { termsHash } from '../state/terms-hash.ts'

/** A version never changes, and is held as one object for as long as its agreement stands: its hash is worked out once. */
const known = new WeakMap<AgreementVersion, string>()

/** The hash that a signature of this version is over. */
export const hashOf = (agreement: string, version: AgreementVersion): string => {
  const hash = known.get(version) ?? termsHash(agreement, version)
  known.set(version, hash)
  return hash
}
