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
    sla: ColumnType<unknown, string | null, string | null>
    revision: Generated<number>
    pilot: ColumnType<unknown, string | null | undefined, string | null>
  }
  exchange_registrations: {
    id: string
    operator: string
    state: string
    resumes_to: string | null
    revision: Generated<number>
    configuration: Json
    conformance_key: ColumnType<unknown, string | null, string | null>
    challenge: string | null
    report: ColumnType<unknown, string | null, string | null>
    certified: string | null
    pilot: Json
    changed_at: number
  }
  exchange_registration_events: {
    id: Generated<number>
    exchange_id: string
    revision: number
    at: number
    deed: string
    by_issuer: string | null
    by_user_id: string | null
    by_name: string | null
    from_state: string
    to_state: string
    note: string | null
  }
  exchange_credentials: {
    exchange_id: string
    kind: 'MTLS' | 'OAUTH' | 'HEADERS'
    hint: string
    expires_at: number | null
    key_id: string
    sealed: string
    set_at: number
    set_by: string | null
  }
  exchange_canaries: {
    id: string
    exchange_id: string
    state: string
    configuration: Json
    share: number
    pilot: Json
    for_ms: number
    proposed_at: number
    began_at: number | null
    ended_at: number | null
    ended_as: string | null
    running_asked: Generated<number>
    running_failed: Generated<number>
    running_mismatched: Generated<number>
    running_unknown: Generated<number>
    tried_asked: Generated<number>
    tried_failed: Generated<number>
    tried_mismatched: Generated<number>
    tried_unknown: Generated<number>
  }
  exchange_history: { exchange_id: string; registry_version: number; definition: Json }
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
    signer_name: string | null
    dspt_status: string | null
    dspt_published_on: string | null
  }
  agreement_withdrawals: { agreement_id: string; organisation: string; withdrawn_at: number }
  agreement_suspensions: { agreement_id: string; organisation: string; suspended_at: number }
  agreement_events: {
    id: Generated<number>
    agreement_id: string
    kind: string
    at: number
    recorded_at: number
    version: number | null
    organisation: string | null
    by_issuer: string | null
    by_user_id: string | null
    by_name: string | null
    agreements_version: number
  }
  agreement_drafts: {
    id: string
    agreement_id: string
    version: number
    revision: Generated<number>
    state: string
    organisation: string
    terms: Json
    changed_at: number
    by_issuer: string
    by_user_id: string
    by_name: string | null
  }
  agreement_draft_named: { draft_id: string; kind: 'organisation' | 'group'; name: string }
  agreement_draft_comments: {
    id: Generated<number>
    draft_id: string
    at: number
    organisation: string
    clause: string | null
    words: string
    by_issuer: string
    by_user_id: string
    by_name: string | null
  }
  organisation_groups: { id: string; name: string }
  organisation_group_members: { group_id: string; organisation: string }
  agreement_templates: { id: string; name: string; description: string; terms: Json }
  dspt_statements: {
    id: Generated<number>
    organisation: string
    status: string
    published_on: string
    recorded_at: number
    by_issuer: string | null
    by_user_id: string | null
    by_name: string | null
  }

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
    recorded_name: string | null
    recorded_organisation: string | null
    /** How the patient asked their practice, for it and for its end. */
    recorded_asked: string | null
    withdrawn_asked: string | null
    /** The key of the proxy who recorded it. */
    recorded_key: string | null
    withdrawn_at: number | null
    withdrawn_by: string | null
  }
  consent_sets: { patient_key: string; revision: number }
  consent_proposals: {
    id: string
    patient_key: string
    side: string
    proposed_how: string
    proposed_by: string
    proposed_asked: string | null
    proposed_key: string
    at: number
    expires_at: number
    ends: string | null
    records: ColumnType<unknown, string | null, string | null>
    settled_as: string | null
    settled_at: number | null
    settled_by: string | null
  }
  consent_notices: {
    id: string
    patient_key: string
    to_key: string
    kind: string
    at: number
    directives: Json
    proposal: string | null
  }
  consent_deeds: {
    patient_key: string
    deed_key: string
    asked: string
    ended: string | null
    recorded: string | null
    proposal: string | null
    proxy_right: string | null
    at: number
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
    evidence: string | null
    evidence_reference: string | null
    recorded_at: number | null
    recorded_by: string | null
    withdrawn_by: string | null
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
    outcome: string | null
    words: string | null
    done_name: string | null
    escalated_at: number | null
    escalated_words: string | null
    patient_sealed: string | null
  }
  sendings: {
    id: string
    obligation: number
    way: string
    event: string
    attempts: Generated<number>
    next_at: number
    leased_until: number | null
    sent_at: number | null
    dead_at: number | null
    outcome: string | null
  }
  break_glass_openings: {
    id: string
    receipt: string
    patient_key: string
    issuer: string
    user_id: string
    organisation: string
    care_context: string
    asked_as: string
    asked: string
    at: number
    expires_at: number
  }
  break_glass_grants: {
    id: string
    opening: string
    receipt: string
    patient_key: string
    issuer: string
    user_id: string
    name: string | null
    role: string
    organisation: string
    care_context: string
    code: string
    words: string
    asked: string
    begun_at: number
    ends_at: number
    ended_at: number | null
  }
  delays: {
    id: string
    patient_key: string
    receipt: string | null
    organisation: string
    ground: string
    words: string
    from_at: number
    until_at: number
    renews: string | null
    recorded_at: number
    recorded_issuer: string
    recorded_by: string
    recorded_name: string | null
    approved_at: number | null
    approved_issuer: string | null
    approved_by: string | null
    approved_name: string | null
    ended_at: number | null
    ended_issuer: string | null
    ended_by: string | null
    ended_name: string | null
    revision: Generated<number>
  }

  relationship_checks: {
    receipt: string
    patient_key: string
    organisation: string
    viewed_at: number
    give_up_at: number
    own_record: boolean
    same_household: boolean | null
    relationship: string
    reason: string | null
    settled_at: number | null
    /** The patient's NHS number, and the requester's where it is known: sealed, and null as soon as the check is over. */
    sealed: string | null
    key_id: string | null
    next_at: number | null
    lease: string | null
    leased_until: number | null
  }
  record_edits: {
    id: string
    patient_key: string
    receipt: string
    deed: string
    record_type: string
    exchange_id: string
    custodian: string
    record_id: string | null
    version_seen: string | null
    version: string | null
    state: string
    ground: string | null
    by_issuer: string
    by_user_id: string
    by_name: string | null
    organisation: string
    asked_hash: string
    reason_sealed: string
    reason_key_id: string
    proposed_at: number
    expires_at: number
    settled_at: number | null
    /** What it says, whose record it is and who asked: sealed, and null as soon as it is settled. */
    sealed: string | null
    key_id: string | null
    sendings: Generated<number>
    next_at: number | null
    lease: string | null
    leased_until: number | null
  }
  access_cases: {
    id: string
    receipt: string
    patient_key: string
    organisation: string
    practice: string | null
    state: string
    outcome: string | null
    passed_on_to: string | null
    opened_at: number
    due_at: number
    extended: boolean
    reopened: boolean
    changed_at: number
    version: number
    deed_hash: string
    asked_hash: string
  }
  access_case_messages: {
    id: string
    case_id: string
    place: number
    at: number
    side: string
    kind: string
    /** What was written, sealed. */
    sealed: string
    key_id: string
    by_issuer: string
    by_user_id: string
    by_name: string | null
  }
  access_case_notices: {
    id: string
    case_id: string
    patient_key: string
    kind: string
    at: number
    told_at: number | null
  }

  exchange_spans: {
    exchange_id: string
    starts_at: number
    length_ms: number
    asked: number
    answered: number
    empty: number
    mismatched: number
    newest_at: number | null
    latencies: number[]
  }
  exchange_breaches: {
    id: string
    exchange_id: string
    measure: string
    measured: number
    promised: number
    began_at: number
    ended_at: number | null
  }
  exchange_alerts: {
    breach_id: string
    part: string
    attempts: Generated<number>
    next_at: number
    leased_until: number | null
    told_at: number | null
  }

  patient_locations: {
    patient_key: string
    whereabouts: string
    sightings: Json
    changed_at: number
    expires_at: number
  }

  follow_teams: { id: string; organisation: string; name: string; opened_at: number }
  follow_team_members: { team_id: string; issuer: string; user_id: string; name: string | null; joined_at: number }
  followers: {
    issuer: string
    user_id: string
    organisation: string
    last_number: Generated<number>
    /** Minutes of the day in Europe/London. */
    quiet_from: number | null
    quiet_until: number | null
    urgent_passes: Generated<boolean>
  }
  follows: {
    id: string
    patient_key: string
    /** The patient's NHS number and the care context: sealed, and null as soon as it is closed. */
    sealed: string | null
    key_id: string | null
    issuer: string
    user_id: string
    name: string | null
    organisation: string
    purpose: string
    team_id: string | null
    opened_at: number
    ends_at: number
    closed_at: number | null
    closed_why: string | null
    deed_hash: string
    asked_hash: string
  }
  exchange_subscriptions: {
    id: string
    exchange_id: string
    patient_key: string
    /** The patient's NHS number, sealed. */
    sealed: string
    key_id: string
    /** Its id at the exchange. */
    remote_id: string | null
    opened_at: number
    ends_at: number
    /** All events up to this number were heard … */
    last_event: Generated<number>
    /** … and there are so many. */
    known_events: Generated<number>
    heard_at: number | null
    next_at: number
    attempts: Generated<number>
    leased_until: number | null
    is_failed: Generated<boolean>
  }
  exchange_events: {
    id: Generated<number>
    subscription_id: string
    exchange_id: string
    patient_key: string
    event_number: number
    at: number
    heard_at: number
    /** Which record it was, sealed; null where it was none that is carried here. */
    sealed: string | null
    key_id: string | null
  }
  change_notices: {
    id: string
    event_id: number
    follow_id: string
    issuer: string
    user_id: string
    organisation: string
    state: string
    number: number | null
    same_as: string | null
    record_type: string | null
    fact_hash: string | null
    said: string[] | null
    source_hash: string | null
    content_hash: string | null
    at: number
    settled_at: number
    acknowledged_at: number | null
  }
  change_wishes: {
    /** The follow that it stands beside; patient and person lie sealed there. */
    follow_id: string
    record_types: string[]
    outward: boolean
    due_at: number
    /** When exchanges are to be asked again to go on telling. */
    renew_at: number
    stirred: Generated<number>
    attempts: Generated<number>
    leased_until: number | null
    /** The reference of the message that is on its way, and the last notice that it covers. */
    message_id: string | null
    message_number: number | null
    message_attempts: Generated<number>
    messaged_number: Generated<number>
    messaged_at: number | null
  }
  notification_tokens: { exchange_id: string; token: string; expires_at: number }

  patient_key_generations: { generation: number; fingerprint: string; since: number }
  patient_key_next: { old: string; new: string | null; name: string | null; proof: string | null }

  used_launches: { launch_hash: string; ends_at: number }
  sessions: { id_hash: string; sealed: string; started_at: number; seen_at: number; ends_at: number }

  ledger_entries: {
    writer: string
    sequence: number
    at: number
    kind: string
    receipt: string
    /** The patient's name in the ledger (`ledger_patients`); in entries of before there were names, their key of generation 0 without its prefix. */
    patient_key: string | null
    body: string
    hash: string
  }
  ledger_patients: { name: string; patient_key: string; proof: string }
  view_kinds: { id: Generated<number>; hash: string; glance: Json }
  view_tallies: { day: string; kind_id: number; agreements_version: number; views: number; last_at: number }
  view_tally_marks: { writer: string; sequence: number }
  ledger_anchors: { number: number; at: number; jws: string }
}
