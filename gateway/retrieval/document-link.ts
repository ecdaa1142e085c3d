import { z } from 'zod'
import type { Access } from '../../schema/model/access-request.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import { type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { PURPOSES_OF_USE } from '../../schema/model/purpose-of-use.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { exchangeId, instant, odsCode } from '../state/shapes.ts'

/** Where documents are fetched, before the link. */
export const DOCUMENTS_PATH = '/documents/'

/** How long a link is worth anything. */
export const LINK_LIFE_MS = 5 * 60_000

/** Whom a link is for: the same person, in the same role, at the same organisation. */
export type LinkHolder = Pick<Requester, 'issuer' | 'userId' | 'role' | 'roleCode' | 'organisation' | 'system'>

/** All that a link says, and nobody can read: which document, shown to whom, for what, under which receipt, and until when. */
export type LinkedDocument = {
  readonly patient: NhsNumber
  readonly exchange: ExchangeId
  readonly sourceId: string
  readonly holder: LinkHolder
  readonly access: Access
  /** Of the view that showed it. */
  readonly receipt: string
  readonly expires: Instant
}

const nhsNumber = z.custom<NhsNumber>((value) => typeof value === 'string' && parseNhsNumber(value) === value)

const linked: z.ZodType<LinkedDocument> = z
  .object({
    patient: nhsNumber,
    exchange: exchangeId,
    sourceId: z.string().min(1),
    holder: z.object({
      issuer: z.string(),
      userId: z.string(),
      role: z.custom<LinkHolder['role']>((value) => typeof value === 'string'),
      roleCode: z.string().optional(),
      organisation: odsCode.optional(),
      system: z.string().optional(),
    }),
    access: z.object({ purpose: z.enum(PURPOSES_OF_USE), careContext: z.string().optional() }),
    receipt: z.string(),
    expires: instant,
  })
  .transform(({ holder, access, ...rest }) => ({
    ...rest,
    holder: {
      ...holder,
      roleCode: holder.roleCode,
      organisation: holder.organisation,
      system: holder.system,
    },
    access: { ...access, careContext: access.careContext },
  }))

const ABOUT = 'document-link'

/** The holder that a requester is. */
export const holderOf = ({ issuer, userId, role, roleCode, organisation, system }: Requester): LinkHolder => ({
  issuer,
  userId,
  role,
  roleCode,
  organisation,
  system,
})

/** Whether the requester is whom the link was given to. */
export const isHolder = (requester: Requester, holder: LinkHolder): boolean =>
  requester.issuer === holder.issuer &&
  requester.userId === holder.userId &&
  requester.role === holder.role &&
  requester.roleCode === holder.roleCode &&
  requester.organisation === holder.organisation &&
  requester.system === holder.system

/** The path of a link: sealed (AES-256-GCM), so that an address tells nobody whose document it is, or what. */
export const sealLink = ({ seal }: Pick<Sealing, 'seal'>, document: LinkedDocument): string => {
  const { keyId, sealed } = seal(ABOUT, JSON.stringify(document))
  return `${DOCUMENTS_PATH}${keyId}.${sealed}`
}

/** What the last part of a link's path says; undefined for what this house never sealed. */
export const openLink = ({ open }: Pick<Sealing, 'open'>, token: string): LinkedDocument | undefined => {
  const dot = token.indexOf('.')
  const text = dot < 0 ? undefined : open(ABOUT, { keyId: token.slice(0, dot), sealed: token.slice(dot + 1) })
  if (text === undefined) return undefined
  return linked.safeParse(JSON.parse(text)).data
}
