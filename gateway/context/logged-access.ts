import { type AccessKind, type AccessOutcome, LISTED_DEEDS, type LoggedAccess } from '../../schema/model/access-log.ts'
import { FOR_CHANGE_WISHES } from '../../schema/model/change-wish.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Resolution } from '../../schema/model/organisation.ts'
import type { StoredEntry } from '../state/ledger/stored-entry.ts'

/** What became of an access, told from what else was written under its receipt. */
export type Became = Pick<LoggedAccess, 'outcome' | 'refusedFor'>

type Refusal = Extract<StoredEntry, { kind: 'refusal' }>

const refusedKind = ({ purpose }: Refusal): AccessKind => {
  if (purpose === undefined) return 'OTHER'
  return purpose === 'BTG' ? 'EMERGENCY_VIEW' : 'VIEW'
}

const decidedKind = ({ action, purpose }: Extract<StoredEntry, { kind: 'decision' }>): AccessKind => {
  if (action === 'edit') return 'CHANGE'
  return purpose === 'BTG' ? 'EMERGENCY_VIEW' : 'VIEW'
}

/** An entry states the organisation as the token did; the log names legal entities, as far as the directory knows them. */
const entityOf = (stated: OdsCode | undefined, organisations: Resolution): OdsCode | null =>
  stated === undefined ? null : (organisations.get(stated) ?? stated)

const NOTHING_ASKED = { careContext: null, breakGlassWords: null, recordTypes: [], exchanges: [], relationship: null }

/**
 * Whether the house asked, for a person who wants to be told of changes and was not there. Nobody was shown anything, and an exchange tells of what is kept from the
 * patient too: listed, its moment would tell of it. What they open of it is their own view. Only in such a person's name, whatever else a system may call itself.
 */
const isForWish = ({ role, system }: Pick<Refusal['requester'], 'role' | 'system'>): boolean =>
  (role === 'patient' || role === 'proxy') && system === FOR_CHANGE_WISHES

/** One entry of the ledger as the log lists it; undefined for what is not listed, or not by itself. */
export const loggedAccess = (
  entry: StoredEntry,
  at: Instant,
  became: Became,
  organisations: Resolution,
): LoggedAccess | undefined => {
  if (entry.kind !== 'disclosure' && isForWish(entry.requester)) return undefined
  switch (entry.kind) {
    case 'decision':
      return {
        receipt: entry.receipt,
        at,
        kind: decidedKind(entry),
        ...became,
        // Nothing is released for a change: what became of it is among the changes themselves.
        ...(entry.action === 'edit' && became.outcome !== 'REFUSED' ? { outcome: 'DONE' as const } : {}),
        requesterName: entry.requester.name ?? null,
        role: entry.requester.role,
        organisation: entry.organisation ?? null,
        purpose: entry.purpose,
        careContext: entry.careContext ?? null,
        breakGlassWords: entry.breakGlass?.words ?? null,
        recordTypes: entry.types,
        exchanges: [...new Set(entry.asked.map(({ exchange }) => exchange))],
        relationship: null,
      }
    case 'refusal':
      return {
        ...NOTHING_ASKED,
        receipt: entry.receipt,
        at,
        kind: refusedKind(entry),
        outcome: 'REFUSED',
        refusedFor: entry.code,
        requesterName: entry.requester.name ?? null,
        role: entry.requester.role,
        organisation: entityOf(entry.requester.organisation, organisations),
        purpose: entry.purpose ?? null,
      }
    case 'administration': {
      const kind = LISTED_DEEDS.get(entry.deed)
      if (kind === undefined || (kind === 'CHOICE_CHANGED' && entry.requester.role === 'patient')) return undefined
      const refused = became.outcome === 'REFUSED'
      return {
        ...NOTHING_ASKED,
        careContext: entry.step?.careContext ?? null,
        breakGlassWords: entry.step?.breakGlass?.words ?? null,
        receipt: entry.receipt,
        at,
        kind,
        outcome: refused ? 'REFUSED' : 'DONE',
        refusedFor: refused ? became.refusedFor : null,
        requesterName: entry.requester.name ?? null,
        role: entry.requester.role,
        organisation: entityOf(entry.requester.organisation, organisations),
        purpose: kind === 'CHOICE_CHANGED' ? null : 'BTG',
      }
    }
    case 'disclosure':
      return undefined
  }
}

/** How long an access may be under way: longer than any deadline. What is not over by then is known to have ended without an answer. */
export const UNDER_WAY_MS = 60_000

/**
 * A disclosure is written before the answer leaves, so an answer can still be held back after it (its facts were confirmed too long ago); a refusal
 * under the same receipt is written only where no answer was given, and so means that nothing left. Where that refusal could not be written the
 * disclosure stands alone, and the log says RELEASED: too much, never too little.
 */
export const outcomeOf = (written: ReadonlySet<string>, at: Instant, now: Instant): AccessOutcome => {
  if (written.has('refusal')) return 'REFUSED'
  if (written.has('disclosure')) return 'RELEASED'
  return now - at < UNDER_WAY_MS ? 'UNDER_WAY' : 'ASKED'
}
