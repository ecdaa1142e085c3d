import type { AccessRequest } from '../../schema/model/access-request.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { UnifiedRecord } from '../../schema/model/record.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { View } from '../disclosure/view.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { holderOf, LINK_LIFE_MS, sealLink } from './document-link.ts'

/** Where a document may be fetched: the path at this gateway, and what its source says of the content. */
export type DocumentLink = {
  readonly exchange: ExchangeId
  readonly url: string
  readonly expires: Instant
  readonly contentType: string | null
  readonly size: number | null
  readonly hash: string | null
}

/** The views of one request, and links to the documents in them. */
export type LinksOfViews = {
  readonly remember: (request: AccessRequest, view: View) => void
  /** One for each exchange that tells of the document and can hand it over; none for what no view of this request released. */
  readonly linksOf: (document: UnifiedRecord<'DOCUMENT'>) => readonly DocumentLink[]
}

type Shown = { readonly access: AccessRequest['access']; readonly view: View }

const NONE: readonly DocumentLink[] = []

/**
 * Links for one requester, made only of records that a view of theirs holds: what was not released is in none. `canRetrieve`: whether documents can be had of this
 * exchange at all.
 */
export const linksOfViews = (
  sealing: Pick<Sealing, 'seal'>,
  requester: Requester,
  canRetrieve: (exchange: ExchangeId) => boolean,
): LinksOfViews => {
  // By the very object that the view holds: no two views share one.
  const shown = new WeakMap<object, Shown>()
  return {
    remember: ({ access }, view) => {
      for (const record of view.lists.get('DOCUMENT')?.records ?? [])
        for (const one of [record, ...record.dissenting]) shown.set(one, { access, view })
    },
    linksOf: (document) => {
      const found = shown.get(document)
      if (found === undefined) return NONE
      const { access, view } = found
      const expires = view.at + LINK_LIFE_MS
      const { contentType, size, hash } = document
      return document.provenance
        .filter(({ exchange }) => canRetrieve(exchange))
        .map(({ exchange, sourceId }) => ({
          exchange,
          url: sealLink(sealing, {
            patient: view.patient,
            exchange,
            sourceId,
            holder: holderOf(requester),
            access,
            receipt: view.receipt,
            expires,
          }),
          expires,
          contentType,
          size,
          hash,
        }))
    },
  }
}
