import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { definePage } from '../page.ts'
import { toMend } from './choices-made.ts'
import { daysAsked, daysChoice, daysErrors } from './days.ts'
import type { Named } from './parties.ts'

type Reader = {
  readonly organisation: Named | null
  readonly purpose: PurposeOfUse
  readonly viewCount: number
  readonly breakGlassCount: number
  readonly recordTypes: readonly RecordType[]
  readonly lastAt: string
}

type Data = {
  readonly readersOfOurRecords: {
    readonly from: string
    readonly to: string
    readonly readers: readonly Reader[]
  } | null
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

/** Who asked for the records that the requester's organisation controls, why and how often; break-glass first. */
export const readersPage = definePage<Data>({
  path: '/console/readers',
  audience: 'ig-manager',
  template: 'console/readers.njk',
  document: /* GraphQL */ `
    query Readers($days: Int!) {
      readersOfOurRecords(days: $days) {
        from
        to
        readers { organisation { odsCode name } purpose viewCount breakGlassCount recordTypes lastAt }
      }
    }`,
  variables: ({ query }) => ({ days: daysAsked(query) }),
  view: ({ readersOfOurRecords: found }, { query, requester }) => {
    const readers = found?.readers ?? []
    const most = Math.max(1, ...readers.map(({ viewCount }) => viewCount))
    return {
      ...toMend(query, daysErrors(query)),
      choice: daysChoice('/console/readers', query),
      days: daysAsked(query),
      available: found !== null,
      from: found?.from,
      views: sum(readers.map(({ viewCount }) => viewCount)),
      organisations: new Set(readers.flatMap(({ organisation }) => organisation?.odsCode ?? [])).size,
      breakGlass: sum(readers.map(({ breakGlassCount }) => breakGlassCount)),
      glassBreakers: readers.filter(({ breakGlassCount }) => breakGlassCount > 0),
      readers: readers.map((reader) => ({
        ...reader,
        own: reader.organisation !== null && reader.organisation.odsCode === requester?.organisation,
        // Never so short that it cannot be seen.
        bar: Math.max(1, Math.round((reader.viewCount / most) * 100)),
      })),
    }
  },
})
