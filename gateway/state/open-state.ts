import type { JWK } from 'jose'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { type AgreementChanges, openAgreementChanges } from './agreement-changes.ts'
import { type AgreementStore, openAgreementStore } from './agreement-store.ts'
import { type BreakGlassStore, openBreakGlassStore } from './break-glass-store.ts'
import { type CaseStore, openCaseStore } from './case-store.ts'
import { type ChangeNoticeStore, openChangeNoticeStore } from './change-notice-store.ts'
import { type ChangeWishStore, openChangeWishStore } from './change-wish-store.ts'
import { type ChoiceStore, openChoiceStore } from './choice-store.ts'
import { clockReader } from './database-clock.ts'
import { type DelayStore, openDelayStore } from './delay-store.ts'
import { type DirectiveStore, openDirectiveStore } from './directive-store.ts'
import type { Door } from './doors/door.ts'
import { openPgliteDoor } from './doors/pglite-door.ts'
import { openPostgresDoor } from './doors/postgres-door.ts'
import { type DraftStore, openDraftStore } from './draft-store.ts'
import { type DsptStore, openDsptStore } from './dspt-store.ts'
import { openFacts, type StoredFacts } from './facts-for.ts'
import { followGeneration } from './follow-generation.ts'
import { type FollowStore, openFollowStore } from './follow-store.ts'
import { type GroupStore, openGroupStore } from './group-store.ts'
import { guardPatientColumns } from './guard-patient-columns.ts'
import { type LaunchStore, openLaunchStore } from './launch-store.ts'
import { type Ledger, openLedger } from './ledger/ledger.ts'
import { type LocationStore, openLocationStore } from './location-store.ts'
import { migrate } from './migrations/migrate.ts'
import { type NoticeStore, openNoticeStore } from './notice-store.ts'
import { type ObligationStore, openObligationStore } from './obligation-store.ts'
import { openPatientKeys, type PatientKeyOf } from './patient-key.ts'
import { openProxyRightStore, type ProxyRightStore } from './proxy-right-store.ts'
import { type Versions, versionsReader } from './read-versions.ts'
import { openRecordEditStore, type RecordEditStore } from './record-edit-store.ts'
import { openRegistrationStore, type RegistrationStore } from './registration-store.ts'
import { openRegistryStore, type RegistryStore } from './registry-store.ts'
import { openRelationshipStore, type RelationshipStore } from './relationship-store.ts'
import { type Expired, expireState, type Retention } from './retention.ts'
import { openReviewStore, type ReviewStore } from './review-store.ts'
import { type Rotation, type RotationProgress, rotatePatientKeys } from './rotate-patient-keys.ts'
import { openScoreStore, type ScoreStore } from './score-store.ts'
import { sealPatients } from './sealed-patient.ts'
import { openSessionStore, type SessionStore } from './session-store.ts'
import { openSubscriptionStore, type SubscriptionStore } from './subscription-store.ts'
import { openTemplateStore, type TemplateStore } from './template-store.ts'
import { openViewTally, type ViewTally } from './view-tally.ts'

/** Which database: a PostgreSQL server, or one embedded in this process (no directory: in memory). */
export type StateConfig =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'pglite'; readonly directory?: string | undefined; readonly dump?: Blob | undefined }

/** The secrets of the state. Without `anchorKey` (a private EC P-256 JWK) the ledger neither anchors nor expires. */
export type StateKeys = {
  /** The first secret of patient keys, which the rows of a new database are under. */
  readonly patientKey: Uint8Array
  /** Those that came after it, oldest first: what rotation is given (`rotate-patient-keys.ts`). */
  readonly laterPatientKeys?: readonly Uint8Array[] | undefined
  /** What seals the few numbers that must be had back. Without it no break-glass is granted. */
  readonly sealing?: Sealing | undefined
  readonly anchorKey?: JWK | undefined
  /** Public keys of anchors signed before the key was changed. */
  readonly earlierAnchorKeys?: readonly JWK[] | undefined
}

