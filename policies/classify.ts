import type { Coding } from '../schema/model/coded-concept.ts'
import type { Telling } from '../schema/model/record.ts'
import type { SensitivityClass } from '../schema/model/sensitivity-class.ts'
import { CONFIDENTIALITIES, type ExclusionSets, SENSITIVITIES, UNLISTED } from './classes.ts'
import type { RecordFacts } from './facts.ts'

const FHIR_R4 = 'http://terminology.hl7.org/CodeSystem/'
const FHIR_STU3 = 'http://hl7.org/fhir/v3/'

/** Systems whose labels say why a record was made or changed, and restrict nothing. */
const HARMLESS: ReadonlySet<string> = new Set(
  ['ActReason', 'ObservationValue'].flatMap((name) => [`${FHIR_R4}v3-${name}`, `${FHIR_STU3}${name}`]),
)

const UNRESTRICTED: ReadonlySet<string> = new Set(['U', 'L', 'M', 'N'])

const NOT_FOR_PATIENT = 'NOPAT'

/** Of a record that nothing restricts. */
const NO_CLASS: readonly SensitivityClass[] = []

const codeOf = ({ code }: Coding): string => (code ?? '').trim().toUpperCase()

/** The class a label puts a record in; undefined when it restricts nothing. A label that cannot be read is a class of its own. */
const classOfLabel = (label: Coding): SensitivityClass | undefined => {
  const code = codeOf(label)
  if (SENSITIVITIES.has(code) || CONFIDENTIALITIES.has(code)) return code
  if (code === NOT_FOR_PATIENT || UNRESTRICTED.has(code) || HARMLESS.has(label.system ?? '')) return undefined
  return UNLISTED
}

const setsByCode = new WeakMap<ExclusionSets, ReadonlyMap<string, readonly string[]>>()

const byCode = (exclusionSets: ExclusionSets): ReadonlyMap<string, readonly string[]> => {
  const known = setsByCode.get(exclusionSets)
  if (known !== undefined) return known
  const inverse = new Map<string, string[]>()
  for (const [name, codes] of exclusionSets) {
    for (const code of codes) inverse.set(code, [...(inverse.get(code) ?? []), name])
  }
  setsByCode.set(exclusionSets, inverse)
  return inverse
}

/**
 * What of a telling judging needs: the classes its labels and codes put it in, in order, its dates, and whether its author withheld
 * it from the patient. Labels count by their code, whatever form the URI of their system has (R4, STU3, OID, none): v3-ActCode
 * sensitivities and `NOPAT`, v3-Confidentiality `R` and `V`. An unknown label restricts; an unknown code of a concept does not.
 */
export const classify = (
  telling: Pick<Telling, 'codes' | 'dates'> & { readonly content: Pick<Telling['content'], 'confidentiality'> },
  exclusionSets: ExclusionSets,
): RecordFacts => {
  const { codes, dates, content } = telling
  let classes: Set<SensitivityClass> | undefined
  let notForPatient = false
  for (const label of content.confidentiality) {
    if (codeOf(label) === NOT_FOR_PATIENT) notForPatient = true
    const named = classOfLabel(label)
    if (named !== undefined) classes = (classes ?? new Set()).add(named)
  }
  if (exclusionSets.size > 0) {
    const sets = byCode(exclusionSets)
    for (const code of codes) {
      const names = sets.get(code)
      if (names === undefined) continue
      for (const name of names) classes = (classes ?? new Set()).add(name)
    }
  }
  return { classes: classes === undefined ? NO_CLASS : [...classes].sort(), dates, notForPatient }
}
