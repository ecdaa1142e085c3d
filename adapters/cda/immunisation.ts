import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { ImmunisationContent } from '../../schema/model/record.ts'
import { childrenOf, descend, textOf, type XmlElement } from '../xml/xml-element.ts'
import { conceptOrNull, isUnstated } from './concept.ts'
import { isInDoubt, isKindOnly, namesAThing } from './denial.ts'
import { givenWhen, productOf } from './medication.ts'
import type { Narrative } from './narrative.ts'
import { isNegated, saying, stated, stateOf } from './stated.ts'
import {
  codeOf,
  type EntryReader,
  NONE_STATED,
  NOTHING_WITHOUT,
  notesOf,
  recordedOf,
  related,
  relatedBy,
  UNREADABLE,
} from './statement.ts'

const NOT_GIVEN: ReadonlySet<string | null> = new Set(['aborted', 'cancelled'])

const statusOf = (administration: XmlElement, negated: boolean): string | null => {
  const state = stateOf(administration)
  if (state === 'nullified') return 'entered-in-error'
  if (negated || NOT_GIVEN.has(state)) return 'not-done'
  return state === 'completed' ? state : null
}

/** Why it was not given: the reason is the code of the observation, or its value. */
const reasonOf = (administration: XmlElement, narrative: Narrative): CodedConcept | null => {
  for (const reason of relatedBy(administration, 'RSON', 'observation')) {
    const concept =
      conceptOrNull(descend(reason, 'value'), narrative) ?? conceptOrNull(descend(reason, 'code'), narrative)
    if (concept !== null) return concept
  }
  return null
}

const DOSE_NUMBER = '30973-2'

const doseNumberOf = (administration: XmlElement): string | null => {
  const repeat = stated(descend(administration, 'repeatNumber'), 'value')
  const observed = related(administration, 'observation').find((one) => codeOf(one) === DOSE_NUMBER)
  return repeat ?? stated(descend(observed, 'value'), 'value')
}

// Lot numbers are free text: systems write into them that there is none.
const NO_LOT = /^no lot\b|^nod$/i

const lotOf = (administration: XmlElement): string | null => {
  const lot = saying(
    textOf(descend(administration, 'consumable', 'manufacturedProduct', 'manufacturedMaterial', 'lotNumberText')),
  )
  return lot === null || NO_LOT.test(lot) ? null : lot
}

/** Reads an Immunization Activity (C-CDA 2.1, 3.41), given or not given. */
export const readImmunisation: EntryReader = ({ entry, narrative, labels }) => {
  if (entry.name !== 'substanceAdministration') return [UNREADABLE]
  const negated = isNegated(entry)
  let concept = productOf(entry, narrative)
  if (isUnstated(concept) || (isKindOnly(concept) && !namesAThing(concept.text))) {
    const doubt = isInDoubt(concept.text) || isInDoubt(narrative.wordsOf(descend(entry, 'text')))
    return [negated && !doubt ? NONE_STATED : UNREADABLE]
  }
  if (isKindOnly(concept)) concept = { codings: [], text: concept.text }
  const { start, end } = givenWhen(entry)
  const content: ImmunisationContent = {
    concept,
    status: statusOf(entry, negated),
    date: start ?? end,
    endDate: null,
    recordedDate: recordedOf(entry),
    confidentiality: labels,
    notes: notesOf(entry, narrative),
    statusReason: reasonOf(entry, narrative),
    site: conceptOrNull(childrenOf(entry, 'approachSiteCode')[0], narrative),
    route: conceptOrNull(descend(entry, 'routeCode'), narrative),
    lotNumber: lotOf(entry),
    doseNumber: doseNumberOf(entry),
    targetDiseases: [],
  }
  return [{ type: 'IMMUNISATION', content, whole: entry, without: NOTHING_WITHOUT }]
}