/** Everything that is kept: never a clinical record, never a clear NHS number. */
export type State = {
  /** What a decision rests on, in one round trip. Throws `STATE_UNAVAILABLE` when it is not confirmed within a second. */
  readonly factsFor: (of: {
    readonly patient: NhsNumber
    readonly proxy: NhsNumber | undefined
    /** Who asks, where grants of theirs may matter. */
    readonly user?: Pick<Requester, 'issuer' | 'userId'>
  }) => Promise<StoredFacts>
  /** The versions of what is decided, as the database holds them now. Throws `STATE_UNAVAILABLE` when they are not there within a second. */
  readonly versions: () => Promise<Versions>
  /** The database's clock: the one time that is decided at. Throws `STATE_UNAVAILABLE` when it is not there within a second. */
  readonly now: () => Promise<Instant>
  readonly agreements: AgreementStore
  readonly drafts: DraftStore
  readonly templates: TemplateStore
  readonly groups: GroupStore
  readonly dspt: DsptStore
  readonly agreementChanges: AgreementChanges
  readonly viewTally: ViewTally
  readonly registry: RegistryStore
  /** Exchanges as their operators register them. */
  readonly registrations: RegistrationStore
  readonly directives: DirectiveStore
  readonly choices: ChoiceStore
  readonly proxyRights: ProxyRightStore
  readonly obligations: ObligationStore
  readonly breakGlass: BreakGlassStore
  readonly reviews: ReviewStore
  readonly notices: NoticeStore
  /** Lawful delays of notices and of entries in a patient's log. */
  readonly delays: DelayStore
  readonly relationships: RelationshipStore
  readonly cases: CaseStore
  /** Changes of records on their way to the exchanges that own them. */
  readonly edits: RecordEditStore
  readonly sessions: SessionStore
  readonly launches: LaunchStore
  /** How exchanges did, counted. */
  readonly scores: ScoreStore
  /** Where patients' records are, as exchanges said. */
  readonly locations: LocationStore
  /** Who follows whom. */
  readonly follows: FollowStore
  /** What exchanges were asked to tell of, and told. */
  readonly subscriptions: SubscriptionStore
  /** What followers are told. */
  readonly changeNotices: ChangeNoticeStore
  /** What patients asked to be told of. */
  readonly changeWishes: ChangeWishStore
  readonly ledger: Ledger
  readonly patientKeyOf: PatientKeyOf
  /** Gives every patient key the layer of the next secret in the list; nodes may run meanwhile. Throws what stopped it; then nothing has changed. */
  readonly rotatePatientKeys: (told?: (progress: RotationProgress) => void) => Promise<Rotation>
  /** Forgets what is older than its store's retention. */
  readonly expire: (retention: Retention) => Promise<Expired>
  /** Calls `heard` (`agreements 17`) when any process changed what is decided; the returned function stops. A help, not a promise. */
  readonly listen: Door['listen']
  readonly close: () => Promise<void>
}

const openDoor = (config: StateConfig): Promise<Door> => {
  switch (config.kind) {
    case 'postgres':
      return openPostgresDoor(config.url)
    case 'pglite':
      return openPgliteDoor(config.directory, config.dump)
  }
}

/** The state behind a door that is open, its tables brought up to date. Each call is a ledger writer of its own. */
export const openStateBehind = async (door: Door, keys: StateKeys): Promise<State> => {
  await migrate(door.db)
  await guardPatientColumns(door.db)
  const patientKeys = openPatientKeys([keys.patientKey, ...(keys.laterPatientKeys ?? [])])
  await followGeneration(door.db, patientKeys)
  const { keyOf } = patientKeys
  const seal = sealPatients(keys.sealing)
  const anchorKeys = keys.anchorKey && { signing: keys.anchorKey, earlier: keys.earlierAnchorKeys ?? [] }
  const ledger = openLedger(door, patientKeys, anchorKeys)
  const obligations = openObligationStore(door)
  const choices = openChoiceStore(door, keyOf)
  const relationships = openRelationshipStore(door)
  const cases = openCaseStore(door)
  const edits = openRecordEditStore(door)
  const locations = openLocationStore(door, keyOf)
  const follows = openFollowStore(door, keyOf)
  const subscriptions = openSubscriptionStore(door, keyOf)
  return {
    factsFor: openFacts(door, patientKeys),
    versions: versionsReader(door, patientKeys),
    now: clockReader(door),
    agreements: openAgreementStore(door),
    drafts: openDraftStore(door),
    templates: openTemplateStore(door),
    groups: openGroupStore(door),
    dspt: openDsptStore(door),
    agreementChanges: openAgreementChanges(door),
    viewTally: openViewTally(door),
    registry: openRegistryStore(door),
    registrations: openRegistrationStore(door),
    directives: openDirectiveStore(door, keyOf),
    choices,
    proxyRights: openProxyRightStore(door, keyOf),
    obligations,
    breakGlass: openBreakGlassStore(door, keyOf, seal),
    reviews: openReviewStore(door),
    notices: openNoticeStore(door, keyOf, seal),
    delays: openDelayStore(door),
    relationships,
    cases,
    edits,
    sessions: openSessionStore(door),
    launches: openLaunchStore(door),
    locations,
    follows,
    subscriptions,
    changeNotices: openChangeNoticeStore(door),
    changeWishes: openChangeWishStore(door, keyOf),
    scores: openScoreStore(door),
    ledger,
    patientKeyOf: keyOf,
    rotatePatientKeys: (told) => rotatePatientKeys(door, patientKeys, ledger.recordRotation, told),
    expire: (retention) =>
      expireState(
        door,
        { ledger, obligations, choices, relationships, cases, edits, locations, follows, subscriptions },
        retention,
      ),
    listen: door.listen,
    close: door.close,
  }
}

/** Opens the state and brings its tables up to date. Throws when the database cannot be reached or would not keep what it is given. */
export const openState = async (config: StateConfig, keys: StateKeys): Promise<State> => {
  const door = await openDoor(config)
  try {
    return await openStateBehind(door, keys)
  } catch (fault) {
    await door.close()
    throw fault
  }
}
