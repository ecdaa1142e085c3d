import { createHash } from 'node:crypto'
import { type WrittenXml, writeXml } from '../../../../adapters/xml/write-xml.ts'
import { ODS_SYSTEM } from '../../../../schema/model/ods-code.ts'
import type { SourceResource } from '../../../../schema/model/record.ts'
import type { RecordType } from '../../../../schema/model/record-type.ts'
import { SECTIONS, type SectionKind } from './cda-entries.ts'
import { hl7, LOINC_OID, oidOf, timeOf } from './cda-values.ts'

export const NHS_NUMBER_OID = '2.16.840.1.113883.2.1.4.1'
export const ODS_OID = '2.16.840.1.113883.2.1.3.2.4.19.1'

/** Whom a community knows by which id. */
export type Subject = {
  readonly root: string
  readonly id: string
  readonly nhsNumber: string
  readonly family: string
  readonly given: string
  readonly birthDate: string
  readonly gender: string
}

export type Label = { readonly system: string; readonly code: string }

/** A record of the community, as the generator wrote it. */
export type Written = SourceResource & { readonly resourceType: string; readonly id: string }

/** One summary: what one controller holds of a person under one confidentiality. Made when it is asked for. */
export type Summary = {
  readonly uniqueId: string
  readonly custodian: string | undefined
  readonly labels: readonly Label[]
  readonly created: string
  /** `Type/id` of each record → its id in the document, as a reader of it names it. */
  readonly sourceIds: ReadonlyMap<string, string>
  readonly xml: () => string
}

const metaOf = (record: Written) =>
  (record['meta'] ?? {}) as { readonly tag?: readonly Label[]; readonly security?: readonly Label[] }

export const custodianOf = (record: Written): string | undefined =>
  metaOf(record).tag?.find(({ system }) => system === ODS_SYSTEM)?.code

export const labelsOf = (record: Written): readonly Label[] => metaOf(record).security ?? []

type Section = { readonly kind: SectionKind; readonly records: readonly Written[] }

const sectionsOf = (records: readonly Written[]): readonly Section[] =>
  SECTIONS.map((kind) => ({
    kind,
    records: records.filter(({ resourceType }) => kind.resourceTypes.includes(resourceType)),
  })).filter((section) => section.records.length > 0)

const section = ({ kind, records }: Section): WrittenXml =>
  hl7(
    'component',
    {},
    hl7(
      'section',
      {},
      hl7('code', { code: kind.code, codeSystem: LOINC_OID }),
      hl7('title', {}, kind.title),
      hl7('text', {}, `${records.length} recorded`),
      ...records.map((record) => hl7('entry', { typeCode: 'DRIV' }, kind.write(record))),
    ),
  )

const GENDERS: Readonly<Record<string, string>> = { female: 'F', male: 'M' }

/** The one code a header has room for: how confidential the whole is. The registry knows the rest. */
const headerLabel = (labels: readonly Label[]): string =>
  labels.find(({ code }) => code === 'V')?.code ?? (labels.some(({ code }) => code !== 'NOPAT') ? 'R' : 'N')

const documentOf = (
  uniqueId: string,
  subject: Subject,
  custodian: string | undefined,
  labels: readonly Label[],
  created: string,
  sections: readonly Section[],
): WrittenXml =>
  hl7(
    'ClinicalDocument',
    {},
    hl7('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    hl7('templateId', { root: '2.16.840.1.113883.10.20.22.1.2', extension: '2015-08-01' }),
    hl7('id', { root: uniqueId }),
    hl7('code', { code: '34133-9', codeSystem: LOINC_OID, displayName: 'Summarization of Episode Note' }),
    hl7('title', {}, 'Summary of care'),
    hl7('effectiveTime', { value: timeOf(created) }),
    hl7('confidentialityCode', { code: headerLabel(labels), codeSystem: '2.16.840.1.113883.5.25' }),
    hl7(
      'recordTarget',
      {},
      hl7(
        'patientRole',
        {},
        hl7('id', { root: subject.root, extension: subject.id }),
        hl7('id', { root: NHS_NUMBER_OID, extension: subject.nhsNumber }),
        hl7(
          'patient',
          {},
          hl7('name', {}, hl7('given', {}, subject.given), hl7('family', {}, subject.family)),
          hl7('administrativeGenderCode', {
            code: GENDERS[subject.gender] ?? 'UN',
            codeSystem: '2.16.840.1.113883.5.1',
          }),
          hl7('birthTime', { value: timeOf(subject.birthDate) }),
        ),
      ),
    ),
    hl7(
      'custodian',
      {},
      hl7(
        'assignedCustodian',
        {},
        hl7(
          'representedCustodianOrganization',
          {},
          hl7('id', custodian === undefined ? { nullFlavor: 'UNK' } : { root: ODS_OID, extension: custodian }),
        ),
      ),
    ),
    hl7('component', {}, hl7('structuredBody', {}, ...sections.map(section))),
  )

const dottedId = (root: string, ...parts: readonly string[]): string => {
  const digest = createHash('sha256').update(parts.join('|')).digest()
  return `${root}.${digest.readUInt32BE(0)}.${digest.readUInt32BE(4)}`
}

/** A community's summaries of one person: one for each controller and each set of labels, since a document has one custodian and one confidentiality. */
export const summariesOf = (subject: Subject, records: readonly Written[]): readonly Summary[] => {
  const groups = Map.groupBy(
    records.filter(({ resourceType }) => SECTIONS.some((kind) => kind.resourceTypes.includes(resourceType))),
    (record) =>
      JSON.stringify([
        custodianOf(record) ?? null,
        labelsOf(record)
          .map(({ code, system }) => `${oidOf(system)}|${code}`)
          .sort(),
      ]),
  )
  return [...groups].map(([key, group]) => {
    const [first] = group
    const custodian = first === undefined ? undefined : custodianOf(first)
    const labels = first === undefined ? [] : labelsOf(first)
    const uniqueId = dottedId(subject.root, subject.id, key)
    const created = '2026-11-01T06:00:00Z'
    const sections = sectionsOf(group)
    return {
      uniqueId,
      custodian,
      labels,
      created,
      sourceIds: new Map(
        sections.flatMap(({ records: of }, at) =>
          of.map(({ resourceType, id }, nth) => [
            `${resourceType}/${id}`,
            `ClinicalDocument/${uniqueId}#${at + 1}.${nth + 1}`,
          ]),
        ),
      ),
      xml: () =>
        `<?xml version="1.0" encoding="UTF-8"?>${writeXml(documentOf(uniqueId, subject, custodian, labels, created, sections))}`,
    }
  })
}

/** Record types that summaries hold. */
export const TYPES_IN_SUMMARIES: readonly RecordType[] = SECTIONS.map(({ type }) => type)
