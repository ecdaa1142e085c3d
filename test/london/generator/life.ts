import type { Moment } from './fact.ts'
import { AS_OF, dayNumber, isoDay, momentBetween } from './moments.ts'
import type { Random } from './random.ts'

/** What the drawing of one person's facts goes by. */
export type Life = {
  readonly birthDate: string
  readonly age: number
  readonly gender: 'female' | 'male'
  readonly random: Random
  /** A moment of this life within the last `years`. */
  within(years: number): Moment
  /** How much there is to tell: 1 is usual, a bench asks for more. */
  readonly amount: number
}

export const lifeOf = (
  person: { readonly birthDate: string; readonly gender: 'female' | 'male' },
  random: Random,
  amount = 1,
): Life => {
  const born = dayNumber(person.birthDate)
  const today = dayNumber(AS_OF)
  return {
    birthDate: person.birthDate,
    age: Math.floor((today - born) / 365.25),
    gender: person.gender,
    random,
    amount,
    within: (years) => momentBetween(isoDay(Math.max(born + 1, today - Math.round(years * 365.25))), AS_OF, random),
  }
}
