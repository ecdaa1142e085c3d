import { sql } from 'kysely'
import type { Instant } from '../../schema/model/instant.ts'
import type { CaseStore } from './case-store.ts'
import type { ChoiceStore } from './choice-store.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import type { FollowStore } from './follow-store.ts'
import type { Expiry } from './ledger/expire.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { LocationStore } from './location-store.ts'
import type { ObligationStore } from './obligation-store.ts'
import type { RecordEditStore } from './record-edit-store.ts'
import type { RelationshipStore } from './relationship-store.ts'
import { orTrouble } from './state-trouble.ts'
import type { SubscriptionStore } from './subscription-store.ts'

/** How long each store keeps what is done with, in days. Agreements and directives are kept as long as the deployment stands. */
export type Retention = {
  /** Entries, and with them the marks of relationships and how edits came out. */
  readonly ledgerDays: number
  readonly noticesDays: number
  /** Cases, from the last that was done with them. Default: kept. */
  readonly casesDays?: number
}

/** What went. */
export type Expired = { readonly ledger: Expiry; readonly notices: number }

const DAY_MS = 86_400_000

/** What was told of a follow that is over is of no use to anybody: the ledger says what was done. */
const FOLLOWS_DAYS = 7

type Stores = {
  readonly ledger: Ledger
  readonly obligations: ObligationStore
  readonly choices: ChoiceStore
  readonly relationships: RelationshipStore
  readonly cases: CaseStore
  readonly edits: RecordEditStore
  readonly locations: LocationStore
  readonly follows: FollowStore
  readonly subscriptions: SubscriptionStore
}

/** Forgets what is older than its store's retention, by the database's clock. */
export const expireState = async (
  { db }: Door,
  { ledger, obligations, choices, relationships, cases, edits, locations, follows, subscriptions }: Stores,
  retention: Retention,
): Promise<Expired> => {
  const { rows } = await orTrouble('STATE_UNAVAILABLE', sql<{ now: Instant }>`select ${databaseNow} as now`.execute(db))
  const now = rows[0]?.now ?? 0
  await choices.expire(now - retention.noticesDays * DAY_MS)
  await relationships.expire(now - retention.ledgerDays * DAY_MS)
  await edits.expire(now - retention.ledgerDays * DAY_MS)
  if (retention.casesDays !== undefined) await cases.expire(now - retention.casesDays * DAY_MS)
  await locations.expire()
  await follows.expire(now - FOLLOWS_DAYS * DAY_MS)
  await subscriptions.expire(now - FOLLOWS_DAYS * DAY_MS, now - retention.noticesDays * DAY_MS)
  return {
    notices: await obligations.expire(now - retention.noticesDays * DAY_MS),
    ledger: await ledger.expire(now - retention.ledgerDays * DAY_MS),
  }
}
