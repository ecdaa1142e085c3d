import type { ActingPerson } from '../../adapters/exchange-adapter.ts'
import type { Requester } from '../../schema/model/requester.ts'

/** What an exchange may be told of who asks, where its protocol's standard demands that it be told. */
export const actingPerson = ({ userId, role, roleCode, name }: Requester): ActingPerson => ({
  subject: userId,
  role,
  roleCode,
  name,
})
