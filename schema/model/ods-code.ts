import type { Branded } from './branded.ts'

/** An Organisation Data Service code: 3 to 12 capital letters and digits. Whether it resolves is the directory's to say. */
export type OdsCode = Branded<string, 'OdsCode'>

/** The identifier system of ODS codes in FHIR. */
export const ODS_SYSTEM = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** Reads an ODS code, upper-casing it; undefined when it has not the shape of one. */
export const parseOdsCode = (text: string): OdsCode | undefined => {
  const code = text.trim().toUpperCase()
  return /^[A-Z0-9]{3,12}$/.test(code) ? (code as OdsCode) : undefined
}
