import type { CodedConcept } from '../../schema/model/coded-concept.ts'

/** SNOMED CT: (not) for attempted cardiopulmonary resuscitation, (not) for resuscitation, not aware of such a decision, treatment escalation plan. */
const CODES: ReadonlySet<string> = new Set([
  '450475007',
  '450476008',
  '304252001',
  '304253006',
  '845151000000104',
  '735324008',
])

/** Local codes abound, so the words count too: to show one alert too many as such a decision is safer than to miss one. */
const WORDS = /resuscitat|\bDNA-?CPR\b|\bDNAR\b|\bReSPECT\b|treatment escalation|\bCPR (?:status|decision)\b/i

/** Whether a concept states a resuscitation or treatment escalation decision, either way. */
export const statesResuscitation = (concept: CodedConcept): boolean => {
  for (const { system, code, display } of concept.codings) {
    if (system === 'http://snomed.info/sct' && code !== null && CODES.has(code)) return true
    if (display !== null && WORDS.test(display)) return true
  }
  return concept.text !== null && WORDS.test(concept.text)
}
