import { defineDeed } from './deed.ts'
import { agreementPath, draftPath } from './paths.ts'

type Amended = { readonly amendAgreement: { readonly id: string } | null }

/** Begins the next version of an agreement, from its newest. */
export const amend = defineDeed<Amended>({
  name: 'amend',
  mutation: /* GraphQL */ `mutation Amend($agreement: ID!) { amendAgreement(agreement: $agreement) { id } }`,
  done: ({ amendAgreement }, agreement) =>
    amendAgreement === null ? agreementPath(agreement) : draftPath(amendAgreement.id, '?done=started'),
})
