import { z } from 'zod'
import type { Access } from '../../schema/model/access-request.ts'
import type { Instant } from '../../schema/model/instant.ts'
import { type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { holderOf } from '../retrieval/document-link.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { Place } from './listing.ts'

/** Where the next page begins: all that is needed to ask again, and nothing that was found. */
export type PageAhead = {
  readonly patient: NhsNumber
  /** The operation or the resource type that was searched. */
  readonly of: string
  /** Its parameters, without the patient. */
  readonly parameters: string
  readonly after: Place
  readonly expires: Instant
}

/** How long a link to a page is worth anything. */
export const PAGE_LIFE_MS = 10 * 60_000

/** Path of a page, before the link. */
export const PAGES_PATH = '_page'

const ahead: z.ZodType<PageAhead> = z.object({
  patient: z.custom<NhsNumber>((value) => typeof value === 'string' && parseNhsNumber(value) === value),
  of: z.string(),
  parameters: z.string(),
  after: z.object({ type: z.enum(RECORD_TYPES), date: z.string().nullable(), id: z.string() }),
  expires: z.number(),
})

/** For this person, asking for this: who was let in for something else begins anew. */
const aboutOf = (requester: Requester, { purpose, careContext = '' }: Access): string =>
  `fhir-page ${JSON.stringify([holderOf(requester), purpose, careContext])}`

/** A link's last part, sealed: an address tells nobody whose record it pages through, or what was sought. */
export const sealPage = (
  { seal }: Pick<Sealing, 'seal'>,
  requester: Requester,
  access: Access,
  page: PageAhead,
): string => {
  const { keyId, sealed } = seal(aboutOf(requester, access), JSON.stringify(page))
  return `${keyId}.${sealed}`
}

/** What such a link says; undefined for what was never given to this person for this, or is too old. */
export const openPage = (
  { open }: Pick<Sealing, 'open'>,
  requester: Requester,
  access: Access,
  link: string,
  now: Instant,
): PageAhead | undefined => {
  const dot = link.indexOf('.')
  const text =
    dot < 0 ? undefined : open(aboutOf(requester, access), { keyId: link.slice(0, dot), sealed: link.slice(dot + 1) })
  const page = text === undefined ? undefined : ahead.safeParse(JSON.parse(text)).data
  return page !== undefined && now < page.expires ? page : undefined
}
