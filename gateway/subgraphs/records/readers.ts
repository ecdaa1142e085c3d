import type { Completeness } from '../../../schema/model/completeness.ts'
import type { ExchangeId } from '../../../schema/model/exchange-id.ts'
import type { ManifestEntry } from '../../../schema/model/manifest.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import type { Provenance } from '../../../schema/model/provenance.ts'
import type { Original, UnifiedRecord } from '../../../schema/model/record.ts'
import { RECORD_TYPES, type RecordType } from '../../../schema/model/record-type.ts'
import type { View } from '../../disclosure/view.ts'
import {
  isComplete,
  isPartial,
  SUMMARY_LISTS,
  type SummaryList,
  summaryList,
  summarySentence,
  type Unanswered,
  unanswered,
} from '../../dispatch/emergency-summary.ts'
import type { DocumentLink } from '../../retrieval/links-of-views.ts'
import type { HouseContext } from '../house-context.ts'
import { completenessSentence } from './completeness-sentence.ts'
import { type ListArguments, type Page, pageOf } from './page.ts'
import { RECORD_LISTS } from './record-lists.ts'

const exchange = (id: ExchangeId, { registry }: HouseContext) => ({ id, name: registry.exchange(id)?.name ?? null })

const organisation = (odsCode: OdsCode, { registry }: HouseContext) => ({
  odsCode,
  name: registry.organisation(odsCode)?.name ?? null,
})

const listOf =
  (type: RecordType) =>
  (view: View, args: ListArguments): Page => {
    const list = view.lists.get(type)
    if (list === undefined) throw new Error(`The view holds no list of ${type}, which was asked for.`)
    return pageOf(list, args)
  }

/** Who a view is of, as far as this reader may see it. */
const person = {
  nhsNumber: (view: View) => view.patient,
  name: (view: View) => view.demographics?.name ?? null,
  birthDate: (view: View) => view.demographics?.birthDate ?? null,
  gender: (view: View) => view.demographics?.gender ?? null,
  address: (view: View) => view.demographics?.address ?? null,
  generalPractice: ({ demographics }: View, _: unknown, context: HouseContext) =>
    demographics?.generalPractice == null ? null : organisation(demographics.generalPractice, context),
}

/**
 * How a field of the records subgraph is read where it is not the property of its own name. All are synchronous: whatever is slow
 * happened in the corridor. The supergraph's fast path reads through these same functions.
 */
export const readers = {
  EmergencySummary: {
    ...person,
    complete: isComplete,
    partial: isPartial,
    sentence: (view: View, _: unknown, { registry }: HouseContext) =>
      summarySentence(view, (id) => registry.exchange(id)?.name ?? id),
    unanswered,
    ...Object.fromEntries(
      (Object.keys(SUMMARY_LISTS) as SummaryList[]).map((list) => [list, (view: View) => summaryList(view, list)]),
    ),
  },
  UnansweredExchange: {
    exchange: (of: Unanswered, _: unknown, context: HouseContext) => exchange(of.exchange, context),
  },
  Patient: {
    ...person,
    awaited: (view: View, _: unknown, context: HouseContext) => view.awaited.map((id) => exchange(id, context)),
    ...Object.fromEntries(RECORD_TYPES.map((type) => [RECORD_LISTS[type].field, listOf(type)])),
  },
  Provenance: {
    exchange: (provenance: Provenance, _: unknown, context: HouseContext) => exchange(provenance.exchange, context),
    custodian: (provenance: Provenance, _: unknown, context: HouseContext) =>
      provenance.custodian === null ? null : organisation(provenance.custodian, context),
  },
  Original: {
    exchange: (original: Original, _: unknown, context: HouseContext) => exchange(original.exchange, context),
  },
  Document: {
    links: (document: UnifiedRecord<'DOCUMENT'>, _: unknown, context: HouseContext) => context.documentLinks(document),
  },
  DocumentLink: {
    exchange: (link: DocumentLink, _: unknown, context: HouseContext) => exchange(link.exchange, context),
  },
  ManifestEntry: {
    exchange: (entry: ManifestEntry, _: unknown, context: HouseContext) => exchange(entry.exchange, context),
  },
  Completeness: { sentence: (completeness: Completeness) => completenessSentence(completeness) },
}
