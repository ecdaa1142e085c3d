import { defineDeed } from './deed.ts'
import { agreementPath } from './paths.ts'

/** Pauses an agreement for the requester's organisation. */
export const suspend = defineDeed({
  name: 'suspend',
  mutation: /* GraphQL */ `mutation Suspend($agreement: ID!) { suspendAgreement(agreement: $agreement) { id } }`,
  done: (_, agreement) => agreementPath(agreement, '?done=suspended'),
})
