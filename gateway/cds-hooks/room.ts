import type { AuditEntry } from '../../schema/model/audit.ts'
import type { HouseErrorCode } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Role } from '../../schema/model/role.ts'
import type { KeyedHash } from '../disclosure/keyed-hash.ts'
import type { EphemeralStore } from '../ephemeral/ephemeral-store.ts'
import type { TrustedIssuer } from '../identity/verify-token.ts'
import type { LaunchMade } from '../launching/make-launch.ts'
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
  /** The page where patients are found: where a card leads that may not say, or cannot, whose record is to be opened. */
  readonly findPage: string
  /** Makes an address at which the acting person opens this patient's record (`gateway/launching`), or none where a launch cannot say it; undefined where the deployment takes no launches. */
  readonly launch: ((said: LaunchMade) => Promise<string | undefined>) | undefined
  readonly refused: (code: HouseErrorCode) => void
  readonly told: {
    readonly card: (kind: CardKind) => void
    readonly feedback: (outcome: 'accepted' | 'overridden') => void
  }
}
