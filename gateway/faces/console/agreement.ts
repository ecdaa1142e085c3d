import type { AgreementStanding } from '../../../schema/generated/agreements.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { definePage } from '../page.ts'
import { day, lastDayBefore } from '../render/dates.ts'
import { EVENT, type Event, eventsView } from './events.ts'
import { type Fault, mendedBeforeSigning } from './faults.ts'
import { type Named, PARTY, type Party, partiesView, SOME_PARTIES, skipAsked } from './parties.ts'
import { agreementPath, draftPath, versionPath } from './paths.ts'
import { TERMS, type Terms, termsView } from './terms.ts'

type Listed = {
  readonly version: number
  readonly proposedAt: string | null
  readonly partyCount: number
  readonly signedCount: number
  readonly ownParty: { readonly organisation: Named; readonly signedAt: string | null } | null
  readonly terms: { readonly period: { readonly start: string | null; readonly end: string | null } }
}

type Newest = Listed & {
  readonly terms: Terms
  readonly termsHash: string
  readonly partyPage: { readonly items: readonly Party[]; readonly totalCount: number }
  readonly signingFaults: readonly Fault[]
}

type Agreement = {
  readonly id: string
  readonly standing: AgreementStanding | null
  readonly suspendedByOperator: boolean
  readonly suspended: readonly Named[]
  readonly withdrawn: readonly Named[]
  readonly version: Newest
  readonly versions: readonly Listed[]
  readonly pairsInForce: readonly { readonly provider: Named; readonly recipient: Named; readonly version: number }[]
  readonly history: readonly Event[]
  readonly draft: { readonly id: string; readonly version: number } | null
}

/** How many pairs and events the page shows before it leads on. */
const SHOWN = 10

type Standing = Pick<Agreement, 'standing' | 'suspendedByOperator' | 'versions'>

/** How it stands for us and why, in a sentence or two. */
const whyOf = ({ standing, suspendedByOperator, versions }: Standing, now: number): readonly string[] => {
  const ours = versions.filter(({ ownParty }) => ownParty !== null)
  const newest = ours.at(-1)
  const signed = ours.findLast(({ ownParty }) => ownParty?.signedAt != null)
  if (standing === null || newest === undefined) return ['Your organisation is not a party to this agreement.']
  const ends = (signed ?? newest).terms.period.end
  const until = ends === null ? '' : ` until the end of ${lastDayBefore(ends)}`
  switch (standing) {
    case 'TO_SIGN':
      return [
        `Version ${newest.version} is waiting for your organisation to sign it.`,
        ...(signed === undefined
          ? ['Nothing is shared by or with your organisation under it until you sign.']
          : [
              `Your organisation signed version ${signed.version}. It stays as it is until you sign version ${newest.version}.`,
            ]),
      ]
    case 'WAITING': {
      const start = signed?.terms.period.start ?? null
      return start !== null && Date.parse(start) > now
        ? [`Your organisation has signed it. It begins on ${day(start)}.`]
        : [
            signed !== undefined && signed.signedCount > 1
              ? 'Your organisation has signed it. It is not in force now: the others that signed have paused it or withdrawn.'
              : 'Your organisation has signed it. It comes into force when another party signs the same version.',
          ]
    }
    case 'IN_FORCE':
      return [`It is in force between your organisation and at least one other party${until}.`]
    case 'SUSPENDED':
      return suspendedByOperator
        ? ['The operator of the exchange has paused this agreement for everybody. Nothing is shared under it.']
        : [
            'Your organisation has paused it. Nothing is shared by or with your organisation under it until you resume it.',
          ]
    case 'EXPIRED':
      return [
        `Its period ended${newest.terms.period.end === null ? '' : ` on ${lastDayBefore(newest.terms.period.end)}`}.`,
      ]
    case 'WITHDRAWN':
      return [
        'Your organisation has withdrawn from it for good. Nothing is shared by or with your organisation under it.',
      ]
  }
}

