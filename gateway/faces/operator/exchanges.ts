import type { RegistrationState } from '../../../schema/generated/directory.ts'
import { definePage } from '../page.ts'
import { exchangePath } from './paths.ts'

type Data = {
  readonly exchangeRegistrations:
    | readonly {
        readonly id: string
        readonly state: RegistrationState
        readonly changedAt: string
        readonly configuration: { readonly name: string; readonly area: string; readonly protocol: string }
        readonly canaries: readonly { readonly state: string }[] | null
      }[]
    | null
}

/** The exchanges that the operator's organisation operates. */
export const exchangesPage = definePage<Data>({
  path: '/operator/exchanges',
  audience: 'operator',
  template: 'operator/exchanges.njk',
  document: /* GraphQL */ `
    query Registrations {
      exchangeRegistrations { id state changedAt configuration { name area protocol } canaries { state } }
    }`,
  view: ({ exchangeRegistrations }) => ({
    available: exchangeRegistrations !== null,
    exchanges: (exchangeRegistrations ?? []).map(({ canaries, ...each }) => ({
      ...each,
      href: exchangePath(each.id),
      onTrial: (canaries ?? []).some(({ state }) => state === 'UNDER_WAY'),
    })),
  }),
})
