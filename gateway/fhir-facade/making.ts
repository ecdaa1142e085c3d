import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Original, UnifiedRecord } from '../../schema/model/record.ts'
import type { View } from '../disclosure/view.ts'
import type { HouseContext } from '../subgraphs/house-context.ts'
import type { Ids } from './ids.ts'
import { provenancesOf } from './provenance.ts'
import { isObject, type Json, pruned, type Resource } from './resource.ts'
import { isServed, resourceTypeOf } from './served-types.ts'
import { fittedSource } from './source-resource.ts'
import { neededConcept } from './written/elements.ts'
import { writtenRecord } from './written/written.ts'

/** What resources are made of: one view, for one person who asks. */
export type MakingBasis = {
  readonly base: string
  readonly view: View
  readonly ids: Ids
  readonly context: Pick<HouseContext, 'registry' | 'documentLinks'>
}

/** A record as resources: the one to be shown first, what tells it otherwise, and where each telling comes from. */
export type Made = {
  readonly main: Resource
  readonly otherwise: readonly Resource[]
  readonly provenance: () => readonly Resource[]
}

/** Makes resources of the records of one view. `as`: the id that the main one was asked by, where it was. */
export type Make = (record: UnifiedRecord, as?: string) => Made

/** Extensions by which a record and what tells it otherwise lead to each other. */
const TOLD_OTHERWISE = 'StructureDefinition/told-otherwise'
const TELLS_OTHERWISE = 'StructureDefinition/tells-otherwise'

const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** Protocols whose resources are those of FHIR R4. */
const SPEAKS_R4: ReadonlySet<string | undefined> = new Set(['FHIR_R4', 'IHE_MHD'])

/** The namespace of an exchange's own ids, and the source that a resource names. */
const namespaceOf = (base: string, exchange: ExchangeId): string => `${base}/exchange/${exchange}`

const isInstant = (text: string | null): boolean =>
  text !== null && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Makes resources of what this view released. Ids and references are the same throughout. */
export const maker = ({ base, view, ids, context }: MakingBasis): Make => {
  const subject = { reference: `Patient/${ids.ofPatient(view.patient)}` }
  const idOf = (record: UnifiedRecord): string => ids.ofRecord(view.patient, record.id)
  const referenceOf = (record: UnifiedRecord): Json => ({ reference: `${resourceTypeOf(record)}/${idOf(record)}` })

  const bySource = new Map<string, UnifiedRecord>()
  for (const { records } of view.lists.values())
    for (const record of records)
      for (const told of [record, ...record.dissenting])
        for (const { exchange, sourceId } of told.provenance) bySource.set(`${exchange}|${sourceId}`, told)
  const referenceTo = (exchange: ExchangeId) => (sourceId: string) => {
    const record = bySource.get(`${exchange}|${sourceId}`)
    return record === undefined ? undefined : referenceOf(record)
  }

  const linkTo = (record: UnifiedRecord, exchange: ExchangeId | undefined): string | undefined => {
    if (record.recordType !== 'DOCUMENT') return undefined
    const links = context.documentLinks(record as UnifiedRecord<'DOCUMENT'>)
    const path = (links.find((link) => link.exchange === exchange) ?? links[0])?.url
    return path === undefined ? undefined : new URL(path, base).href
  }

  /** The source's own resource, where one speaks FHIR R4. */
  const sourceOf = (record: UnifiedRecord): (Original & { readonly resource: Resource }) | undefined => {
    for (const { exchange, sourceId, resource } of record.original) {
      const { resourceType } = resource
      const isR4 = SPEAKS_R4.has(context.registry.exchange(exchange)?.protocol)
      if (isR4 && typeof resourceType === 'string' && isServed(resourceType) && resourceType === resourceTypeOf(record))
        return { exchange, sourceId, resource: { ...resource, resourceType } }
    }
    return undefined
  }

  const metaOf = (
    record: UnifiedRecord,
    stated: unknown,
    from: { readonly exchange: ExchangeId; readonly sourceId: string } | undefined,
  ): Json => {
    const meta = isObject(stated) ? stated : {}
    const [first] = record.provenance
    const source = from ?? first
    const told = list(meta['security']).filter(isObject)
    const labels = record.confidentiality.filter(
      ({ system, code }) => !told.some((one) => one['code'] === code && (one['system'] ?? null) === system),
    )
    const exchanges = [...new Set(record.provenance.map(({ exchange }) => exchange))]
    const custodians = new Set(record.provenance.flatMap(({ custodian }) => custodian ?? []))
    const stands = list(meta['tag']).filter(isObject)
    return {
      ...meta,
      lastUpdated: isInstant(first?.lastUpdated ?? null) ? (meta['lastUpdated'] ?? first?.lastUpdated) : undefined,
      source: source && `${namespaceOf(base, source.exchange)}#${source.sourceId}`,
      security: [...told, ...labels],
      tag: [
        ...stands,
        ...exchanges.map((exchange) => ({
          system: `${base}/CodeSystem/exchange`,
          code: exchange,
          display: context.registry.exchange(exchange)?.name,
        })),
        ...[...custodians]
          .filter((code) => !stands.some((one) => one['system'] === ODS && one['code'] === code))
          .map((code) => ({ system: ODS, code, display: context.registry.organisation(code)?.name })),
        {
          system: `${base}/CodeSystem/telling`,
          code: from === undefined ? 'written' : 'source',
          display: from === undefined ? 'Written in FHIR R4 by the gateway' : "The source's own resource",
        },
      ],
    }
  }

  const resourceOf = (record: UnifiedRecord, id: string, extensions: readonly Json[]): Resource => {
    const source = sourceOf(record)
    const exchange = source?.exchange ?? record.provenance[0]?.exchange
    const references = exchange === undefined ? () => undefined : referenceTo(exchange)
    const said =
      source === undefined
        ? writtenRecord(record, { subject, base, referenceTo: references }, linkTo(record, undefined))
        : fittedSource(source.resource, {
            subject,
            referenceTo: references,
            namespace: namespaceOf(base, source.exchange),
            documentUrl: linkTo(record, source.exchange),
            medicine: neededConcept(record.concept),
          })
    const { resourceType: _type, id: _id, meta, extension, ...rest } = said
    const made = pruned({
      id,
      meta: metaOf(record, meta, source),
      ...rest,
      extension: [...list(extension), ...extensions],
    })
    return { resourceType: resourceTypeOf(record), ...(isObject(made) ? made : {}) }
  }

  return (record, as) => {
    const id = as ?? idOf(record)
    const mainReference = { reference: `${resourceTypeOf(record)}/${id}` }
    const main = resourceOf(
      record,
      id,
      record.dissenting.map((other) => ({ url: `${base}/${TOLD_OTHERWISE}`, valueReference: referenceOf(other) })),
    )
    const otherwise = record.dissenting.map((other) =>
      resourceOf(other, idOf(other), [{ url: `${base}/${TELLS_OTHERWISE}`, valueReference: mainReference }]),
    )
    return {
      main,
      otherwise,
      provenance: () => {
        const basis = {
          base,
          at: view.at,
          registry: context.registry,
          namespaceOf: (of: ExchangeId) => namespaceOf(base, of),
        }
        return [
          ...provenancesOf(record, mainReference, id, basis),
          ...record.dissenting.flatMap((other) => provenancesOf(other, referenceOf(other), idOf(other), basis)),
        ]
      },
    }
  }
}
