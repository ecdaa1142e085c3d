import type { Agreement } from '../../schema/model/agreement.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { TalliedViews, ViewKind } from '../state/view-tally.ts'

/** Views that one organisation asked alike for one purpose, with the same permitted sets, on the same agreements. */
export type AlikeViews = ViewKind & {
  readonly agreementsVersion: number
  /** Which stretch between two turning points they fell into. */
  readonly turn: number
  readonly count: number
  /** The last of them. */
  readonly lastAt: Instant
}

/** The moments within a span at which some agreement begins or ends (signing raises the version): views are alike only between two of them. */
export const turningPoints = (agreements: Iterable<Agreement>, from: Instant, to: Instant): readonly Instant[] => {
  const points = new Set<Instant>()
  for (const { versions } of agreements) {
    for (const { terms } of versions) {
      for (const point of [terms.period.start, terms.period.end]) {
        if (point !== undefined && point > from && point < to) points.add(point)
      }
    }
  }
  return [...points].sort((one, other) => one - other)
}

/** How many of the ascending points have come by a moment. */
const pointsBy = (points: readonly Instant[], moment: Instant): number => {
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (Number(points[middle]) <= moment) low = middle + 1
    else high = middle
  }
  return low
}

/** Adds up the days' tallies between turning points. A day in which an agreement began or ended counts to where its last view stood. */
export const countAlike = (
  tallied: readonly TalliedViews[],
  points: readonly Instant[] = [],
): readonly AlikeViews[] => {
  const kinds = new Map<ViewKind, Map<string, AlikeViews>>()
  for (const { kind, agreementsVersion, views, lastAt } of tallied) {
    const turn = pointsBy(points, lastAt)
    const alike = kinds.get(kind) ?? new Map<string, AlikeViews>()
    kinds.set(kind, alike)
    const key = `${agreementsVersion} ${turn}`
    const known = alike.get(key)
    alike.set(key, {
      ...kind,
      agreementsVersion,
      turn,
      count: views + (known?.count ?? 0),
      lastAt: Math.max(lastAt, known?.lastAt ?? lastAt),
    })
  }
  return [...kinds.values()].flatMap((alike) => [...alike.values()])
}

/** Whether a set of members, as a decision wrote it down, holds the member at this place (ODS order). */
export const holdsPlace = (bitmap: string, place: number): boolean => {
  const bytes = Buffer.from(bitmap, 'base64url')
  return (Number(bytes[place >> 3] ?? 0) & (1 << (place & 7))) !== 0
}

/** The places of one organisation among the members of each exchange that has it. */
export const placesOf = (
  exchanges: readonly { readonly id: ExchangeId; readonly members: readonly OdsCode[] }[],
  organisation: OdsCode,
): ReadonlyMap<ExchangeId, number> =>
  new Map(
    exchanges.flatMap(({ id, members }) => {
      const place = members.indexOf(organisation)
      return place < 0 ? [] : [[id, place] as const]
    }),
  )

/** The places of the members that a set holds, ascending. */
export const membersHeld = (bitmap: string): readonly number[] => {
  const places: number[] = []
  for (const [at, byte] of Buffer.from(bitmap, 'base64url').entries()) {
    for (let bit = 0; bit < 8; bit++) if ((byte & (1 << bit)) !== 0) places.push(at * 8 + bit)
  }
  return places
}
