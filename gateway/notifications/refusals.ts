import { NOTIFICATION_FAULTS } from '../../schema/model/change-notification.ts'

/** Why what an exchange sent was not taken, in the words that its operator reads. A closed list: nothing that was sent is repeated. */
export const NOTIFICATION_REFUSALS = {
  ...NOTIFICATION_FAULTS,
  EXCHANGE_UNKNOWN: 'No exchange is registered here by that name that tells of changes.',
  SIGNATURE_MISSING: 'Notifications are signed: send a detached JWS in x-jws-signature.',
  SIGNATURE_INVALID:
    'The signature is not one over this body, for this address, by a key that this exchange registered.',
  SIGNATURE_STALE: 'The signature was made too long ago, or in the future: sign each attempt anew.',
  REPLAYED: 'This signature was taken before: sign each attempt anew, under a new name.',
  SUBSCRIPTION_UNKNOWN: 'Nothing was asked for here by that subscription, or its time is over: stop sending it.',
  BODY_UNREADABLE: 'The body is not JSON.',
  MEDIA_TYPE_UNSUPPORTED: 'Notifications are FHIR JSON: send application/fhir+json.',
  BODY_TOO_LARGE: 'The body is longer than a notification of ids alone can be.',
} as const

export type NotificationRefusal = keyof typeof NOTIFICATION_REFUSALS

const STATUS: Readonly<Record<NotificationRefusal, number>> = {
  EXCHANGE_UNKNOWN: 404,
  SIGNATURE_MISSING: 401,
  SIGNATURE_INVALID: 401,
  SIGNATURE_STALE: 401,
  REPLAYED: 409,
  SUBSCRIPTION_UNKNOWN: 410,
  BODY_UNREADABLE: 400,
  MEDIA_TYPE_UNSUPPORTED: 415,
  BODY_TOO_LARGE: 413,
  NOT_A_NOTIFICATION: 422,
  STATUS_UNREADABLE: 422,
  ANSWER_TO_A_QUERY: 422,
  RECORDS_ENCLOSED: 422,
}

/** The HTTP status of a refusal, and an OperationOutcome (FHIR R4) that says why. */
export const refusalAnswer = (refusal: NotificationRefusal): { readonly status: number; readonly outcome: object } => ({
  status: STATUS[refusal],
  outcome: {
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'error',
        code: STATUS[refusal] === 401 ? 'security' : 'processing',
        details: { coding: [{ code: refusal }], text: NOTIFICATION_REFUSALS[refusal] },
      },
    ],
  },
})
