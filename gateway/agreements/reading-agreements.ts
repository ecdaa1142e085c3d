import DataLoader from 'dataloader'
import { changesBetween, type Names } from '../../policies/agreement-diff.ts'
import { noticesFor } from '../../policies/agreement-notices.ts'
import { pairsInForce } from '../../policies/agreement-pairs.ts'
import { standingOf } from '../../policies/agreement-standing.ts'
import { draftTermsOf } from '../../policies/agreement-terms.ts'
import type { Agreement, AgreementVersion } from '../../schema/model/agreement.ts'
import type { AgreementSignature } from '../../schema/model/agreement-signature.ts'
import type { DsptStanding } from '../../schema/model/dspt.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { VersionRecord } from '../state/agreement-signatures.ts'
import type { AgreementLife } from './agreement-life.ts'
import { knownOf, type LifeParts, ownOrganisation } from './life-parts.ts'
import { pageOfMine } from './my-agreements.ts'
import { partiesOf } from './parties-of.ts'
import { signingFaults } from './signing-faults.ts'

/** How many pairs in force are shown. */
const MOST_PAIRS = 100

/** How organisations and groups are called, as far as the directory knows. */
export const namesOf = (
  { running }: Pick<LifeParts, 'running'>,
  groups: ReadonlyMap<string, { readonly name: string }>,
): Names => {
  const { reader } = running.registry()
  return { organisation: (code) => reader.organisation(code)?.name, group: (id) => groups.get(id)?.name }
}

const NO_GROUPS: ReadonlyMap<string, { readonly name: string }> = new Map()

const NO_SIGNATURES: ReadonlyMap<OdsCode, AgreementSignature> = new Map()

type Reading = Pick<
  AgreementLife,
  | 'agreement'
  | 'mine'
  | 'notices'
  | 'standing'
  | 'pairsInForce'
  | 'history'
  | 'signatures'
  | 'proposedAt'
  | 'dsptOf'
  | 'changes'
  | 'signingFaults'
>

/** Agreements as this requester may read them. Signatures, histories and standings in the Toolkit are read from the database when asked for. */
export const readingAgreements = (parts: LifeParts): Reading => {
  const { state, running, organisation, upToDate } = parts
  const records = new DataLoader(
    (asked: readonly { readonly agreement: string; readonly version: number }[]) =>
      Promise.all(asked.map(({ agreement, version }) => state.agreements.recordOf(agreement, version))),
    { cacheKeyFn: ({ agreement, version }) => `${version} ${agreement}` },
  )
  const recordOf = (agreement: string, version: number): Promise<VersionRecord | undefined> =>
    records.load({ agreement, version })
  /** Asked for by each of a version's parties: made once. */
  const byParty = new WeakMap<VersionRecord, ReadonlyMap<OdsCode, AgreementSignature>>()
  const dspt = new DataLoader<OdsCode, DsptStanding | undefined>(async (codes) => {
    const latest = await state.dspt.latest(codes)
    return codes.map((code) => latest.get(code))
  })
  const isYetToSign = ({ parties }: AgreementVersion): boolean =>
    parties.some((party) => party.organisation === organisation && party.signedAt === undefined)

  return {
    agreement: async (id) => {
      await upToDate()
      const found = knownOf(parts, id)
      if (found === undefined) return null
      parts.insist({ deed: 'read-agreement', parties: partiesOf(found) })
      return found
    },
    mine: async (asked) => {
      const own = ownOrganisation(parts)
      parts.insist({ deed: 'read-own-agreements', organisation: own })
      const now = await upToDate()
      return pageOfMine(running.agreementReader.ofOrganisation(own), own, asked, now)
    },
    notices: async () => {
      const own = ownOrganisation(parts)
      parts.insist({ deed: 'read-own-agreements', organisation: own })
      const now = await upToDate()
      return noticesFor(running.agreementReader.ofOrganisation(own), own, await dspt.load(own), now)
    },
    standing: async (agreement) => {
      const now = await upToDate()
      return organisation === undefined ? undefined : standingOf(agreement, organisation, now)
    },
    pairsInForce: async (agreement) => pairsInForce(agreement, await upToDate(), MOST_PAIRS),
    history: (agreement) => state.agreements.eventsOf(agreement),
    signatures: async (agreement, version) => {
      const record = await recordOf(agreement, version)
      if (record === undefined) return NO_SIGNATURES
      const found = byParty.get(record) ?? new Map(record.signatures.map((one) => [one.organisation, one]))
      byParty.set(record, found)
      return found
    },
    proposedAt: async (agreement, version) => (await recordOf(agreement, version))?.proposedAt,
    dsptOf: (code) => dspt.load(code),
    changes: ({ versions }, version) => {
      const before = newestBefore(versions, version.version)
      if (before === undefined) return []
      return changesBetween(draftTermsOf(before), draftTermsOf(version), namesOf(parts, NO_GROUPS))
    },
    signingFaults: async (_agreement, version) => {
      if (organisation === undefined || !isYetToSign(version)) return []
      const now = await upToDate()
      return signingFaults(version, await dspt.load(organisation), now)
    },
  }
}

/** The version before one of this number. */
export const newestBefore = (versions: Agreement['versions'], number: number): AgreementVersion | undefined =>
  versions.filter(({ version }) => version < number).toSorted((a, b) => b.version - a.version)[0]
