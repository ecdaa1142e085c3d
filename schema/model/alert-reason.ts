/**
 * Why break-glass is used: the Summary Care Record's alert reasons (https://fhir.nhs.uk/CodeSystem/SCR-AlertReason). Each goes with the
 * clinician's own words.
 */
export const ALERT_REASONS = {
  '1': 'Access made in the public interest',
  '2': 'Access required by statute',
  '3': 'Access required by Court Order',
  '4': 'Self-Claim Emergency Access',
  '5': 'Access made in an Emergency',
  '6': 'Other',
} as const

export type AlertReasonCode = keyof typeof ALERT_REASONS

/** Whether the text is the code of an alert reason. */
export const isAlertReason = (text: string): text is AlertReasonCode => Object.hasOwn(ALERT_REASONS, text)
