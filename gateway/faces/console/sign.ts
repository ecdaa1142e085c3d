import { z } from 'zod'
import { hiddenNumber, requiredText } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { againFor, type Fault, mendedBeforeSigning, type OrFaults } from './faults.ts'
import { type OneVersion, versionFound, versionVariables, versionView } from './one-version.ts'
import { PARTY, type Party, SOME_PARTIES } from './parties.ts'
import { agreementPath, versionPath } from './paths.ts'
import { TERMS } from './terms.ts'

type Data = {
  readonly agreement: {
    readonly id: string
    readonly version:
      | (OneVersion & { readonly ownParty: Party | null; readonly signingFaults: readonly Fault[] })
      | null
  } | null
}

/** A fingerprint short enough to be compared by eye: its first twelve letters, in threes. */
const inShort = (hash: string): string => (hash.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ')

/** Exactly what would be signed, the statement to tick, and the button; or what stands in the way, and where to mend it. */
export const signPage = definePage<Data>({
  path: '/console/agreements/:id/versions/:version/sign',
  audience: 'ig-manager',
  template: 'console/sign.njk',
  document: /* GraphQL */ `
    query VersionToSign($id: ID!, $version: Int!, $search: String, $first: Int!, $skip: Int!) {
      agreement(id: $id) {
        id
        version(number: $version) {
          version
          terms { ...Terms }
          termsHash
          partyCount
          signedCount
          ownParty { ...Party }
          partyPage(search: $search, first: $first, skip: $skip) { items { ...Party } totalCount }
          signingFaults { code clause sentence }
        }
      }
    }
    ${TERMS} ${PARTY}`,
  variables: (asked) => versionVariables(asked, SOME_PARTIES),
  view: ({ agreement }, asked) => {
    const { id, version } = versionFound(agreement)
    return {
      ...versionView(id, version, asked, SOME_PARTIES, '/sign'),
      own: version.ownParty,
      short: inShort(version.termsHash),
      faults: version.signingFaults.map((fault) => mendedBeforeSigning(fault, id)),
      action: versionPath(id, version.version, '/sign'),
    }
  },
})

const read = z.object({
  version: hiddenNumber,
  termsHash: requiredText(100, 'Open the agreement again, then sign it'),
  statement: z.literal('yes', 'Tick the box to say that you may sign for your organisation'),
})

type Signed = { readonly signAgreement: OrFaults | null }

export const signForm = defineForm<z.output<typeof read>, Signed>({
  path: '/console/agreements/:id/versions/:version/sign',
  page: signPage,
  read,
  mutation: /* GraphQL */ `
    mutation Sign($agreement: ID!, $version: Int!, $termsHash: String!) {
      signAgreement(agreement: $agreement, version: $version, termsHash: $termsHash) {
        agreement { id }
        faults { code clause sentence }
      }
    }`,
  variables: ({ version, termsHash }, { params }) => ({ agreement: params['id'], version, termsHash }),
  done: ({ signAgreement }, _, { params }) =>
    signAgreement?.agreement == null ? againFor(signAgreement) : agreementPath(params['id'] ?? '', '?done=signed'),
})
