import type { AuditEntry } from '../../schema/model/audit.ts'
import type { HouseErrorCode } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Role } from '../../schema/model/role.ts'
import type { KeyedHash } from '../disclosure/keyed-hash.ts'
import type { EphemeralStore } from '../ephemeral/ephemeral-store.ts'
import type { TrustedIssuer } from '../identity/verify-token.ts'
import type { HouseContext } from '../subgraphs/house-context.ts'

/** What became of a call, for counting. */
export type CardKind = 'found' | 'none' | 'refused' | 'nobody-named'

/** What CDS services lean on, handed to them by the house. */
export type CdsRoom = {
  /** The origin that callers see. */
  readonly publicUrl: string
  readonly issuers: readonly TrustedIssuer[]
  readonly roles: Readonly<Record<string, Role>>
  readonly contextFor: (requester: Requester) => HouseContext
  readonly append: (entry: AuditEntry) => Promise<void>
  readonly count: EphemeralStore['count']
  readonly keyed: KeyedHash
  /**
   * Where the acting person opens the record. `smart`: the caller's own system adds who launches and for whom (CDS Hooks 2.0, Link); `absolute`: the page where patients are
   * found. Neither address holds a patient.
   */
  readonly link: { readonly url: string; readonly type: 'absolute' | 'smart' }
  readonly refused: (code: HouseErrorCode) => void
  readonly told: {
    readonly card: (kind: CardKind) => void
    readonly feedback: (outcome: 'accepted' | 'overridden') => void
  }
}
