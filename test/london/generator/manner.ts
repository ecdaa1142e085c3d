import type { SourceResource } from '../../../schema/model/record.ts'
import { type Concept, DMD, LOINC, READ, readCodeOf, SNOMED } from './concept.ts'
import type { CoarsestDate, Fact } from './fact.ts'
import { cut } from './moments.ts'
import type { Random } from './random.ts'

/** How one telling codes its concepts and gives its date. */
export type Manner = {
  readonly coding: 'plain' | 'bare' | 'synonym' | 'gp' | 'local' | 'dmd' | 'words'
  readonly date: CoarsestDate
  readonly zone: 'local' | 'utc'
}

/** Codings that leave out either the code or its own words: never those of a full telling, through which the others meet. */
const SPARE: ReadonlySet<Manner['coding']> = new Set(['bare', 'synonym', 'words'])

const DATES: readonly CoarsestDate[] = ['any', 'year', 'month', 'day', 'time']

/** Whether the fact's date, so cut, still fits this fact alone of all that share its concept. */
const isDecidable = (fact: Fact, date: CoarsestDate, peers: readonly Fact[]): boolean =>
  peers.every((peer) => peer === fact || (date !== 'any' && cut(peer.at, date) !== cut(fact.at, date)))

/** A manner that leaves sameness decidable by content. `peers`: the facts of its group, itself among them. `full`: coded and dated in full, as one telling of a fact always is. */
export const mannerOf = (fact: Fact, peers: readonly Fact[], full: boolean, random: Random): Manner => {
  const roll = random.next()
  const coding = fact.concept.medicine
    ? roll < 0.5
      ? 'plain'
      : roll < 0.65
        ? 'synonym'
        : roll < 0.78
          ? 'gp'
          : roll < 0.96
            ? 'dmd'
            : 'bare'
    : roll < 0.46
      ? 'plain'
      : roll < 0.64
        ? 'synonym'
        : roll < 0.82
          ? 'gp'
          : roll < 0.93
            ? 'local'
            : roll < 0.985
              ? 'bare'
              : 'words'
  const coarsest = DATES.indexOf(fact.coarsest)
  const wanted = random.chance(0.5)
    ? DATES.length - 1
    : random.chance(0.7)
      ? 3
      : random.chance(0.7)
        ? 2
        : random.chance(0.6)
          ? 1
          : 0
  const date =
    DATES.slice(Math.max(coarsest, wanted)).find((precision) => isDecidable(fact, precision, peers)) ?? 'time'
  return {
    coding: (full && SPARE.has(coding)) || (coding === 'words' && fact.concept.ambiguous) ? 'plain' : coding,
    date: full ? 'time' : date,
    zone: random.chance(0.25) ? 'utc' : 'local',
  }
}

/** The concept in that manner. Words alone are the concept's own display. */
export const conceptIn = (of: Concept, coding: Manner['coding'], exchange: string): SourceResource => {
  const snomed = { system: SNOMED, code: of.code, display: of.display }
  const loinc = of.loinc === undefined ? [] : [{ system: LOINC, code: of.loinc }]
  switch (coding) {
    case 'plain':
      return { coding: [snomed], text: of.display }
    case 'bare':
      return { coding: [{ system: SNOMED, code: of.code }, ...loinc] }
    case 'synonym':
      return { coding: [{ ...snomed, display: of.synonym }, ...loinc], text: of.synonym }
    case 'gp':
      return { coding: [{ system: READ, code: readCodeOf(of), display: of.synonym }, snomed], text: of.synonym }
    case 'local':
      return {
        coding: [
          {
            system: `https://${exchange.toLowerCase()}.exchange.example/codes`,
            code: readCodeOf(of).slice(1, 8),
            display: of.synonym,
          },
          snomed,
          ...loinc,
        ],
        text: of.synonym,
      }
    case 'dmd':
      return { coding: [snomed, { system: DMD, code: of.code, display: of.synonym }], text: of.synonym }
    case 'words':
      return { text: of.display }
  }
}
