import { isInForceForSome, nextTurn } from '../../policies/agreement-pairs.ts'
import type { Agreement, AgreementVersion, RegisteredAgreement } from '../../schema/model/agreement.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { postings } from './postings.ts'
import { sortedIds } from './sorted-ids.ts'
import { turningPoints } from './turning-points.ts'
import { wordsOf } from './words-of.ts'

/** What is asked of the register. `organisationsCalled`: the organisations whose name or code holds a word that begins so. */
export type RegisterAsked = {
  readonly first: number
  /** The id after which the page begins. */
  readonly after: string | undefined
  readonly search: string | undefined
  readonly inForceOnly: boolean
  readonly now: Instant
  readonly organisationsCalled: (word: string) => Iterable<OdsCode>
}

export type RegisterPage = {
  readonly items: readonly RegisteredAgreement[]
  readonly totalCount: number
  readonly hasNextPage: boolean
}

/** The public register, kept as agreements change: no page and no search walks through all of them. */
export type RegisterIndex = {
  readonly put: (agreement: Agreement) => void
  readonly remove: (id: string) => void
  /** Finds out what is in force at a moment. A page settles what changed or came due since; what was settled before costs it nothing. */
  readonly settle: (now: Instant) => void
  readonly page: (asked: RegisterAsked) => RegisterPage
}

/** A provider and a recipient have signed, and they are two: nobody agrees with themselves. */
const isSigned = ({ parties }: AgreementVersion): boolean => {
  const signed = parties.filter(({ signedAt }) => signedAt !== undefined)
  const provider = signed.find(({ provides }) => provides)
  const recipient = signed.find(({ receives, organisation }) => receives && organisation !== provider?.organisation)
  if (provider !== undefined && recipient !== undefined) return true
  // The first provider may be the only recipient, and share with none but those that provide as well.
  return (
    provider?.receives === true &&
    signed.some(({ provides, organisation }) => provides && organisation !== provider.organisation)
  )
}

/** The newest version that a provider and a recipient have signed: the one the public register shows. */
export const newestSigned = ({ versions }: Agreement): AgreementVersion | undefined => {
  let newest: AgreementVersion | undefined
  for (const version of versions) {
    if ((newest === undefined || version.version > newest.version) && isSigned(version)) newest = version
  }
  return newest
}

/** An empty register. Each agreement has a number, a new one at each change; what still stands under an old number is passed over. */
export const registerIndex = (): RegisterIndex => {
  const agreements = new Map<string, Agreement>()
  const registered = new Map<string, AgreementVersion>()
  const ids = sortedIds()
  let count = 0
  let byWord = postings()
  let byParty = postings()
  const inForceIds = sortedIds()
  /** By number: 1 where it is in force. */
  let inForce: number[] = []
  const turns = turningPoints()
  /** Those that changed since it was last known whether they are in force. */
  const unsettled = new Set<string>()

  const index = (id: string, { terms, parties }: AgreementVersion): void => {
    const number = count++
    ids.add(id, number)
    inForce[number] = 0
    unsettled.add(id)
    for (const word of wordsOf(`${terms.title} ${terms.publicPurpose}`)) byWord.add(word, number)
    for (const { organisation, signedAt } of parties) if (signedAt !== undefined) byParty.add(organisation, number)
  }

  /** Begins anew when most numbers are old ones. */
  const tidy = (): void => {
    if (count < 2 * ids.size() + 1_000) return
    count = 0
    inForce = []
    byWord = postings()
    byParty = postings()
    for (const [id, version] of registered) index(id, version)
  }

  const remove = (id: string): void => {
    agreements.delete(id)
    registered.delete(id)
    ids.remove(id)
    inForceIds.remove(id)
  }

  const settle = (id: string, now: Instant): void => {
    const agreement = agreements.get(id)
    if (agreement === undefined) return
    turns.set(id, nextTurn(agreement, now))
    const number = Number(ids.numbers()[ids.after(id) - 1])
    const holds = isInForceForSome(agreement, now)
    inForce[number] = holds ? 1 : 0
    if (holds) inForceIds.add(id, number)
    else inForceIds.remove(id)
  }

  const settleAll = (now: Instant): void => {
    for (const id of turns.due(now)) settle(id, now)
    for (const id of unsettled) settle(id, now)
    unsettled.clear()
  }

  /** The places, in the order of ids, of those that hold every word. */
  const matching = (
    words: readonly string[],
    { inForceOnly, organisationsCalled }: RegisterAsked,
  ): readonly number[] => {
    const held = words.map((word) => {
      const marks = new Uint8Array(count)
      byWord.markPrefix(word, marks)
      for (const organisation of organisationsCalled(word)) byParty.mark(organisation, marks)
      return marks
    })
    const places: number[] = []
    ids.numbers().forEach((number, place) => {
      if (inForceOnly && inForce[number] !== 1) return
      if (held.every((marks) => marks[number] === 1)) places.push(place)
    })
    return places
  }

  const items = (page: readonly string[]): readonly RegisteredAgreement[] =>
    page.flatMap((id) => {
      const version = registered.get(id)
      return version === undefined ? [] : [{ id, version }]
    })

  return {
    put: (agreement) => {
      const { id } = agreement
      const version = newestSigned(agreement)
      if (version === undefined) {
        remove(id)
        return
      }
      agreements.set(id, agreement)
      registered.set(id, version)
      index(id, version)
      tidy()
    },
    remove,
    settle: settleAll,
    page: (asked) => {
      const { first, after, search, inForceOnly, now } = asked
      if (inForceOnly) settleAll(now)
      const words = wordsOf(search ?? '')
      if (words.length === 0) {
        const list = inForceOnly ? inForceIds : ids
        const start = list.after(after)
        return {
          items: items(list.all().slice(start, start + first)),
          totalCount: list.size(),
          hasNextPage: start + first < list.size(),
        }
      }
      const places = matching(words, asked)
      const from = ids.after(after)
      const rest = after === undefined ? places : places.filter((place) => place >= from)
      return {
        items: items(rest.slice(0, first).map((place) => String(ids.all()[place]))),
        totalCount: places.length,
        hasNextPage: first < rest.length,
      }
    },
  }
}
