import { elementsIn, type WrittenXml } from '../../../../adapters/xml/write-xml.ts'
import { DMD, LOINC, READ, SNOMED } from '../../generator/concept.ts'

export const hl7 = elementsIn('urn:hl7-org:v3')
const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

type Coded = { readonly system?: string; readonly code?: string; readonly display?: string }
export type Concept = { readonly coding?: readonly Coded[]; readonly text?: string }

/** The OIDs of the code systems that exchanges use. Local codes get one of this London's own. */
const OIDS: Readonly<Record<string, string>> = {
  [SNOMED]: '2.16.840.1.113883.6.96',
  [DMD]: '2.16.840.1.113883.2.1.3.2.4.15',
  [READ]: '2.16.840.1.113883.2.1.3.2.4.14',
  [LOINC]: '2.16.840.1.113883.6.1',
  'http://terminology.hl7.org/CodeSystem/v3-ActCode': '2.16.840.1.113883.5.4',
  'http://hl7.org/fhir/v3/ActCode': '2.16.840.1.113883.5.4',
  'http://terminology.hl7.org/CodeSystem/v3-Confidentiality': '2.16.840.1.113883.5.25',
}

export const oidOf = (system: string | undefined): string => OIDS[system ?? ''] ?? '2.16.840.1.113883.2.1.3.999.7'

export const SNOMED_OID = '2.16.840.1.113883.6.96'
export const LOINC_OID = '2.16.840.1.113883.6.1'

/** `xsi:type`, as an attribute. */
export const typed = (type: string): Readonly<Record<string, string>> => ({ [`{${XSI}}type`]: type })

const codeAttributes = ({ system, code, display }: Coded) => ({
  code,
  codeSystem: oidOf(system),
  displayName: display,
})

/** A concept as a CD: its SNOMED CT code first, the others as translations, its words as original text; words alone under a null flavor. */
export const concept = (name: string, of: Concept | undefined, type?: string): WrittenXml => {
  const codings = [...(of?.coding ?? [])].sort(
    (one, other) => Number(other.system === SNOMED) - Number(one.system === SNOMED),
  )
  const [first, ...others] = codings
  return hl7(
    name,
    {
      ...(type === undefined ? {} : typed(type)),
      ...(first === undefined ? { nullFlavor: 'OTH' } : codeAttributes(first)),
    },
    ...(of?.text === undefined ? [] : [hl7('originalText', {}, of.text)]),
    ...others.map((other) => hl7('translation', codeAttributes(other))),
  )
}

/** One SNOMED CT code. */
export const snomed = (name: string, code: string, display: string, type?: string): WrittenXml =>
  concept(name, { coding: [{ system: SNOMED, code, display }] }, type)

export const loinc = (name: string, code: string, displayName?: string): WrittenXml =>
  hl7(name, { code, codeSystem: LOINC_OID, displayName })

/** A FHIR date or moment as an HL7 time, as exact as it is. */
export const timeOf = (date: string): string => {
  const [, day = '', time = '', zone = ''] = /^([\d-]+)(?:T([\d:]+)(?:\.\d+)?(.*))?$/.exec(date) ?? []
  const offset = zone === 'Z' ? '+0000' : zone.replace(':', '')
  return `${day.replaceAll('-', '')}${time.replaceAll(':', '')}${time === '' ? '' : offset}`
}

/** From when to when, as far as it is said; nothing where neither is. */
export const period = (start: string | undefined, end: string | undefined): readonly WrittenXml[] =>
  start === undefined && end === undefined
    ? []
    : [
        hl7(
          'effectiveTime',
          typed('IVL_TS'),
          ...(start === undefined ? [hl7('low', { nullFlavor: 'UNK' })] : [hl7('low', { value: timeOf(start) })]),
          ...(end === undefined ? [] : [hl7('high', { value: timeOf(end) })]),
        ),
      ]

/** A moment; nothing where it is not said. */
export const moment = (at: string | undefined): readonly WrittenXml[] =>
  at === undefined ? [] : [hl7('effectiveTime', { value: timeOf(at) })]
