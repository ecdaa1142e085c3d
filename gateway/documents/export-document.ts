import type { Permission } from '../../policies/may.ts'
import type { Agreement, AgreementVersion } from '../../schema/model/agreement.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { partiesOf } from '../agreements/parties-of.ts'
import { newestSigned } from '../agreements/register-index.ts'
import type { SigningKeys } from '../signing/signing-keys.ts'
import type { VersionRecord } from '../state/agreement-signatures.ts'
import { composeDocument } from './compose-document.ts'
import { type SignedDocument, signDocument } from './signed-document.ts'

/** What an export leans on, for one requester. */
export type Exporting = {
  readonly find: (agreement: string) => Promise<Agreement | undefined>
  readonly recordOf: (agreement: string, version: number) => Promise<VersionRecord | undefined>
  /** Whether this requester may read an agreement of these parties. */
  readonly mayRead: (parties: readonly OdsCode[]) => Permission
  readonly nameOf: (organisation: OdsCode) => string | undefined
  readonly now: () => Promise<Instant>
  /** Writes the export to the ledger; nothing leaves unless it resolves. */
  readonly writeDown: (deed: string, subject: string) => Promise<void>
  readonly keys: Pick<SigningKeys, 'sign'>
  readonly requester: Requester
  /** The requester's legal entity. */
  readonly organisation: OdsCode | undefined
}

/**
 * Gives one version as a signed document; null when there is none by that name, or none that this requester may know of. Throws `FORBIDDEN` and
 * `AUDIT_UNAVAILABLE`.
 */
export type ExportDocument = (agreement: string, version: number | undefined) => Promise<SignedDocument | null>

/** The version asked for; without a number the newest that anybody has signed, else the newest. */
const versionAsked = ({ versions }: Agreement, asked: number | undefined): AgreementVersion | undefined => {
  if (asked !== undefined) return versions.find(({ version }) => version === asked)
  const newestFirst = versions.toSorted((one, other) => other.version - one.version)
  const isSigned = ({ parties }: AgreementVersion) => parties.some(({ signedAt }) => signedAt !== undefined)
  return newestFirst.find(isSigned) ?? newestFirst[0]
}

/** Exports as this requester: what the database holds now, for parties and the operator, written down before it leaves. */
export const documentExporter =
  (from: Exporting): ExportDocument =>
  async (id, asked) => {
    const agreement = await from.find(id)
    if (agreement === undefined) return null
    if (!from.mayRead(partiesOf(agreement)).permitted) {
      if (newestSigned(agreement) === undefined) return null
      throw new HouseError('FORBIDDEN')
    }
    const version = versionAsked(agreement, asked)
    const record = version === undefined ? undefined : await from.recordOf(id, version.version)
    if (version === undefined || record === undefined) return null
    const now = await from.now()
    const document = composeDocument({
      agreement,
      version,
      termsHash: record.termsHash,
      proposedAt: record.proposedAt,
      signatures: new Map(record.signatures.map((signature) => [signature.organisation, signature])),
      nameOf: from.nameOf,
      requester: from.requester,
      organisation: from.organisation,
      now,
    })
    await from.writeDown('export-agreement', `${id} version ${version.version}`)
    return signDocument(document, from.keys)
  }
