import { z } from 'zod'
import { londonDay } from '../../../policies/london-day.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { withDays } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { lastDayBefore } from '../render/dates.ts'
import { agreementPath, draftPath } from './paths.ts'

type Data = {
  readonly agreement: {
    readonly id: string
    readonly version: {
      readonly version: number
      readonly terms: { readonly title: string; readonly period: { readonly end: string | null } }
    }
  } | null
}

const TO_RENEW = /* GraphQL */ `
  query AgreementToRenew($id: ID!) {
    agreement(id: $id) { id version { version terms { title period { end } } } }
  }`

/** Begins the next version with the same terms and a later end. */
export const renewPage = definePage<Data>({
  path: '/console/agreements/:id/renew',
  audience: 'ig-manager',
  template: 'console/renew.njk',
  document: TO_RENEW,
  variables: ({ params }) => ({ id: params['id'] }),
  view: ({ agreement }) => {
    if (agreement === null) throw new HouseError('NOT_FOUND')
    const { id, version } = agreement
    const { end } = version.terms.period
    return {
      title: version.terms.title,
      version: version.version,
      ends: end === null ? undefined : lastDayBefore(end),
      back: agreementPath(id),
      action: agreementPath(id, '/renew'),
    }
  },
})

const read = withDays(z.object({}), {
  lastDay: 'Enter the new last day',
  reviewDate: 'Enter the new day by which to review it',
})

type Renewed = { readonly renewAgreement: { readonly id: string } | null }

export const renewForm = defineForm<z.output<typeof read>, Renewed, Data>({
  path: '/console/agreements/:id/renew',
  page: renewPage,
  read,
  before: TO_RENEW,
  beforeVariables: (_, { params }) => ({ id: params['id'] }),
  check: ({ agreement }, { lastDay }) => {
    const end = agreement?.version.terms.period.end ?? null
    return end !== null && lastDay !== null && lastDay <= londonDay(Date.parse(end) - 1)
      ? [{ text: `Enter a day after ${lastDayBefore(end)}, when it ends now`, field: 'lastDay-day' }]
      : []
  },
  mutation: /* GraphQL */ `
    mutation Renew($agreement: ID!, $lastDay: String!, $reviewDate: String!) {
      renewAgreement(agreement: $agreement, lastDay: $lastDay, reviewDate: $reviewDate) { id }
    }`,
  variables: ({ lastDay, reviewDate }, { params }) => ({ agreement: params['id'], lastDay, reviewDate }),
  done: ({ renewAgreement }, _, { params }) =>
    renewAgreement === null ? agreementPath(params['id'] ?? '') : draftPath(renewAgreement.id, '?done=started'),
})
