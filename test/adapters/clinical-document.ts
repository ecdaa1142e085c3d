import type { CdaRead } from '../../adapters/cda/cda-read.ts'
import { readCda } from '../../adapters/cda/read-cda.ts'
import { parseExchangeId } from '../../schema/model/exchange-id.ts'
import type { ContentOf, Telling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'

const NAMESPACES =
  'xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

/** What of a document is written otherwise than usual. */
export type Written = {
  readonly id?: string
  readonly confidentiality?: string
  readonly patient?: string
  readonly custodian?: string
  readonly before?: string
}

const PATIENT = `<id root="2.16.840.1.113883.2.1.4.1" extension="9990000001"/>
  <patient><name><given>Ada</given><family>Okafor</family></name><birthTime value="19610212"/></patient>`

/** A clinical document of the given sections, as text. */
export const documentOf = (
  sections: string,
  {
    id = '<id root="1.2.3" extension="D1"/>',
    confidentiality = 'N',
    patient = PATIENT,
    custodian = '<id root="2.16.840.1.113883.2.1.3.2.4.19.1" extension="RAL"/>',
    before = '',
  }: Written = {},
): string => `<ClinicalDocument ${NAMESPACES}>${id}
<effectiveTime value="20260301101500+0000"/>
<confidentialityCode code="${confidentiality}" codeSystem="2.16.840.1.113883.5.25"/>
<recordTarget><patientRole>${patient}</patientRole></recordTarget>
<author><assignedAuthor><assignedPerson><name><given>Jo</given><family>Marsh</family></name></assignedPerson></assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization>${custodian}</representedCustodianOrganization></assignedCustodian></custodian>
${before}<component><structuredBody>${sections}</structuredBody></component></ClinicalDocument>`

/** A section of a LOINC code with its entries; `more` stands before them. */
export const sectionOf = (code: string, entries: readonly string[], more = ''): string =>
  `<component><section><code code="${code}" codeSystem="2.16.840.1.113883.6.1"/><title>Section ${code}</title>${more}
  ${entries.map((entry) => `<entry>${entry}</entry>`).join('')}</section></component>`

const exchange = parseExchangeId('ELPR')
if (exchange === undefined) throw new Error('the test is written wrongly')

/** Reads a document of any kind as the exchange ELPR's. */
export const read = (document: string | Uint8Array): CdaRead =>
  readCda(typeof document === 'string' ? Buffer.from(document) : document, { exchange, fallbackId: 'unnamed' })

/** As `read`, where it must be read. */
export const readWell = (document: string | Uint8Array): Extract<CdaRead, { readonly state: 'READ' }> => {
  const result = read(document)
  if (result.state === 'REFUSED') throw new Error(`refused: ${result.reason}`)
  return result
}

const isOf =
  <Type extends RecordType>(type: Type) =>
  (telling: Telling): telling is Telling & { readonly content: ContentOf[Type] } =>
    telling.type === type

/** What a document tells of one type. */
export const tellingsOf = <Type extends RecordType>(
  type: Type,
  document: string,
): readonly (Telling & { readonly content: ContentOf[Type] })[] =>
  (readWell(document).types.get(type)?.tellings ?? []).filter(isOf(type))

/** The one record of a type that a document of one section tells. */
export const tellingOf = <Type extends RecordType>(
  type: Type,
  sections: string,
  written: Written = {},
): Telling & { readonly content: ContentOf[Type] } => {
  const [first, ...others] = tellingsOf(type, documentOf(sections, written))
  if (first === undefined || others.length > 0) throw new Error(`${others.length + 1} records of ${type}, not one`)
  return first
}

/** Why the list of a type is not whole. */
export const incompleteOf = (type: RecordType, sections: string): readonly string[] => [
  ...(readWell(documentOf(sections)).types.get(type)?.incomplete ?? ['NOT_SPOKEN_OF']),
]
