import { z } from 'zod'
import { londonDay } from '../../../policies/london-day.ts'
import type { DsptStatus } from '../../../schema/generated/agreements.ts'
import { oneOf, withDays } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { choicesOf } from '../render/words.ts'

const STATUSES = [
  'STANDARDS_EXCEEDED',
  'STANDARDS_MET',
  'APPROACHING_STANDARDS',
  'STANDARDS_NOT_MET',
] as const satisfies readonly DsptStatus[]

type Data = { readonly ownDspt: { readonly status: DsptStatus; readonly publishedOn: string } | null }

/** Where the requester's organisation says it stands in the Data Security and Protection Toolkit. */
export const dsptPage = definePage<Data>({
  path: '/console/dspt',
  audience: 'ig-manager',
  template: 'console/dspt.njk',
  document: /* GraphQL */ `query OwnDspt { ownDspt { status publishedOn } }`,
  view: ({ ownDspt }) => ({ kept: ownDspt, statuses: choicesOf('dspt') }),
})

const read = withDays(z.object({ status: oneOf(STATUSES, 'Choose your standing') }), {
  publishedOn: 'Enter the day it was published',
})

export const dsptForm = defineForm<z.output<typeof read>, unknown>({
  path: '/console/dspt',
  page: dsptPage,
  read,
  check: (_, { publishedOn }, { now }) =>
    publishedOn !== null && publishedOn > londonDay(now)
      ? [{ text: 'The day it was published cannot be in the future', field: 'publishedOn-day' }]
      : [],
  mutation: /* GraphQL */ `
    mutation RecordDspt($status: DsptStatus!, $publishedOn: String!) {
      recordDspt(status: $status, publishedOn: $publishedOn) { status }
    }`,
  variables: ({ status, publishedOn }) => ({ status, publishedOn }),
  done: () => '/console/dspt?done=dspt',
})
