import type { Coding } from '../../schema/model/coded-concept.ts'
import type { SourceDemographics } from '../../schema/model/demographics.ts'
import type { FhirDate } from '../../schema/model/fhir-date.ts'
import { attribute, childrenOf, descend, descendAll, type XmlElement } from '../xml/xml-element.ts'
import { codingOf } from './concept.ts'
import { pointOf, saying, stated } from './stated.ts'
import { nameOf } from './statement.ts'

/** NHS numbers that were traced. Those that were not (`…2.1.3.2.4.18.23`) identify nobody. */
const NHS_NUMBER = '2.16.840.1.113883.2.1.4.1'

/** ODS codes of organisations and of their sites, in ITK documents; the last is the ODS's own OID. */
const ODS: readonly string[] = [
  '2.16.840.1.113883.2.1.3.2.4.19.1',
  '2.16.840.1.113883.2.1.3.2.4.19.2',
  '1.2.826.0.1285.0.1.10',
]

const idsOf = (element: XmlElement | undefined, roots: readonly string[]): readonly string[] =>
  childrenOf(element, 'id')
    .filter((id) => roots.includes(stated(id, 'root') ?? ''))
    .map((id) => stated(id, 'extension'))
    .filter((extension) => extension !== null)

const familiesOf = (patient: XmlElement | undefined): readonly string[] => {
  const families = descendAll(patient, 'name', 'family').map(nameOf)
  return [...new Set(families.filter((family) => family !== null))]
}

/** Everybody the document is about, as it states them (`recordTarget`). */
export const patientsOf = (document: XmlElement): readonly SourceDemographics[] =>
  descendAll(document, 'recordTarget', 'patientRole').map((role) => {
    const patient = descend(role, 'patient')
    const born = pointOf(descend(patient, 'birthTime'))
    return { nhsNumbers: idsOf(role, [NHS_NUMBER]), birthDate: born?.slice(0, 10) ?? null, family: familiesOf(patient) }
  })

/** The ODS code of the document's custodian; undefined where it states none: a person or an organisation that wrote it is not its custodian. */
export const custodianOf = (document: XmlElement): string | undefined =>
  idsOf(descend(document, 'custodian', 'assignedCustodian', 'representedCustodianOrganization'), ODS)[0]

/** Who wrote it: a person, a device, or their organisation; null where nobody is named. */
export const authorOf = (element: XmlElement | undefined): string | null => {
  for (const author of childrenOf(element, 'author')) {
    const assigned = descend(author, 'assignedAuthor')
    const name =
      nameOf(descend(assigned, 'assignedPerson', 'name')) ??
      nameOf(descend(assigned, 'assignedAuthoringDevice', 'softwareName')) ??
      nameOf(descend(assigned, 'representedOrganization', 'name'))
    if (name !== null) return name
  }
  return null
}

/** Confidentiality stated of the document, a section or an entry. Where its null flavor says that it is not known, there is none. */
export const labelsOf = (element: XmlElement): readonly Coding[] =>
  childrenOf(element, 'confidentialityCode')
    .map(codingOf)
    .filter((label) => label !== null)

/** The document's own id, `root^extension`; undefined where it has none to be known by. */
export const documentIdOf = (document: XmlElement): string | undefined => {
  const id = descend(document, 'id')
  const root = stated(id, 'root')
  const extension = stated(id, 'extension')
  if (root === null) return extension ?? undefined
  return extension === null ? root : `${root}^${extension}`
}

/** When the document was written; null where that is not stated. */
export const writtenOf = (document: XmlElement): FhirDate | null => pointOf(descend(document, 'effectiveTime'))

/** The version it states of itself. */
export const versionOf = (document: XmlElement): string | null =>
  saying(attribute(descend(document, 'versionNumber'), 'value') ?? null)
