import { defineDeed } from './deed.ts'
import { agreementPath } from './paths.ts'

/** Ends the pause of the requester's organisation. */
export const resume = defineDeed({
  name: 'resume',
  mutation: /* GraphQL */ `mutation Resume($agreement: ID!) { resumeAgreement(agreement: $agreement) { id } }`,
  done: (_, agreement) => agreementPath(agreement, '?done=resumed'),
})
