import type { AgreementNoticeKind } from '../../../schema/generated/agreements.ts'
import { definePage } from '../page.ts'
import { agreementPath, versionPath } from './paths.ts'

/** Something that waits for us. */
export type Notice = {
  readonly kind: AgreementNoticeKind
  readonly agreement: { readonly id: string }
  readonly version: number | null
  readonly sentence: string
  readonly due: string | null
}

/** Where a notice is answered. */
export const noticePath = ({ kind, agreement, version }: Notice): string => {
  if (kind === 'DSPT_DUE') return '/console/dspt'
  if (kind === 'TO_SIGN' && version !== null) return versionPath(agreement.id, version, '/sign')
  return agreementPath(agreement.id)
}

/** All that waits for the requester's organisation. */
export const noticesPage = definePage<{ readonly agreementNotices: readonly Notice[] | null }>({
  path: '/console/notices',
  audience: 'ig-manager',
  template: 'console/notices.njk',
  document: /* GraphQL */ `
    query Notices { agreementNotices { kind agreement { id } version sentence due } }`,
  view: ({ agreementNotices }) => ({
    available: agreementNotices !== null,
    notices: (agreementNotices ?? []).map((notice) => ({ ...notice, href: noticePath(notice) })),
  }),
})
