import type { Agreement, AgreementParty } from '../../schema/model/agreement.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'
import type { IncludedClasses } from '../../schema/model/sensitivity-class.ts'

/** A seeded generator (mulberry32): the same world at every run. */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

const INCLUDED: readonly IncludedClasses[] = [[], [], [], 'all', ['HIV', 'STD'], ['PSY']]
const PURPOSES: readonly (readonly PurposeOfUse[])[] = [
  ['TREAT'],
  ['TREAT', 'ETREAT'],
  ['TREAT', 'ETREAT', 'BTG'],
  ['HRESCH'],
]

/** Agreements as a city has them. `one(place, size)` draws the next; `all(count)` draws so many: 2 to 50 parties, one of 1,000, one of everybody. */
export type GeneratedAgreements = {
  readonly one: (place: number, size: number) => Agreement
  readonly all: (count: number) => Generator<Agreement>
}

/** A generator over these organisations. In force around `now`, for `lasts` milliseconds more. */
export const generateAgreements = (
  codes: readonly OdsCode[],
  now: Instant,
  lasts = 90_000_000,
): GeneratedAgreements => {
  const next = random(20261122)
  const below = (limit: number) => Math.floor(next() * limit)
  const code = (place: number) => codes[place % codes.length] as OdsCode

  const one = (place: number, size: number): Agreement => {
    const first = below(codes.length)
    const step = size > 50 ? 1 : 1 + below(90)
    const parties: AgreementParty[] = Array.from({ length: size }, (_, at) => ({
      organisation: code(first + at * step),
      provides: next() < 0.9,
      receives: next() < 0.9,
      signedAt: next() < 0.95 ? now - 1_000_000 : undefined,
    }))
    const types = RECORD_TYPES.filter(() => next() < 0.5)
    const version = (number: number) => ({
      version: number,
      terms: {
        title: `Agreement ${place}`,
        actions: ['view' as const],
        purposes: PURPOSES[below(PURPOSES.length)] ?? ['TREAT'],
        recordTypes: Object.fromEntries(types.map((type) => [type, INCLUDED[below(INCLUDED.length)] ?? []])),
        period: { start: now - 2_000_000 + number, end: now + lasts },
        lawfulBasis: { article6: '6(1)(e)', article9: '9(2)(h)' },
        reviewDate: '2027-11-22',
        dpiaReference: `DPIA-${place}`,
        publicPurpose: 'So that those who treat you know what they need to.',
      },
      parties,
    })
    const versions = next() < 0.1 ? [version(1), version(2)] : [version(1)]
    return {
      id: `A${String(place).padStart(6, '0')}`,
      versions,
      withdrawn: [],
      suspended: [],
      suspendedByOperator: false,
    }
  }

  return {
    one,
    *all(count) {
      for (let place = 0; place < count - 2; place++) yield one(place, 2 + below(49))
      yield one(count - 2, Math.min(1_000, codes.length))
      yield one(count - 1, codes.length)
    },
  }
}
