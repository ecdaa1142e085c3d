import type { CarePlanContent } from '../../schema/model/record.ts'
import { childrenOf, descend, elementsOf, type XmlElement } from '../xml/xml-element.ts'
import { conceptOf, wordsOf } from './concept.ts'
import { namesAThing } from './denial.ts'
import { productOf } from './medication.ts'
import type { Narrative } from './narrative.ts'
import { isNegated, pointOf, saying } from './stated.ts'
import { related } from './statement.ts'

/** What one planned act, goal or concern is, in words: its value, what it is about, its own text, or what is within it; null where it says nothing. */
const activityOf = (act: XmlElement, narrative: Narrative): string | null => {
  const value = wordsOf(conceptOf(descend(act, 'value'), narrative))
  const said =
    act.name === 'substanceAdministration'
      ? wordsOf(productOf(act, narrative))
      : wordsOf(conceptOf(descend(act, 'code'), narrative))
  const own = saying(narrative.wordsOf(descend(act, 'text')))
  const written = [value, own, said].find(namesAThing)
  if (written !== undefined && written !== null) return written
  for (const inner of [...related(act, 'observation'), ...related(act, 'act')]) {
    const words = activityOf(inner, narrative)
    if (words !== null) return words
  }
  return null
}

/** One line of a plan with when it is planned for; null where the entry says nothing. */
export const plannedLine = (act: XmlElement, narrative: Narrative): string | null => {
  const words = activityOf(act, narrative)
  if (words === null) return null
  const when = pointOf(descend(act, 'effectiveTime'))
  const line = when === null ? words : `${words} (${when.slice(0, 10)})`
  return isNegated(act) ? `Do not perform: ${line}` : line
}

/** The acts of the entries of a section. */
export const plannedActs = (section: XmlElement): readonly XmlElement[] =>
  childrenOf(section, 'entry').flatMap((entry) => elementsOf(entry).slice(0, 1))

/** A plan made of a section's lines: of treatment, of goals, of concerns, of instructions. */
export const planOf = (
  section: XmlElement,
  activities: readonly string[],
  labels: CarePlanContent['confidentiality'],
  narrative: Narrative,
  written: string | null,
): CarePlanContent => {
  const title = saying(narrative.wordsOf(descend(section, 'title')))
  const concept = conceptOf(descend(section, 'code'), narrative)
  return {
    concept,
    status: 'active',
    date: written,
    endDate: null,
    recordedDate: written,
    confidentiality: labels,
    notes: [],
    title,
    intent: 'plan',
    categories: [concept],
    activities,
  }
}
