import type { Asked, View } from '../page.ts'

/** What somebody broke the glass for, as GraphQL gives it: their own grants of one patient. Moments are ISO 8601. */
export type OwnBreakGlass = {
  readonly ownBreakGlass?:
    | readonly { readonly endsAt: string; readonly endedAt: string | null; readonly inForce: boolean }[]
    | null
}

const ASKED = 'ownBreakGlass(patient: $patient)'
const GIVEN = '{ endsAt endedAt inForce }'

/** The field of `OwnBreakGlass`, in a query that has `$patient`; a directive may stand between. */
export const ownBreakGlassField = (directive = ''): string => `${ASKED} ${directive} ${GIVEN}`

/** Whether a page shows what it shows under break-glass. */
export const isEmergency = ({ access }: Pick<Asked, 'access'>): boolean => access?.purpose === 'BTG'

/** A second query of pages that stand under break-glass: until when. It asks no exchange. */
export const OWN_BREAK_GLASS_BESIDE = {
  document: /* GraphQL */ `query OwnBreakGlassBeside($patient: NHSNumber!) { ${ownBreakGlassField()} }`,
  variables: (asked: Asked): View | undefined => (isEmergency(asked) ? { patient: asked.patient } : undefined),
}

/** Until when what stands of the reader's own grants stands; '' where nothing does, or it could not be had. */
export const emergencyUntil = (own: OwnBreakGlass | undefined): string =>
  (own?.ownBreakGlass ?? [])
    .filter(({ inForce }) => inForce)
    .map(({ endsAt }) => endsAt)
    .toSorted()
    .at(-1) ?? ''

/** Whether it is known that none of the reader's own grants stands any more. */
export const isEmergencyOver = (own: OwnBreakGlass | undefined): boolean =>
  own?.ownBreakGlass?.every(({ inForce }) => !inForce) ?? false

/** How the emergency access ended that ended last: by the reader (`endedAt`), or by itself (`ranOutAt`, where `endedAt` is ''); both are '' where there never was any. */
export const emergencyEnded = (own: OwnBreakGlass): { readonly endedAt: string; readonly ranOutAt: string } => {
  const [last] = (own.ownBreakGlass ?? []).toSorted((one, other) =>
    (other.endedAt ?? other.endsAt).localeCompare(one.endedAt ?? one.endsAt),
  )
  return { endedAt: last?.endedAt ?? '', ranOutAt: last?.endsAt ?? '' }
}
