import { defineDeed } from './deed.ts'
import { agreementPath } from './paths.ts'

/** Ends an agreement for the requester's organisation, for good. */
export const withdraw = defineDeed({
  name: 'withdraw',
  statement: 'Tick the box to say that you understand this cannot be undone',
  mutation: /* GraphQL */ `mutation Withdraw($agreement: ID!) { withdrawFromAgreement(agreement: $agreement) { id } }`,
  done: (_, agreement) => agreementPath(agreement, '?done=withdrawn'),
})
