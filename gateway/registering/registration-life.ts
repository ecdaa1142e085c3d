import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type {
  CredentialKind,
  CredentialNote,
  ExchangeRegistration,
  RegistrationCanary,
  RegistrationEvent,
  RegistrationFault,
  RegistrationState,
} from '../../schema/model/exchange-registration.ts'
import type { CredentialGiven } from './read-credential.ts'

/** What came of a change: the registration as it is now, or what is to be mended, and then nothing was changed. */
export type RegistrationOutcome = {
  readonly registration: ExchangeRegistration | undefined
  readonly faults: readonly RegistrationFault[]
}

/** How a changed configuration shall be tried, as it was given. */
export type CanaryGiven = {
  readonly percent?: number | null | undefined
  readonly organisations?: readonly string[] | null | undefined
  readonly minutes?: number | null | undefined
}

/** A step that may be taken, and what is missing for it. */
export type RegistrationStep = { readonly to: RegistrationState; readonly faults: readonly RegistrationFault[] }

/**
 * The life of an operator's exchanges, for one requester. Throws `FORBIDDEN` for who operates none, `NOT_FOUND` for what is not theirs, `STALE_VERSION` when it
 * was changed since that revision, `CONFLICT_OF_STATE` for what cannot be done where it stands. Each change is in the ledger before it is done.
 */
export type RegistrationLife = {
  mine(): Promise<readonly ExchangeRegistration[]>
  find(id: ExchangeId): Promise<ExchangeRegistration | undefined>
  history(registration: ExchangeRegistration): Promise<readonly RegistrationEvent[]>
  credentials(registration: ExchangeRegistration): Promise<readonly CredentialNote[]>
  canaries(registration: ExchangeRegistration): Promise<readonly RegistrationCanary[]>
  steps(registration: ExchangeRegistration): Promise<readonly RegistrationStep[]>
  /** The hash that the next report must be about. */
  hashAwaited(registration: ExchangeRegistration): Promise<string>

  register(id: string, configuration: unknown): Promise<RegistrationOutcome>
  configure(
    id: ExchangeId,
    revision: number,
    configuration: unknown,
    canary: CanaryGiven | undefined,
  ): Promise<RegistrationOutcome>
  setKey(id: ExchangeId, revision: number, key: unknown): Promise<RegistrationOutcome>
  setCredential(id: ExchangeId, revision: number, given: CredentialGiven): Promise<RegistrationOutcome>
  removeCredential(id: ExchangeId, revision: number, kind: CredentialKind): Promise<RegistrationOutcome>
  challenge(id: ExchangeId, revision: number): Promise<RegistrationOutcome>
  submit(id: ExchangeId, revision: number, report: string): Promise<RegistrationOutcome>
  choosePilot(id: ExchangeId, revision: number, organisations: readonly string[]): Promise<RegistrationOutcome>
  move(id: ExchangeId, revision: number, to: RegistrationState): Promise<RegistrationOutcome>
  withdrawCanary(id: ExchangeId, revision: number): Promise<RegistrationOutcome>
}
