import type { Resolvers } from '../../../schema/generated/agreements.ts'
import type { Agreement, VersionOfAgreement } from '../../../schema/model/agreement.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { hashOf } from '../../agreements/hash-of.ts'
import type { HouseContext } from '../house-context.ts'
import { sharedTypes } from './shared-types.ts'
import { oneVersion, versionParties } from './version-parties.ts'

const organisation = (odsCode: OdsCode) => ({ odsCode })
const organisations = (codes: readonly OdsCode[]) => codes.map(organisation)

const asShown =
  (of: Agreement) =>
  (itself: Agreement['versions'][number]): VersionOfAgreement => ({ ...itself, of, itself })

/** What is shown of an agreement and its versions. */
export const agreementFields = {
  Agreement: {
    versions: (agreement) => agreement.versions.toSorted((a, b) => a.version - b.version).map(asShown(agreement)),
    withdrawn: ({ withdrawn }) => organisations(withdrawn),
    suspended: ({ suspended }) => organisations(suspended),
    standing: async (agreement, _, { agreementLife }) => (await agreementLife.standing(agreement)) ?? null,
    version: oneVersion,
    history: async ({ id }, { last }, { agreementLife }) => {
      const events = await agreementLife.history(id)
      return last == null ? events : events.slice(Math.max(0, events.length - Math.max(0, last)))
    },
    pairsInForce: async (agreement, { first }, { agreementLife }) =>
      (await agreementLife.pairsInForce(agreement)).slice(0, Math.max(0, first ?? 100)),
    draft: ({ id }, _, { agreementLife }) => agreementLife.draftOf(id),
  },
  AgreementEvent: {
    version: ({ version }) => version ?? null,
    organisation: (event) => (event.organisation === undefined ? null : organisation(event.organisation)),
    by: ({ by }) => by ?? null,
  },
  PairInForce: {
    provider: ({ provider }) => organisation(provider),
    recipient: ({ recipient }) => organisation(recipient),
  },
  AgreementVersion: {
    ...versionParties,
    parties: (version) => version.parties.map((party) => ({ ...party, of: version })),
    termsHash: ({ of, itself }) => hashOf(of.id, itself),
    proposedAt: async ({ of, version }, _, { agreementLife }) =>
      (await agreementLife.proposedAt(of.id, version)) ?? null,
    changes: ({ of, itself }, _, { agreementLife }) => agreementLife.changes(of, itself),
    signingFaults: ({ of, itself }, _, { agreementLife }) => agreementLife.signingFaults(of, itself),
  },
  AgreementTerms: { recordTypes: sharedTypes, dpiaDate: ({ dpiaDate }) => dpiaDate ?? null },
  AgreementParty: {
    organisation: (party) => organisation(party.organisation),
    signedAt: ({ signedAt }) => signedAt ?? null,
    signedBy: async ({ organisation: code, of }, _, { agreementLife }) =>
      (await agreementLife.signatures(of.of.id, of.version)).get(code)?.signedBy ?? null,
    signature: async ({ organisation: code, of }, _, { agreementLife }) =>
      (await agreementLife.signatures(of.of.id, of.version)).get(code)?.jws ?? null,
    dspt: async ({ organisation: code, signedAt, of }, _, { agreementLife }) => {
      const standing =
        signedAt === undefined
          ? await agreementLife.dsptOf(code)
          : (await agreementLife.signatures(of.of.id, of.version)).get(code)?.dspt
      return standing === undefined ? null : { organisation: code, ...standing }
    },
  },
  DsptStatement: { organisation: (statement) => organisation(statement.organisation) },
  AgreementNotice: {
    agreement: ({ agreement }, _, { agreements }) => {
      const found = agreements.byId(agreement)
      if (found === undefined) throw new HouseError('NOT_FOUND')
      return found
    },
    version: ({ version }) => version ?? null,
    due: ({ due }) => due ?? null,
  },
} satisfies Resolvers<HouseContext>
