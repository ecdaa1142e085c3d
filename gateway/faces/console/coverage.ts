import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { definePage } from '../page.ts'
import { toMend } from './choices-made.ts'
import { daysAsked, daysChoice, daysErrors } from './days.ts'
import { type Named, skipAsked } from './parties.ts'
import { agreementPath } from './paths.ts'

const PATH = '/console/coverage'

type Missing = {
  readonly recipient: Named
  readonly provider: Named
  readonly purpose: PurposeOfUse
  readonly recordTypes: readonly RecordType[]
  readonly viewCount: number
}

type Agreement = { readonly id: string; readonly version: { readonly terms: { readonly title: string } } | null }

type Data = {
  readonly agreementCoverage: {
    readonly from: string
    readonly to: string
    readonly missing: readonly Missing[]
    readonly unused: readonly Agreement[]
    readonly ending: readonly { readonly agreement: Agreement; readonly end: string; readonly within: number }[]
  } | null
}

/** How many pairs are shown at a time; as many are told of as `MOST` says. */
const SHOWN = 20
const MOST = 200

/** Unused agreements are a list to look through, not to read: more than these are a number. */
const UNUSED_SHOWN = 25

/** Of every pair one is ours: named by the session, or (where that names a site of ours) by standing in all of them. */
const ownCode = (missing: readonly Missing[], signedIn: string | undefined): string | undefined => {
  const [first] = missing
  if (first === undefined) return undefined
  const inAll = [first.recipient.odsCode, first.provider.odsCode].filter((code) =>
    missing.every(({ recipient, provider }) => recipient.odsCode === code || provider.odsCode === code),
  )
  return inAll.find((code) => code === signedIn) ?? inAll[0]
}

const linked = ({ id, version }: Agreement) => ({ id, title: version?.terms.title ?? id, href: agreementPath(id) })

/** Where agreements are missing, unused, or about to end. */
export const coveragePage = definePage<Data>({
  path: PATH,
  audience: 'ig-manager',
  template: 'console/coverage.njk',
  document: /* GraphQL */ `
    query Coverage($days: Int!) {
      agreementCoverage(days: $days) {
        from
        to
        missing { recipient { odsCode name } provider { odsCode name } purpose recordTypes viewCount }
        unused { id version { terms { title } } }
        ending { agreement { id version { terms { title } } } end within }
      }
    }`,
  variables: ({ query }) => ({ days: daysAsked(query) }),
  view: ({ agreementCoverage: found }, { query, requester }) => {
    const { missing, unused, ending } = found ?? { missing: [], unused: [], ending: [] }
    const days = daysAsked(query)
    const own = ownCode(missing, requester?.organisation)
    const skip = Math.min(skipAsked(query['skip']), Math.max(0, missing.length - 1))
    const link = (from: number): string => `${PATH}?days=${days}${from > 0 ? `&skip=${from}` : ''}#missing`
    return {
      ...toMend(query, daysErrors(query)),
      choice: daysChoice(PATH, query),
      days,
      available: found !== null,
      missing: missing.slice(skip, skip + SHOWN).map((pair) => {
        const weAsked = pair.recipient.odsCode === own
        return { ...pair, weAsked, other: weAsked ? pair.provider : pair.recipient }
      }),
      missingCount: missing.length,
      isCut: missing.length >= MOST,
      from: skip + 1,
      to: Math.min(skip + SHOWN, missing.length),
      previous: skip > 0 ? link(Math.max(0, skip - SHOWN)) : undefined,
      next: skip + SHOWN < missing.length ? link(skip + SHOWN) : undefined,
      unused: unused.slice(0, UNUSED_SHOWN).map(linked),
      unusedCount: unused.length,
      ending: ([7, 30, 90] as const)
        .map((within) => ({
          within,
          agreements: ending
            .filter((each) => each.within === within)
            .map(({ agreement, end }) => ({ ...linked(agreement), end })),
        }))
        .filter(({ agreements }) => agreements.length > 0),
    }
  },
})