/** What the requester's organisation can do now. */
const actionsOf = ({ id, standing, suspended, version, versions, draft }: Agreement) => {
  const over = standing === null || standing === 'WITHDRAWN'
  const own = versions.flatMap(({ ownParty }) => (ownParty === null ? [] : [ownParty.organisation.odsCode]))
  const isSuspended = suspended.some(({ odsCode }) => own.includes(odsCode))
  const canSign = standing === 'TO_SIGN' || (standing === 'SUSPENDED' && version.ownParty?.signedAt === null)
  return {
    sign: canSign ? versionPath(id, version.version, '/sign') : undefined,
    suspend: !over && standing !== 'EXPIRED' && !isSuspended ? agreementPath(id, '/suspend') : undefined,
    resume: !over && isSuspended ? agreementPath(id, '/resume') : undefined,
    withdraw: !over && standing !== 'EXPIRED' ? agreementPath(id, '/withdraw') : undefined,
    amend: !over && draft === null ? agreementPath(id, '/amend') : undefined,
    renew: !over && draft === null ? agreementPath(id, '/renew') : undefined,
    draft: draft === null ? undefined : draftPath(draft.id),
  }
}

/** One agreement: what it says, how it stands for us and why, who signed, what is in force, what happened, and what can be done. */
export const agreementPage = definePage<{ readonly agreement: Agreement | null }>({
  path: '/console/agreements/:id',
  audience: 'ig-manager',
  template: 'console/agreement.njk',
  document: /* GraphQL */ `
    query OneAgreement($id: ID!, $search: String, $first: Int!, $skip: Int!, $shown: Int!) {
      agreement(id: $id) {
        id
        standing
        suspendedByOperator
        suspended { odsCode name }
        withdrawn { odsCode name }
        version {
          ...Listed
          terms { ...Terms }
          termsHash
          partyPage(search: $search, first: $first, skip: $skip) { items { ...Party } totalCount }
          signingFaults { code clause sentence }
        }
        versions { ...Listed }
        pairsInForce(first: $shown) { provider { odsCode name } recipient { odsCode name } version }
        history(last: $shown) { ...Event }
        draft { id version }
      }
    }
    fragment Listed on AgreementVersion {
      version
      proposedAt
      partyCount
      signedCount
      ownParty { organisation { odsCode name } signedAt }
      terms { period { start end } }
    }
    ${TERMS} ${PARTY} ${EVENT}`,
  variables: ({ params, query }) => ({
    id: params['id'],
    search: query['search'] || undefined,
    first: SOME_PARTIES,
    skip: skipAsked(query['skip']),
    shown: SHOWN + 1,
  }),
  view: ({ agreement }, { query, now }) => {
    if (agreement === null) throw new HouseError('NOT_FOUND')
    const { id, version, versions, standing } = agreement
    const waits = version.ownParty !== null && version.ownParty.signedAt === null
    return {
      agreement,
      title: version.terms.title,
      terms: termsView(version.terms),
      why: whyOf(agreement, now),
      actions: actionsOf(agreement),
      faults:
        waits && standing !== 'WITHDRAWN' && standing !== 'EXPIRED'
          ? version.signingFaults.map((fault) => mendedBeforeSigning(fault, id))
          : [],
      parties: partiesView(version.partyPage, version.partyCount, {
        path: agreementPath(id),
        search: query['search'],
        skip: skipAsked(query['skip']),
        first: SOME_PARTIES,
      }),
      versions: versions.toReversed().map((each, place, list) => ({
        ...each,
        href: versionPath(id, each.version),
        changes: place === list.length - 1 ? undefined : versionPath(id, each.version, '/changes'),
        end: each.terms.period.end,
      })),
      pairs: agreement.pairsInForce.slice(0, SHOWN),
      morePairs: agreement.pairsInForce.length > SHOWN ? agreementPath(id, '/pairs') : undefined,
      events: eventsView(agreement.history.slice(-SHOWN)),
      conflicts: agreementPath(id, '/conflicts'),
      moreEvents: agreement.history.length > SHOWN ? agreementPath(id, '/history') : undefined,
    }
  },
})
