import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { hiddenNumber, requiredText } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { type Fault, mendedBeforeSigning } from './faults.ts'
import { PARTY, type Party, partiesView, SOME_PARTIES, skipAsked } from './parties.ts'
import { agreementPath, versionPath } from './paths.ts'
import { TERMS, type Terms, termsView } from './terms.ts'
import { versionAsked } from './version-asked.ts'

type Data = {
  readonly agreement: {
    readonly id: string
    readonly version: {
      readonly version: number
      readonly terms: Terms
      readonly termsHash: string
      readonly partyCount: number
      readonly signedCount: number
      readonly ownParty: Party | null
      readonly partyPage: { readonly items: readonly Party[]; readonly totalCount: number }
      readonly signingFaults: readonly Fault[]
    } | null
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
  variables: ({ params, query }) => ({
    id: params['id'],
    version: versionAsked(params['version']),
    search: query['search'] || undefined,
    first: SOME_PARTIES,
    skip: skipAsked(query['skip']),
  }),
  view: ({ agreement }, { query }) => {
    const version = agreement?.version
    if (agreement == null || version == null) throw new HouseError('NOT_FOUND')
    const { id } = agreement
    return {
      id,
      version,
      title: version.terms.title,
      terms: termsView(version.terms),
      own: version.ownParty,
      short: inShort(version.termsHash),
      faults: version.signingFaults.map((fault) => mendedBeforeSigning(fault, id)),
      back: agreementPath(id),
      action: versionPath(id, version.version, '/sign'),
      changes: version.version > 1 ? versionPath(id, version.version, '/changes') : undefined,
      parties: partiesView(version.partyPage, version.partyCount, {
        path: versionPath(id, version.version, '/sign'),
        search: query['search'],
        skip: skipAsked(query['skip']),
        first: SOME_PARTIES,
      }),
    }
  },
})

const read = z.object({
  version: hiddenNumber,
  termsHash: requiredText(100, 'Open the agreement again, then sign it'),
  statement: z.literal('yes', 'Tick the box to say that you may sign for your organisation'),
})

type Signed = {
  readonly signAgreement: {
    readonly agreement: { readonly id: string } | null
    readonly faults: readonly Fault[]
  } | null
}

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
    signAgreement?.agreement == null
      ? {
          again: (signAgreement?.faults ?? []).map(({ code, sentence }) => ({
            text: sentence,
            field: `fault-${code}`,
          })),
        }
      : agreementPath(params['id'] ?? '', '?done=signed'),
})
