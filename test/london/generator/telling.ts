import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { ODS_SYSTEM } from '../../../schema/model/ods-code.ts'
import type { SourceResource } from '../../../schema/model/record.ts'
import type { SensitivityClass } from '../../../schema/model/sensitivity-class.ts'
import type { Fact, Pen } from './fact.ts'
import { conceptIn, type Manner } from './manner.ts'
import { cut, instantOf } from './moments.ts'
import type { Random } from './random.ts'
import { inStu3 } from './stu3.ts'
import type { Tongue } from './tongue.ts'

export const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
/** The same system as STU3 wrote it, which some exchanges still send. */
export const ACT_CODE_STU3 = 'http://hl7.org/fhir/v3/ActCode'
export const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'

const CLINICIANS = [
  'Dr A. Whitcombe',
  'Dr R. Sethi',
  'Sister M. Oduya',
  'Mr J. Farrant',
  'Dr L. Castellane',
  'Nurse P. Brightwell',
  'Ms T. Ilunga',
] as const

export type Told = {
  readonly resourceType: string
  readonly id: string
  readonly text: string
  readonly at: string
  readonly lastUpdated: string
}

/** Who and where a telling is told, and with which labels. */
export type Circumstance = {
  readonly exchange: string
  readonly speaks: Tongue
  readonly id: string
  readonly patientId: string
  readonly custodian: OdsCode | undefined
  readonly labels: readonly SensitivityClass[]
  readonly notForPatient: boolean
  readonly otherwise: string | undefined
}

/** Security labels as FHIR writes them: sensitivities as ActCode, `R` and `V` as Confidentiality. */
export const securityOf = (
  labels: readonly SensitivityClass[],
  notForPatient: boolean,
  older: boolean,
): readonly SourceResource[] => {
  const actCode = older ? ACT_CODE_STU3 : ACT_CODE
  const named = labels.map((code) => ({ system: code === 'R' || code === 'V' ? CONFIDENTIALITY : actCode, code }))
  return [...named, ...(notForPatient ? [{ system: actCode, code: 'NOPAT' }] : [])]
}

/** Writes one telling: a whole resource in the tongue of its exchange, serialised once. */
export const tell = (fact: Fact, manner: Manner, where: Circumstance, random: Random): Told => {
  const recorded = cut(fact.at, 'day')
  const lastUpdated = instantOf(fact.at, 'utc')
  const pen: Pen = {
    patient: { reference: `Patient/${where.patientId}` },
    otherwise: where.otherwise,
    concept: (of) => conceptIn(of, manner.coding, where.exchange),
    date: () =>
      manner.date === 'any'
        ? undefined
        : manner.date === 'time'
          ? instantOf(fact.at, manner.zone)
          : cut(fact.at, manner.date),
    instant: (moment) => instantOf(moment, manner.zone),
    recorded,
    author: random.pick(CLINICIANS),
  }
  const security = securityOf(where.labels, where.notForPatient, random.chance(0.2))
  const resource = {
    resourceType: fact.resourceType,
    id: where.id,
    meta: {
      versionId: String(random.int(1, 4)),
      lastUpdated,
      source: `https://${where.exchange.toLowerCase()}.exchange.example/fhir`,
      ...(security.length > 0 ? { security } : {}),
      ...(where.custodian === undefined ? {} : { tag: [{ system: ODS_SYSTEM, code: where.custodian }] }),
    },
    ...(random.chance(0.08)
      ? {
          text: {
            status: 'generated',
            div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${fact.concept.display}</p></div>`,
          },
        }
      : {}),
    ...(random.chance(0.06)
      ? {
          extension: [
            {
              url: `https://${where.exchange.toLowerCase()}.exchange.example/StructureDefinition/feed`,
              valueCode: 'nightly',
            },
          ],
        }
      : {}),
    ...fact.write(pen),
  }
  const written: SourceResource =
    where.speaks === 'FHIR_STU3' || where.speaks === 'GP_CONNECT'
      ? inStu3(resource, where.speaks === 'GP_CONNECT')
      : resource
  return {
    resourceType: String(written['resourceType']),
    id: where.id,
    text: JSON.stringify(written),
    at: fact.at,
    lastUpdated,
  }
}
