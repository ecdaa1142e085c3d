import type { AgreementEventKind } from '../../../schema/generated/agreements.ts'
import type { Named } from './parties.ts'

/** Something that was done to an agreement, as `EVENT` asks for it. */
export type Event = {
  readonly kind: AgreementEventKind
  readonly at: string
  readonly version: number | null
  readonly organisation: Named | null
  readonly by: string | null
}

export const EVENT = /* GraphQL */ `
  fragment Event on AgreementEvent {
    kind
    at
    version
    organisation { odsCode name }
    by
  }`

const DEEDS = {
  PROPOSED: 'proposed',
  SIGNED: 'signed',
  SUSPENDED: 'suspended the agreement',
  RESUMED: 'resumed the agreement',
  WITHDREW: 'withdrew from the agreement',
} as const satisfies Partial<Record<AgreementEventKind, string>>

const deedOf = (kind: AgreementEventKind): string =>
  Object.hasOwn(DEEDS, kind) ? DEEDS[kind as keyof typeof DEEDS] : 'took a withdrawal back'

/** Events in sentences, newest first. */
export const eventsView = (events: readonly Event[]) =>
  events.toReversed().map(({ kind, at, version, organisation, by }) => {
    const who = organisation === null ? 'The operator of the exchange' : (organisation.name ?? organisation.odsCode)
    const what = version === null ? '' : ` version ${version}`
    return { sentence: `${who} ${deedOf(kind)}${kind === 'PROPOSED' || kind === 'SIGNED' ? what : ''}`, at, by }
  })
