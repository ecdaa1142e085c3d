import type { ColumnType, Generated } from 'kysely'

/** A JSON column: text on the way in, `unknown` on the way out, to be parsed by the store that owns it. */
type Json = ColumnType<unknown, string, string>

/**
 * The tables as Kysely sees them, spelled as in `migrations/`. Every moment (`…_at`, `period_…`) is milliseconds since 1970, UTC.
 * No table has a column for an NHS number: a patient is their `patient_key`.
 */
export type Tables = {
  versions: { name: 'agreements' | 'registry'; version: number }

  organisations: { ods_code: string; name: string; kind: string; resolves_to: string }
  exchanges: {
    id: string
    name: string
    area: string
    protocol: string
    endpoint: string
    record_types: Json
    default_controller: string | null
    lifecycle: string
    maintenance: Json
    limits: Json
    settings: Json
    revision: Generated<number>
  }
  exchange_members: { exchange_id: string; ods_code: string }
  suspensions: { exchange_id: string | null; controller: string | null; suspended_by: string; suspended_at: number }

  agreements: { id: string; changed_at_version: number; suspended_by_operator: Generated<boolean> }
  agreement_versions: { agreement_id: string; version: number; terms: Json; terms_hash: string; proposed_at: number }
  agreement_parties: {
    agreement_id: string
    version: number
    organisation: string
    provides: boolean
    receives: boolean
    signed_at: number | null
    signer_issuer: string | null
    signer_user_id: string | null
    signed_hash: string | null
    jws: string | null
  }
  agreement_withdrawals: { agreement_id: string; organisation: string; withdrawn_at: number }
  agreement_suspensions: { agreement_id: string; organisation: string; suspended_at: number }

  directives: {
    id: string
    patient_key: string
    effect: string
    scope: Json
    period_start: number | null
    period_end: number | null
    break_glass_may_lift: boolean
    recorded_how: string
    recorded_by: string
    recorded_at: number
    withdrawn_at: number | null
    withdrawn_by: string | null
  }
  proxy_rights: {
    id: string
    patient_key: string
    proxy_key: string
    ground: string
    may_view: boolean
    patient_lacks_capacity: boolean
    period_start: number | null
    period_end: number | null
    withdrawn_at: number | null
  }
  obligations: {
    id: Generated<number>
    kind: string
    receipt: string
    patient_key: string
    organisation: string | null
    created_at: number
    due_at: number
    done_at: number | null
    done_by: string | null
    revision: Generated<number>
  }

  ledger_entries: {
    writer: string
    sequence: number
    at: number
    kind: string
    receipt: string
    patient_key: string | null
    body: string
    hash: string
  }
  ledger_anchors: { number: number; at: number; jws: string }
}
