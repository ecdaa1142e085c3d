import type { Requester } from '../../schema/model/requester.ts'

/** Who asks on a page for anyone: a person of no organisation, with no NHS number, who is therefore shown what is public and nothing else. */
export const nobody = (issuer: string): Requester => ({
  userId: 'nobody',
  issuer,
  role: 'patient',
  name: undefined,
  roleCode: undefined,
  organisation: undefined,
  nhsNumber: undefined,
  system: undefined,
})
