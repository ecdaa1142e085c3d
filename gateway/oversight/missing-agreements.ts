import { typeBit, typeBits } from '../../policies/agreement-compiler.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import type { PastExchange } from '../state/exchange-history.ts'
import type { AgreementsThen, StoodThen } from './agreements-then.ts'
import type { AlikeViews } from './past-views.ts'
import type { RegistryThen } from './registry-then.ts'

/** A pair whose questions were refused for want of an agreement. */
export type MissingAgreement = {
  readonly recipient: OdsCode
  readonly provider: OdsCode
  readonly purpose: PurposeOfUse
  readonly recordTypes: readonly RecordType[]
  readonly viewCount: number
}

/** The most that are named. The SDL says the same. */
const MOST_NAMED = 200

const nameOf = ({
  recipient,
  provider,
  purpose,
}: Pick<MissingAgreement, 'recipient' | 'provider' | 'purpose'>): string => `${recipient} ${provider} ${purpose}`

type Missing = {
  readonly pair: Pick<MissingAgreement, 'recipient' | 'provider' | 'purpose'>
  mask: number
  views: number
}

/** What each of these members may give the recipient under an agreement, as sets of types (bits). */
const sharedBy = (
  { index }: StoodThen,
  { purpose, lastAt }: AlikeViews,
  recipient: OdsCode,
  members: readonly OdsCode[],
): readonly number[] => {
  const grants = index.grants(recipient, purpose, 'view', lastAt)
  return index.members(members).numbers.map((number) => grants.maskOf(number))
}

/**
 * The pairs of which one organisation is a part, and that views found without an agreement: most often asked first. An organisation needs
 * none with itself, and patients need none. Only whether an agreement covered is looked at, never what a patient chose.
 */
export const missingFor = async (
  party: OdsCode,
  views: readonly AlikeViews[],
  history: AgreementsThen,
  registry: RegistryThen,
): Promise<readonly MissingAgreement[]> => {
  const oldest = views.reduce(
    (least, { agreementsVersion }) => Math.min(least, agreementsVersion),
    Number.MAX_SAFE_INTEGER,
  )
  await history.prepare([party], oldest)
  const itself: readonly OdsCode[] = [party]
  const shared = new Map<StoodThen, Map<string, readonly number[]>>()
  const sharedOnce = (
    stood: StoodThen,
    kind: AlikeViews,
    recipient: OdsCode,
    members: readonly OdsCode[],
    of: string,
  ) => {
    const known = shared.get(stood) ?? new Map<string, readonly number[]>()
    shared.set(stood, known)
    const key = `${recipient} ${kind.purpose} ${kind.turn} ${of}`
    const found = known.get(key) ?? sharedBy(stood, kind, recipient, members)
    known.set(key, found)
    return found
  }

  const missing = new Map<string, Missing>()
  const add = (recipient: OdsCode, provider: OdsCode, { purpose, count }: AlikeViews, mask: number): void => {
    const key = nameOf({ recipient, provider, purpose })
    const known = missing.get(key) ?? { pair: { recipient, provider, purpose }, mask: 0, views: 0 }
    known.mask |= mask
    known.views += count
    missing.set(key, known)
  }

  for (const kind of views) {
    const recipient = kind.organisation
    if (recipient === undefined) continue
    const exchanges = (await registry(kind.registry))?.filter(({ lifecycle }) => lifecycle === 'LIVE') ?? []
    const asked = typeBits(kind.types)
    const stood = await history.at(party, kind.agreementsVersion)
    if (recipient === party) {
      const wanting = new Map<OdsCode, number>()
      for (const exchange of exchanges) {
        const masks = sharedOnce(stood, kind, recipient, exchange.members, `${exchange.id} ${kind.registry}`)
        for (const [place, member] of exchange.members.entries()) {
          const want = asked & typeBits(exchange.recordTypes) & ~Number(masks[place])
          if (want !== 0 && member !== party) wanting.set(member, Number(wanting.get(member) ?? 0) | want)
        }
      }
      for (const [provider, want] of wanting) add(recipient, provider, kind, want)
    } else {
      const [mask] = sharedOnce(stood, kind, recipient, itself, 'itself')
      const want = asked & heldThrough(exchanges, party) & ~Number(mask)
      if (want !== 0) add(recipient, party, kind, want)
    }
  }
  return mostAsked([...missing.values()], party).map(({ pair, mask, views: viewCount }) => ({
    ...pair,
    recordTypes: RECORD_TYPES.filter((type) => (mask & typeBit(type)) !== 0),
    viewCount,
  }))
}

/** Most often asked first. Neither side crowds out the other: half the places are kept for each, as far as it fills them. */
const mostAsked = (pairs: readonly Missing[], party: OdsCode): readonly Missing[] => {
  const inOrder = (one: Missing, other: Missing): number =>
    other.views - one.views || (nameOf(one.pair) < nameOf(other.pair) ? -1 : 1)
  const asking = pairs.filter(({ pair }) => pair.recipient === party).sort(inOrder)
  const asked = pairs.filter(({ pair }) => pair.recipient !== party).sort(inOrder)
  const ofAsked = Math.min(asked.length, Math.max(MOST_NAMED / 2, MOST_NAMED - asking.length))
  return [...asking.slice(0, MOST_NAMED - ofAsked), ...asked.slice(0, ofAsked)].sort(inOrder)
}

/** The types that the exchanges can hold through which an organisation is reached. */
const heldThrough = (exchanges: readonly PastExchange[], party: OdsCode): number =>
  exchanges
    .filter(({ members }) => members.includes(party))
    .reduce((mask, { recordTypes }) => mask | typeBits(recordTypes), 0)
