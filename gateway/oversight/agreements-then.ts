import { type AgreementIndex, compileAgreements } from '../../policies/agreement-index.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { AgreementChanges } from '../state/agreement-changes.ts'

/** The agreements in which a party is named, exactly as they stood. */
export type AgreementsAsOf = (of: {
  readonly party: OdsCode
  readonly at: { readonly version: number } | { readonly moment: Instant }
}) => Promise<readonly Agreement[]>

/** The agreements as they stand, held and compiled. */
export type StandingNow = {
  readonly ofParty: (party: OdsCode) => readonly Agreement[]
  readonly index: AgreementIndex
}

/** One party's agreements as they stood, with an index that holds them. The same object for all versions between which nothing changed for it. */
export type StoodThen = { readonly agreements: readonly Agreement[]; readonly index: AgreementIndex }

/**
 * A party's agreements as of versions of all agreements together, each state of them read once. Where nothing changed for it since, they are
 * those that are held anyway. Made for one question, and let go with it.
 */
export const agreementsThen = (asOf: AgreementsAsOf, changes: AgreementChanges, now: StandingNow) => {
  const known = new Map<string, Promise<StoodThen>>()
  const changesOf = new Map<OdsCode, readonly number[]>()

  const read = async (party: OdsCode, version: number): Promise<StoodThen> => {
    const agreements = await asOf({ party, at: { version } })
    return { agreements, index: compileAgreements(agreements) }
  }

  return {
    /** Learns in one round trip when anything changed for these parties after a version: the oldest that will be asked for. */
    prepare: async (parties: readonly OdsCode[], since: number): Promise<void> => {
      const found = await changes(parties, since)
      for (const party of parties) changesOf.set(party, found.get(party) ?? [])
    },
    at: (party: OdsCode, version: number): Promise<StoodThen> => {
      const changed = changesOf.get(party)
      const next = changed === undefined ? `at ${version}` : (changed.find((each) => each > version) ?? 'now')
      const key = `${party} ${next}`
      const stood =
        known.get(key) ??
        (next === 'now' ? Promise.resolve({ agreements: now.ofParty(party), index: now.index }) : read(party, version))
      known.set(key, stood)
      return stood
    },
  }
}

export type AgreementsThen = ReturnType<typeof agreementsThen>
