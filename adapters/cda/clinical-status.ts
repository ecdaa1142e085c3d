import type { FhirDate } from '../../schema/model/fhir-date.ts'
import { descend, type XmlElement } from '../xml/xml-element.ts'
import { hasTemplate, stated, stateOf } from './stated.ts'
import { codeOf, related } from './statement.ts'

/** Status observations say it in SNOMED CT. */
const SAID: ReadonlyMap<string | null, string> = new Map([
  ['55561003', 'active'],
  ['73425007', 'inactive'],
  ['413322009', 'resolved'],
  ['723506003', 'resolved'],
  ['246455001', 'recurrence'],
  ['263855007', 'relapse'],
  ['277022003', 'remission'],
])

/** What the state of the concern says where nothing else does: a concern that is completed is no longer followed. */
const BY_CONCERN: ReadonlyMap<string | null, string> = new Map([
  ['active', 'active'],
  ['completed', 'inactive'],
  ['suspended', 'inactive'],
  ['aborted', 'inactive'],
])

const isStatus = (observation: XmlElement): boolean =>
  codeOf(observation) === '33999-4' ||
  hasTemplate(observation, '2.16.840.1.113883.10.20.22.4.6', '2.16.840.1.113883.10.20.22.4.28')

/**
 * The clinical status of a problem or an allergy: entered in error where the act or its concern is nullified; as its status observation says; resolved
 * where its end is stated; else by the state of the concern. Null where none of them says anything.
 */
export const clinicalStatus = (concern: XmlElement, observation: XmlElement, end: FhirDate | null): string | null => {
  if (stateOf(observation) === 'nullified' || stateOf(concern) === 'nullified') return 'entered-in-error'
  const status = related(observation, 'observation').find(isStatus)
  const said = SAID.get(stated(descend(status, 'value'), 'code'))
  if (said !== undefined) return said
  if (end !== null) return 'resolved'
  return concern === observation ? null : (BY_CONCERN.get(stateOf(concern)) ?? null)
}
