import type { XmlElement } from '../xml/xml-element.ts'
import { stated } from './stated.ts'

/** Severities of SNOMED CT and of HL7 v3 in FHIR's three words; what lies between two is the graver. */
const SEVERITIES: ReadonlyMap<string, string> = new Map([
  ['255604002', 'mild'],
  ['371923003', 'moderate'],
  ['6736007', 'moderate'],
  ['371924009', 'severe'],
  ['24484000', 'severe'],
  ['399166001', 'severe'],
  ['442452003', 'severe'],
  ['L', 'mild'],
  ['M', 'moderate'],
  ['H', 'severe'],
])

/** How severe a reaction was; null where it is not stated or not known. */
export const severityOf = (value: XmlElement | undefined): string | null =>
  SEVERITIES.get(stated(value, 'code') ?? '') ?? null
