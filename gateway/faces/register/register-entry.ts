import type { Action } from '../../../schema/model/action.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { endWords, startWords } from '../../documents/period-words.ts'
import { actionWords, groundWords, includedWords, partWords } from '../../documents/plain-words.ts'
import { definePage } from '../page.ts'

type Data = {
  readonly registeredAgreement: {
    readonly id: string
    readonly title: string
    readonly publicPurpose: string
    readonly purposes: readonly PurposeOfUse[]
    readonly actions: readonly Action[]
    readonly shared: readonly {
      readonly recordType: RecordType
      readonly allClasses: boolean
      readonly classes: readonly string[]
    }[]
    readonly period: { readonly start: string | null; readonly end: string | null }
    readonly version: number
    readonly inForce: boolean
    readonly lawfulBasis: { readonly article6: string; readonly article9: string }
    readonly reviewDate: string
    readonly dpiaReference: string
    readonly dpiaDate: string | null
    readonly signatories: {
      readonly items: readonly {
        readonly organisation: { readonly odsCode: string; readonly name: string | null }
        readonly provides: boolean
        readonly receives: boolean
        readonly signedAt: string
        readonly paused: boolean
      }[]
      readonly totalCount: number
      readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
    }
  } | null
}

const PAGE = 50

const instantOf = (moment: string | null): number | undefined => (moment === null ? undefined : Date.parse(moment))

/** One agreement of the register: what it is for, what is shared, who shares it since when, on which grounds. */
export const registerEntryPage = definePage<Data>({
  path: '/register/:id',
  audience: 'anyone',
  template: 'register/register-entry.njk',
  document: /* GraphQL */ `
    query RegisterEntry($id: ID!, $first: Int, $after: String) {
      registeredAgreement(id: $id) {
        id
        title
        publicPurpose
        purposes
        actions
        shared { recordType allClasses classes }
        period { start end }
        version
        inForce
        lawfulBasis { article6 article9 }
        reviewDate
        dpiaReference
        dpiaDate
        signatories(first: $first, after: $after) {
          items { organisation { odsCode name } provides receives signedAt paused }
          totalCount
          pageInfo { endCursor hasNextPage }
        }
      }
    }`,
  variables: ({ params, query }) => ({ id: params['id'], first: PAGE, after: query['after'] || undefined }),
  view: ({ registeredAgreement: agreement }, { query }) => {
    if (agreement === null) throw new HouseError('NOT_FOUND')
    const { shared, period, lawfulBasis, signatories } = agreement
    const { endCursor, hasNextPage } = signatories.pageInfo
    const here = `/register/${encodeURIComponent(agreement.id)}`
    const spoken = { start: instantOf(period.start), end: instantOf(period.end) }
    return {
      agreement,
      actions: actionWords(agreement.actions),
      begins: startWords(spoken),
      ends: endWords(spoken),
      article6: groundWords(lawfulBasis.article6),
      article9: groundWords(lawfulBasis.article9),
      shared: shared.map(({ recordType, allClasses, classes }) => ({
        recordType,
        sensitive: includedWords(allClasses ? 'all' : classes),
      })),
      parties: signatories.items.map(({ organisation, paused, signedAt, ...party }) => ({
        name: organisation.name ?? organisation.odsCode,
        code: organisation.odsCode,
        part: partWords(party),
        signedAt,
        paused,
      })),
      partyCount: signatories.totalCount,
      next: hasNextPage && endCursor !== null ? `${here}?${new URLSearchParams({ after: endCursor })}#who` : undefined,
      first: query['after'] ? `${here}#who` : undefined,
    }
  },
})
