import type { DraftState } from '../../../schema/generated/agreements.ts'
import { parseExchangeId } from '../../../schema/model/exchange-id.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import { definePage } from '../page.ts'
import { choicesMade } from './choices-made.ts'
import type { Named } from './parties.ts'
import { receiptPath } from './paths.ts'
import { receiptChoices } from './receipt-choices.ts'
import {
  type ExplainedExchange,
  MOST_AT_ONCE,
  type NamedExchange,
  OUTCOME,
  type Outcome,
  outcomesView,
  type RestedOn,
} from './receipt-outcomes.ts'

type Explanation = {
  readonly receipt: string
  readonly at: string
  readonly organisation: Named | null
  readonly role: string
  readonly purpose: PurposeOfUse | null
  readonly asOf: string
  readonly replays: boolean | null
  readonly exchanges: readonly ExplainedExchange[]
  readonly largest: readonly Outcome[]
  readonly agreements: readonly RestedOn[]
  /** Of the exchange that is opened. */
  readonly all?: readonly Outcome[]
  readonly itsAgreements?: readonly RestedOn[]
}

type Data = {
  readonly receiptExplanation: Explanation | null
  readonly agreementDrafts:
    | readonly { readonly id: string; readonly state: DraftState; readonly terms: { readonly title: string } }[]
    | null
  readonly exchanges: readonly { readonly id: string; readonly name: string | null }[] | null
  readonly exchange?: NamedExchange | null
}

/** Whose organisations are to be named. */
const exchangeAsked = ({ exchange }: Readonly<Record<string, string>>) => parseExchangeId(exchange ?? '')

/** Why a past view came out as it did, as it was or with other agreements, and whether it replays. */
export const receiptPage = definePage<Data>({
  path: '/console/receipts/:id',
  audience: 'ig-manager',
  template: 'console/receipt.njk',
  notFound: {
    title: 'There is no receipt to show',
    paragraphs: [
      'Check that the receipt id is complete and correct.',
      'You can only see a receipt if somebody in your organisation asked, or if your organisation’s records could have been asked for.',
      'If you chose a draft, it may have been put away since.',
    ],
    action: { href: '/console/receipts', text: 'Enter a receipt id' },
  },
  document: /* GraphQL */ `
    query Explained($receipt: ID!, $asOf: DateTime, $draft: ID, $exchange: ExchangeId!, $named: Boolean!) {
      receiptExplanation(receipt: $receipt, asOf: $asOf, draft: $draft) {
        receipt
        at
        organisation { odsCode name }
        role
        purpose
        asOf
        replays
        exchanges { exchange { id } permitted outcomeCount }
        largest: outcomes(largest: ${MOST_AT_ONCE}) { ...Outcome }
        agreements(largest: ${MOST_AT_ONCE}) { ...RestedOn }
        all: outcomes(exchange: $exchange) @include(if: $named) { ...Outcome }
        itsAgreements: agreements(exchange: $exchange) @include(if: $named) { ...RestedOn }
      }
      exchanges { id name }
      agreementDrafts { id state terms { title } }
      exchange(id: $exchange) @include(if: $named) { id members { odsCode name } }
    }
    ${OUTCOME}`,
  variables: ({ params, query, now }) => {
    const { asOf, draft } = receiptChoices(query, now)
    return {
      receipt: params['id'],
      asOf: asOf === undefined ? null : new Date(asOf).toISOString(),
      draft: draft ?? null,
      exchange: exchangeAsked(query) ?? 'NONE',
      named: exchangeAsked(query) !== undefined,
    }
  },
  view: ({ receiptExplanation: found, agreementDrafts, exchanges, exchange }, { query, now, requester }) => {
    if (found === null) throw new HouseError('NOT_FOUND')
    const { day, draft, errors } = receiptChoices(query, now)
    const drafts = (agreementDrafts ?? []).filter(({ state }) => state === 'DRAFT' || state === 'IN_COMMENT')
    const here = receiptPath(found.receipt)
    const link = (id: string): string => `${here}?${new URLSearchParams({ ...query, exchange: id })}#${id}`
    return {
      ...choicesMade(query, errors),
      found,
      here,
      day,
      draft: drafts.find(({ id }) => id === draft),
      drafts,
      asItWas: day === null && draft === undefined,
      exchanges: outcomesView(found, {
        called: new Map(exchanges?.map(({ id, name }) => [id, name ?? id])),
        titles: new Map(
          [...found.agreements, ...(found.itsAgreements ?? [])].map(({ id, version }) => [
            id,
            version?.terms.title ?? id,
          ]),
        ),
        own: requester?.organisation,
        opened: exchange ?? undefined,
        link,
      }),
    }
  },
})
