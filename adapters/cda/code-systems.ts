import type { Coding } from '../../schema/model/coded-concept.ts'

const V3 = 'http://terminology.hl7.org/CodeSystem/v3-'

export const SNOMED = 'http://snomed.info/sct'

/** The systems that are met in CDA documents, by their OID (HL7 OID registry; NHS OIDs 2.16.840.1.113883.2.1). */
const BY_OID: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.113883.6.96', SNOMED],
  // SNOMED CT UK edition and the NHS dictionary of medicines and devices, which issues SNOMED CT ids.
  ['2.16.840.1.113883.2.1.3.2.4.15', SNOMED],
  ['2.16.840.1.113883.2.1.6.2', 'http://read.info/readv2'],
  ['2.16.840.1.113883.2.1.3.2.4.14', 'http://read.info/ctv3'],
  ['2.16.840.1.113883.6.1', 'http://loinc.org'],
  ['2.16.840.1.113883.6.88', 'http://www.nlm.nih.gov/research/umls/rxnorm'],
  ['2.16.840.1.113883.6.69', 'http://hl7.org/fhir/sid/ndc'],
  ['2.16.840.1.113883.12.292', 'http://hl7.org/fhir/sid/cvx'],
  ['2.16.840.1.113883.6.59', 'http://hl7.org/fhir/sid/cvx'],
  ['2.16.840.1.113883.6.3', 'http://hl7.org/fhir/sid/icd-10'],
  ['2.16.840.1.113883.6.90', 'http://hl7.org/fhir/sid/icd-10-cm'],
  ['2.16.840.1.113883.6.4', 'http://www.cms.gov/Medicare/Coding/ICD10'],
  ['2.16.840.1.113883.6.42', 'http://hl7.org/fhir/sid/icd-9-cm'],
  ['2.16.840.1.113883.6.103', 'http://hl7.org/fhir/sid/icd-9-cm'],
  ['2.16.840.1.113883.6.104', 'http://hl7.org/fhir/sid/icd-9-cm'],
  ['2.16.840.1.113883.6.12', 'http://www.ama-assn.org/go/cpt'],
  ['2.16.840.1.113883.6.14', 'http://terminology.hl7.org/CodeSystem/HCPCS'],
  ['2.16.840.1.113883.6.285', 'http://terminology.hl7.org/CodeSystem/HCPCS'],
  ['2.16.840.1.113883.4.9', 'http://fdasis.nlm.nih.gov'],
  ['2.16.840.1.113883.6.345', 'http://va.gov/terminology/medrt'],
  ['2.16.840.1.113883.3.26.1.5', 'http://va.gov/terminology/medrt'],
  ['2.16.840.1.113883.3.26.1.1', 'http://ncithesaurus-stage.nci.nih.gov'],
  ['2.16.840.1.113883.6.254', 'http://hl7.org/fhir/sid/icf-nl'],
  ['2.16.840.1.113883.6.8', 'http://unitsofmeasure.org'],
  ['2.16.840.1.113883.5.1', `${V3}AdministrativeGender`],
  ['2.16.840.1.113883.5.4', `${V3}ActCode`],
  ['2.16.840.1.113883.5.6', `${V3}ActClass`],
  ['2.16.840.1.113883.5.8', `${V3}ActReason`],
  ['2.16.840.1.113883.5.14', `${V3}ActStatus`],
  ['2.16.840.1.113883.5.25', `${V3}Confidentiality`],
  ['2.16.840.1.113883.1.11.16926', `${V3}Confidentiality`],
  ['2.16.840.1.113883.5.83', `${V3}ObservationInterpretation`],
  ['2.16.840.1.113883.5.111', `${V3}RoleCode`],
  ['2.16.840.1.113883.5.112', `${V3}RouteOfAdministration`],
  ['2.16.840.1.113883.5.1008', `${V3}NullFlavor`],
  ['2.16.840.1.113883.5.1063', `${V3}ObservationValue`],
])

const OID = /^[0-2](\.\d+)+$/

/** The URI of a code system by its OID; `urn:oid:` where it has no better one; null where none is stated. */
export const systemOf = (oid: string | null): string | null => {
  if (oid === null) return null
  const known = BY_OID.get(oid)
  if (known !== undefined) return known
  return OID.test(oid) ? `urn:oid:${oid}` : oid
}

/** A null flavor as a code: why a value is not there (HL7 v3 NullFlavor). */
export const nullFlavorCoding = (flavor: string): Coding => ({ system: `${V3}NullFlavor`, code: flavor, display: null })
