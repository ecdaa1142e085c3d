import { z } from 'zod'
import type { DelayGround, DelayState } from '../../../schema/generated/audit.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { hiddenNumber } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { delayPath } from './paths.ts'

/** A delay as the pages ask for it. */
export const FIELDS = `id receipt ground words state from until holdsUntil renews recordedBy recordedAt recordedByMe
  approvedBy approvedAt endedBy endedAt revision`

/** A delay as the pages are given it. */
export type DelayShown = {
  readonly id: string
  readonly receipt: string | null
  readonly ground: DelayGround
  readonly words: string
  readonly state: DelayState
  readonly from: string
  readonly until: string
  readonly holdsUntil: string
  readonly renews: string | null
  readonly recordedBy: string
  readonly recordedAt: string
  readonly recordedByMe: boolean
  readonly approvedBy: string | null
  readonly approvedAt: string | null
  readonly endedBy: string | null
  readonly endedAt: string | null
  readonly revision: number
}

/** What nobody approved is not carried on: a day would follow a day. */
export const mayBeRenewed = ({ approvedBy }: Pick<DelayShown, 'approvedBy'>): boolean => approvedBy !== null

/** One delay: what it says, and what may be done with it. */
export const delayPage = definePage<{ readonly delay: DelayShown | null }>({
  path: '/privacy/delays/:id',
  audience: 'privacy-officer',
  template: 'privacy/delay.njk',
  document: /* GraphQL */ `
    query Delay($id: ID!) { delay(id: $id) { ${FIELDS} } }`,
  variables: ({ params }) => ({ id: params['id'] }),
  view: ({ delay }) => {
    if (delay === null) throw new HouseError('NOT_FOUND')
    return {
      delay,
      approve: delay.state === 'WAITING' && !delay.recordedByMe ? delayPath(delay.id, '/approve') : undefined,
      renew: mayBeRenewed(delay) ? delayPath(delay.id, '/renew') : undefined,
      end: delay.state === 'OVER' ? undefined : delayPath(delay.id, '/end'),
      earlier: delay.renews === null ? undefined : delayPath(delay.renews),
    }
  },
})

const read = z.object({ revision: hiddenNumber })

const deedForm = (name: 'approve' | 'end', mutation: string, done: string) =>
  defineForm<z.output<typeof read>, unknown>({
    path: `/privacy/delays/:id/${name}`,
    page: { ...delayPage, path: `/privacy/delays/:id/${name}` },
    read,
    mutation,
    variables: ({ revision }, { params }) => ({ id: params['id'], revision }),
    done: (_, __, { params }) => delayPath(params['id'] ?? '', `?done=${done}`),
  })

/** The second officer approves. */
export const approveForm = deedForm(
  'approve',
  /* GraphQL */ `mutation Approve($id: ID!, $revision: Int!) { approveDelay(id: $id, revision: $revision) { id } }`,
  'approved',
)

/** Either officer ends it. */
export const endForm = deedForm(
  'end',
  /* GraphQL */ `mutation End($id: ID!, $revision: Int!) { endDelay(id: $id, revision: $revision) { id } }`,
  'ended',
)
