import { randomUUID } from 'node:crypto'
import { isSameHousehold } from '../../policies/household.ts'
import { type Finding, relationshipAfter } from '../../policies/relationship.ts'
import type { AuditEntry } from '../../schema/model/audit.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { ObligationKind } from '../../schema/model/obligation-kind.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Attempt, DueCheck, DueGroup } from '../state/relationship-store.ts'
import { askForEvidence } from './ask-for-evidence.ts'
import type { CheckerRoom } from './room.ts'
import { REVIEW_WITHIN_MS } from './schedule.ts'
import { type CheckedNumbers, openNumbers } from './sealed-numbers.ts'

/** Who the ledger says it was: the house itself, for the organisation whose records it asks for. */
const CHECKER: Requester = {
  userId: 'relationship-checker',
  issuer: 'house',
  role: 'operator',
  name: undefined,
  roleCode: undefined,
  organisation: undefined,
  nhsNumber: undefined,
  system: 'relationship-checker',
}

const entry = (patient: NhsNumber, deed: string, subject: string): AuditEntry => ({
  kind: 'administration',
  receipt: randomUUID(),
  patient,
  requester: CHECKER,
  deed,
  subject,
})

/** What is known of the two people: whether they are one, or live together. Undefined: not known, or not known yet. */
type Persons = { readonly same: boolean; readonly household: boolean | undefined; readonly again: boolean }

const isNumberOf = (answer: DemographicsAnswer, number: NhsNumber): boolean =>
  answer.state === 'FOUND' &&
  (answer.demographics.nhsNumber === number || answer.demographics.superseded.includes(number))

const compare = async (
  room: CheckerRoom,
  requester: NhsNumber | undefined,
  patient: DemographicsAnswer,
): Promise<Persons> => {
  if (requester === undefined) return { same: false, household: undefined, again: false }
  const theirs = await room.demographics(requester)
  if (patient.state === 'UNAVAILABLE' || theirs.state === 'UNAVAILABLE')
    return { same: isNumberOf(patient, requester), household: undefined, again: true }
  const same =
    isNumberOf(patient, requester) || (theirs.state === 'FOUND' && isNumberOf(patient, theirs.demographics.nhsNumber))
  if (same || patient.state !== 'FOUND' || theirs.state !== 'FOUND') return { same, household: undefined, again: false }
  return { same, household: isSameHousehold(patient.demographics.address, theirs.demographics.address), again: false }
}

const owing = (check: DueCheck, kinds: readonly ObligationKind[]): Attempt['owes'] =>
  kinds.map((kind) => ({
    kind,
    receipt: check.receipt,
    patientKey: check.patientKey,
    organisation: check.organisation,
    dueInMs: REVIEW_WITHIN_MS,
  }))

type Weighed = {
  readonly check: DueCheck
  readonly finding: Finding
  readonly persons: Persons
  readonly now: number
  readonly everyMs: number
  readonly lease: string
}

/** What an attempt comes to: how the relationship stands, what the privacy officer is told, whether it is over. */
const weigh = ({ check, finding, persons, now, everyMs, lease }: Weighed): Attempt => {
  const sameHousehold = check.sameHousehold ?? persons.household
  const stands =
    check.relationship === 'PENDING'
      ? relationshipAfter(finding, now, check.giveUpAt)
      : { relationship: check.relationship, reason: undefined }
  const over = persons.same || now >= check.giveUpAt || (stands.relationship !== 'PENDING' && !persons.again)
  const kinds: readonly ObligationKind[] = [
    ...(persons.same ? (['review-own-record'] as const) : []),
    ...(sameHousehold === true && check.sameHousehold === undefined ? (['review-same-household'] as const) : []),
    ...(stands.relationship === 'UNCONFIRMED' ? (['review-unconfirmed'] as const) : []),
  ]
  return {
    receipt: check.receipt,
    lease,
    ownRecord: persons.same,
    sameHousehold,
    ...stands,
    nextInMs: over ? undefined : everyMs,
    owes: owing(check, kinds),
  }
}

const NOBODY: Persons = { same: false, household: undefined, again: false }

/** Checks whose numbers cannot be opened wait for the key, and are given up in their time. */
const unopened = (room: CheckerRoom, { lease, now }: DueGroup, check: DueCheck): Attempt =>
  weigh({ check, finding: 'NOT_ASKED', persons: NOBODY, now, everyMs: room.schedule.everyMs, lease })

/**
 * One attempt at checks of one patient at one organisation: asked once for all of them. Written to the ledger before anybody is asked, and a review before
 * it is opened. Trouble on our side throws, and leaves the checks to whoever's turn it is when the lease has run out.
 */
export const checkGroup = async (room: CheckerRoom, group: DueGroup): Promise<void> => {
  const { lease, checks } = group
  const opened = checks.map((check) => ({ check, numbers: openNumbers(room.sealing, check.receipt, check.sealed) }))
  const readable = opened.filter(
    (one): one is { readonly check: DueCheck; readonly numbers: CheckedNumbers } => one.numbers !== undefined,
  )
  for (const { check, numbers } of opened)
    if (numbers === undefined) await room.checks.attempted(unopened(room, group, check))
  const [first] = readable
  if (first === undefined) return
  const { patient } = first.numbers
  const { organisation } = first.check

  const stored = await room.factsFor({ patient, proxy: undefined })
  await room.running.catchUp(stored.versions)
  await room.append(entry(patient, 'check-relationship', organisation))
  const demographics = await room.demographics(patient)
  const pending = readable.filter(({ check }) => check.relationship === 'PENDING').map(({ check }) => check)
  const findings =
    pending.length === 0
      ? new Map<string, Finding>()
      : await askForEvidence(room, {
          patient,
          organisation,
          views: pending,
          demographics,
          suspensions: stored.suspensions,
          now: stored.now,
        })
  for (const { check, numbers } of readable) {
    const finding = findings.get(check.receipt) ?? 'NOT_ASKED'
    const persons = await compare(room, numbers.requester, demographics)
    const attempt = weigh({ check, finding, persons, now: stored.now, everyMs: room.schedule.everyMs, lease })
    for (const { kind } of attempt.owes) await room.append(entry(patient, kind, check.receipt))
    await room.checks.attempted(attempt)
  }
}
