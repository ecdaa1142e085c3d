import type { ConsentFault, ConsentFaultCode } from '../schema/model/consent-choice.ts'
import type { Demographics } from '../schema/model/demographics.ts'
import type { Instant, Period } from '../schema/model/instant.ts'
import { type NhsNumber, parseNhsNumber } from '../schema/model/nhs-number.ts'
import type { ProxyEvidence, ProxyRight } from '../schema/model/proxy-right.ts'
import { ageAt } from './proxies.ts'

/** A right as it would be recorded, and what was stated of whoever is to act. */
export type ProxyRightDraft = {
  readonly ground: ProxyRight['ground']
  readonly patientLacksCapacity: boolean
  readonly period: Period
  readonly evidence: ProxyEvidence
  readonly reference: string | undefined
  readonly familyName: string
  readonly birthDate: string
}

/** What is known of the two people. `proxy`: undefined when the demographics service knows nobody by that number. */
export type ProxyRightFacts = {
  readonly now: Instant
  readonly patient: readonly NhsNumber[]
  readonly patientBirthDate: string | null
  readonly proxy: Pick<Demographics, 'nhsNumber' | 'family' | 'birthDate'> | undefined
  /** The grounds on which this person has a right over the patient that was not ended and is not over. */
  readonly held: readonly ProxyRight['ground'][]
}

/** What each ground can be shown by. */
export const EVIDENCE_OF: Readonly<Record<ProxyRight['ground'], readonly ProxyEvidence[]>> = {
  PARENTAL_RESPONSIBILITY: [
    'BIRTH_CERTIFICATE',
    'ADOPTION_CERTIFICATE',
    'PARENTAL_RESPONSIBILITY_ORDER',
    'COURT_ORDER',
  ],
  ATTORNEY: ['LASTING_POWER_OF_ATTORNEY'],
  DEPUTY: ['COURT_OF_PROTECTION_ORDER'],
}

/** Certificates are seen and handed back; orders and powers are registered under a number, by which they can be found again. */
const UNNUMBERED: readonly ProxyEvidence[] = ['BIRTH_CERTIFICATE', 'ADOPTION_CERTIFICATE']

const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9 ./-]{0,39}$/

/** An NHS number beside a patient's key would say who acts for whom. */
const holdsNhsNumber = (text: string): boolean =>
  (text.replaceAll(/[ ./-]/g, '').match(/\d{10,}/g) ?? []).some((digits) => parseNhsNumber(digits) !== undefined)

const fault = (wrong: boolean, code: ConsentFaultCode, field: string): readonly ConsentFault[] =>
  wrong ? [{ code, field }] : []

/** Letters and digits as demographics services differ over them: no case, no marks, no spaces. */
const alike = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** The details must all be of one person: who guesses a number learns neither whose it is nor that it is anybody's. */
const personFaults = (draft: ProxyRightDraft, { proxy, patient, now }: ProxyRightFacts): readonly ConsentFault[] => {
  if (
    proxy === undefined ||
    proxy.family === null ||
    alike(proxy.family) !== alike(draft.familyName) ||
    proxy.birthDate !== draft.birthDate
  )
    return [{ code: 'PROXY_NOT_MATCHED', field: 'proxy' }]
  const isAdult = (ageAt(proxy.birthDate, now) ?? 0) >= 18
  return [
    ...fault(patient.includes(proxy.nhsNumber), 'PROXY_IS_THE_PATIENT', 'proxy'),
    ...fault(draft.ground !== 'PARENTAL_RESPONSIBILITY' && !isAdult, 'PROXY_TOO_YOUNG', 'proxy'),
  ]
}

const groundFaults = (
  { ground, patientLacksCapacity }: ProxyRightDraft,
  { patientBirthDate, now }: ProxyRightFacts,
): readonly ConsentFault[] => {
  const age = ageAt(patientBirthDate, now)
  if (age === undefined) return [{ code: 'AGE_NOT_KNOWN', field: 'ground' }]
  const parental = ground === 'PARENTAL_RESPONSIBILITY'
  return [
    ...fault(parental ? age >= 16 : age < 18, 'GROUND_NOT_FOR_AGE', 'ground'),
    ...fault(!parental && !patientLacksCapacity, 'CAPACITY_NOT_RECORDED', 'patientLacksCapacity'),
  ]
}

const evidenceFaults = ({ ground, evidence, reference }: ProxyRightDraft): readonly ConsentFault[] => [
  ...fault(!EVIDENCE_OF[ground].includes(evidence), 'EVIDENCE_NOT_FOR_GROUND', 'evidence'),
  ...(reference === undefined
    ? fault(!UNNUMBERED.includes(evidence), 'REFERENCE_MISSING', 'evidenceReference')
    : fault(!REFERENCE.test(reference) || holdsNhsNumber(reference), 'REFERENCE_UNCLEAR', 'evidenceReference')),
]

const periodFaults = ({ period: { start, end } }: ProxyRightDraft, now: Instant): readonly ConsentFault[] => {
  if (end === undefined) return []
  const reversed = start !== undefined && end <= start
  return [
    ...fault(reversed, 'PERIOD_ENDS_BEFORE_IT_BEGINS', 'period'),
    ...fault(!reversed && end <= now, 'PERIOD_IS_PAST', 'period'),
  ]
}

/**
 * Everything that is wrong with a right to act for another (POLICY §4, Children and proxies), in the order of its fields; empty when it can be
 * recorded. A right recorded for an age that ends is recorded as it is: it ends by itself at the moment of decision.
 */
export const proxyRightFaults = (draft: ProxyRightDraft, facts: ProxyRightFacts): readonly ConsentFault[] => [
  ...personFaults(draft, facts),
  ...groundFaults(draft, facts),
  ...evidenceFaults(draft),
  ...periodFaults(draft, facts.now),
  ...fault(facts.held.includes(draft.ground), 'ALREADY_A_PROXY', 'ground'),
]
