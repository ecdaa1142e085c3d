import type { SubscriptionWanted } from '../change-notifier.ts'

const BACKPORT = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition'

/** How one exchange is to be asked. */
export type SubscriptionTerms = {
  /** The canonical of its topic for "a record of this patient was written". */
  readonly topic: string
  readonly nhsNumberSystem: string
  readonly heartbeatSeconds: number
}

/** The Subscription (R4, profile backport-subscription) that asks to be told of one patient's changes: by rest-hook, ids alone. */
export const subscriptionResource = (
  { patient, endpoint, end }: Pick<SubscriptionWanted, 'patient' | 'endpoint' | 'end'>,
  { topic, nhsNumberSystem, heartbeatSeconds }: SubscriptionTerms,
): object => ({
  resourceType: 'Subscription',
  meta: { profile: [`${BACKPORT}/backport-subscription`] },
  status: 'requested',
  end: new Date(end).toISOString(),
  reason: 'Somebody who cares for this patient follows them',
  criteria: topic,
  _criteria: {
    extension: [
      {
        url: `${BACKPORT}/backport-filter-criteria`,
        valueString: `Patient?identifier=${encodeURIComponent(`${nhsNumberSystem}|${patient}`)}`,
      },
    ],
  },
  channel: {
    extension: [{ url: `${BACKPORT}/backport-heartbeat-period`, valueUnsignedInt: heartbeatSeconds }],
    type: 'rest-hook',
    endpoint,
    payload: 'application/fhir+json',
    _payload: { extension: [{ url: `${BACKPORT}/backport-payload-content`, valueCode: 'id-only' }] },
  },
})
