import type { ClauseChange } from '../../policies/agreement-diff.ts'
import type { PairInForce } from '../../policies/agreement-pairs.ts'
import type { TermsFault } from '../../policies/agreement-terms-faults.ts'
import type { Agreement, AgreementVersion } from '../../schema/model/agreement.ts'
import type {
  AgreementDraft,
  AgreementTemplate,
  DraftComment,
  DraftParty,
  DraftTerms,
} from '../../schema/model/agreement-draft.ts'
import type { AgreementEvent } from '../../schema/model/agreement-event.ts'
import type { AgreementNotice, AgreementStanding } from '../../schema/model/agreement-notice.ts'
import type { AgreementSignature } from '../../schema/model/agreement-signature.ts'
import type { DsptStanding, DsptStatement } from '../../schema/model/dspt.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { OrganisationGroup } from '../../schema/model/organisation-group.ts'
import type { PageAsked } from '../subgraphs/house-context.ts'
import type { StartingPoints } from './starting-points.ts'

/** What came of proposing or signing: the agreement as it is now, or why it was refused. */
export type Outcome = { readonly agreement: Agreement | undefined; readonly faults: readonly TermsFault[] }

/** What `myAgreements` asks for. */
export type AgreementsAsked = PageAsked & {
  readonly standing: AgreementStanding | undefined
  readonly search: string | undefined
}

/** A page of the requester's organisation's agreements. */
export type AgreementsPage = {
  readonly items: readonly Agreement[]
  readonly totalCount: number
  readonly counts: readonly { readonly standing: AgreementStanding; readonly count: number }[]
  readonly endCursor: string | undefined
  readonly hasNextPage: boolean
}

/**
 * The whole life of agreements, for one requester. Reading gives what `may` lets this requester read, as of the database's newest version.
 * Every deed asks `may`, is written to the ledger before it acts, and throws `FORBIDDEN`, `NOT_FOUND`, `INPUT_INVALID`, `STALE_VERSION` or
 * `CONFLICT_OF_STATE`; nothing was done then.
 */
export type AgreementLife = {
  /** Brings what is held in memory up to the database, once a request. */
  readonly upToDate: () => Promise<void>
  /** Null when there is none, and for who is no party before the register tells of it; then `FORBIDDEN`. */
  readonly agreement: (id: string) => Promise<Agreement | null>
  readonly mine: (asked: AgreementsAsked) => Promise<AgreementsPage>
  readonly notices: () => Promise<readonly AgreementNotice[]>
  readonly standing: (agreement: Agreement) => Promise<AgreementStanding | undefined>
  readonly pairsInForce: (agreement: Agreement) => Promise<readonly PairInForce[]>
  readonly history: (agreement: string) => Promise<readonly AgreementEvent[]>
  readonly signatures: (agreement: string, version: number) => Promise<ReadonlyMap<OdsCode, AgreementSignature>>
  readonly proposedAt: (agreement: string, version: number) => Promise<Instant | undefined>
  readonly dsptOf: (organisation: OdsCode) => Promise<DsptStanding | undefined>
  readonly changes: (agreement: Agreement, version: AgreementVersion) => readonly ClauseChange[]
  readonly signingFaults: (agreement: Agreement, version: AgreementVersion) => Promise<readonly TermsFault[]>

  readonly draft: (id: string) => Promise<AgreementDraft | null>
  readonly drafts: () => Promise<readonly AgreementDraft[]>
  readonly draftOf: (agreement: string) => Promise<AgreementDraft | null>
  readonly draftFaults: (draft: AgreementDraft) => Promise<readonly TermsFault[]>
  readonly draftChanges: (draft: AgreementDraft) => Promise<readonly ClauseChange[]>
  readonly draftParties: (draft: AgreementDraft) => Promise<readonly DraftParty[]>
  readonly comments: (draft: string) => Promise<readonly DraftComment[]>
  readonly templates: () => Promise<readonly AgreementTemplate[]>
  readonly groups: () => Promise<readonly OrganisationGroup[]>
  readonly group: (id: string) => Promise<OrganisationGroup | undefined>
  /** A draft as though signed by all its parties at `at` (the beginning of time unless said), added to the agreement it amends. */
  readonly draftForSimulation: (id: string, at?: Instant) => Promise<Agreement>

  readonly begin: (terms: DraftTerms | undefined, template: string | undefined) => Promise<AgreementDraft>
  readonly amend: (agreement: string) => Promise<AgreementDraft>
  readonly renew: (agreement: string, lastDay: string, reviewDate: string) => Promise<AgreementDraft>
  readonly edit: (id: string, revision: number, terms: DraftTerms) => Promise<AgreementDraft>
  readonly open: (id: string, revision: number) => Promise<AgreementDraft>
  readonly comment: (id: string, text: string, clause: string | undefined) => Promise<AgreementDraft>
  readonly discard: (id: string, revision: number) => Promise<AgreementDraft>
  readonly propose: (id: string, revision: number) => Promise<Outcome>
  readonly sign: (agreement: string, version: number, termsHash: string) => Promise<Outcome>
  readonly withdraw: (agreement: string) => Promise<Agreement>
  readonly suspend: (agreement: string) => Promise<Agreement>
  readonly resume: (agreement: string) => Promise<Agreement>
  readonly recordDspt: (standing: DsptStanding) => Promise<DsptStatement>
} & StartingPoints
