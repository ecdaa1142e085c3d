import { passedOver } from '../../policies/passing-over.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { ExchangeAnswer } from '../../schema/model/exchange-answer.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import type { Role } from '../../schema/model/role.ts'
import type { Located } from '../../schema/model/sighting.ts'
import type { KeyedHash } from '../disclosure/keyed-hash.ts'
import type { LocationStore } from '../state/location-store.ts'
import { whereaboutsOf } from './whereabouts.ts'

/** What the locator leans on. */
export type LocatorParts = {
  readonly locations: LocationStore
  readonly keyed: KeyedHash
  /** How long what an exchange said is believed. */
  readonly believedMs: number
  /** The share of views that ask everybody all the same, to measure what is missed: 0 to 1. */
  readonly broadcastShare: number
  /** In [0, 1). */
  readonly chance: () => number
  readonly report: {
    /** Exchanges not asked in one view. */
    readonly passedOver: (exchanges: number) => void
    /** Beside it everybody was asked: whether an exchange that would have been passed over held the patient. */
    readonly measured: (exchange: ExchangeId, missed: boolean) => void
    /** What was said could not be learned, or what is known not be read: everybody was asked. */
    readonly failed: (error: unknown) => void
  }
}

/** The locator's part in one view. */
export type Search = {
  /** Not to be asked. */
  readonly without: ReadonlySet<ExchangeId>
  /** What an exchange said, as its answer arrives. */
  readonly heard: (exchange: ExchangeId, answer: ExchangeAnswer) => void
  /** All have answered: measures, and learns. Nobody waits for it, and it never rejects. */
  readonly over: () => void
}

/** Knows which exchanges need not be asked of whom. A help and never a need: its trouble is that everybody is asked. */
export type Locator = {
  /** What is known of a patient; undefined when nothing is. Never rejects. */
  readonly recall: (patient: NhsNumber) => Promise<Located | undefined>
  readonly search: (
    asked: { readonly patient: NhsNumber; readonly role: Role; readonly purpose: PurposeOfUse },
    demographics: DemographicsAnswer,
    located: Located | undefined,
  ) => Search
  /** Resolves when what is being learned has been. */
  readonly close: () => Promise<void>
}

/** Whether an exchange knows the patient, as far as its answer says: undefined where it does not say, since it did not answer in full. */
export const saidToHold = ({ patients, types }: ExchangeAnswer): boolean | undefined => {
  const all = [...types.values()]
  if (patients.length > 0 || all.some(({ tellings }) => tellings.length > 0)) return true
  return all.length > 0 && all.every(({ state, incomplete }) => state === 'ANSWERED' && incomplete.length === 0)
    ? false
    : undefined
}

const flagOf = (answer: DemographicsAnswer): 'open' | 'restricted' | 'unknown' => {
  if (answer.state !== 'FOUND') return 'unknown'
  return answer.demographics.restricted ? 'restricted' : 'open'
}

/** What is learned again is written again only when half its time is over: a patient viewed all day is not written all day. */
const isNews = (located: Located | undefined, whereabouts: string, believedMs: number) => {
  const known = new Map(located?.whereabouts === whereabouts ? located.sightings.map((one) => [one.exchange, one]) : [])
  const soon = (located?.now ?? 0) + believedMs / 2
  return (exchange: ExchangeId, holds: boolean): boolean => {
    const before = known.get(exchange)
    return before === undefined || before.holds !== holds || before.until < soon
  }
}

/** The locator over the locations that all nodes share. */
export const openLocator = (parts: LocatorParts): Locator => {
  const { locations, keyed, believedMs, report } = parts
  const underWay = new Set<Promise<void>>()
  const apart = (work: Promise<void>): void => {
    const settled = work.catch(report.failed).finally(() => underWay.delete(settled))
    underWay.add(settled)
  }
  return {
    recall: async (patient) => {
      try {
        return await locations.of(patient)
      } catch (error) {
        report.failed(error)
        return undefined
      }
    },
    search: ({ patient, role, purpose }, demographics, located) => {
      const flag = flagOf(demographics)
      const whereabouts = whereaboutsOf(patient, demographics, keyed)
      const absent = passedOver({ role, purpose, flag }, whereabouts, located)
      const broadcast = absent.size > 0 && parts.chance() < parts.broadcastShare
      const said = new Map<ExchangeId, boolean>()
      return {
        without: broadcast ? new Set() : absent,
        heard: (exchange, answer) => {
          const holds = saidToHold(answer)
          if (holds !== undefined) said.set(exchange, holds)
        },
        over: () => {
          if (flag === 'restricted') return apart(locations.forget(patient))
          if (flag === 'unknown') return
          if (absent.size > 0 && !broadcast) report.passedOver(absent.size)
          if (broadcast)
            for (const exchange of absent) {
              const holds = said.get(exchange)
              if (holds !== undefined) report.measured(exchange, holds)
            }
          const news = isNews(located, whereabouts, believedMs)
          const learned = new Map([...said].filter(([exchange, holds]) => news(exchange, holds)))
          if (learned.size > 0) apart(locations.learn(patient, whereabouts, learned, believedMs))
        },
      }
    },
    close: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
