import type { NhsNumber } from './nhs-number.ts'
import type { OdsCode } from './ods-code.ts'
import type { Role } from './role.ts'

/**
 * The person who asks, as a verified token states them. The organisation is always the acting person's, never the calling system's.
 * `organisation` is as stated; policy compares the legal entity that the directory resolves it to.
 */
export type Requester = {
  /** The issuer's subject, prefixed by nothing: unique together with `issuer`. */
  readonly userId: string
  readonly issuer: string
  readonly role: Role
  /** For people to read in an access log; never in a log line. */
  readonly name: string | undefined
  /** The CIS2 job role code (R8000 …), or undefined for patients and proxies. */
  readonly roleCode: string | undefined
  /** Undefined for patients and proxies. */
  readonly organisation: OdsCode | undefined
  /** The requester's own NHS number: patients and proxies, whose identity was proved to P9; staff where the issuer states it. */
  readonly nhsNumber: NhsNumber | undefined
  /** The client id of the system that acts for the person, where one does. */
  readonly system: string | undefined
}
