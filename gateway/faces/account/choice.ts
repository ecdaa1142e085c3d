import type { ConsentFaultCode, ProxyGround } from '../../../schema/generated/consent.ts'
import { type NamedOrganisation, nameOf, type RecordedChoice, type ShownChoice } from '../choices/shown-choice.ts'
import { isStanding } from '../choices/standing.ts'
import type { Speaker } from '../language/speaker.ts'

/** A reason why a change was not made. */
export type Fault = { readonly code: ConsentFaultCode; readonly field: string | null }

/** A right to act for another. */
export type Right = {
  readonly id: string
  readonly ground: ProxyGround
  readonly mayView: boolean
  readonly period: { readonly start: string | null; readonly end: string | null }
}

/** A line of a list that tells a choice. */
export type Row = { readonly key: string; readonly value: string }

/** The choices that hold or will hold, and those that have ended; each newest first, as they came. */
export const nowAndEnded = (choices: readonly RecordedChoice[], now: number) => ({
  standing: choices.filter((choice) => isStanding(choice, now)),
  ended: choices.filter((choice) => !isStanding(choice, now)),
})

/** How many places are named before the rest are counted. */
const PLACES_NAMED = 6

/** Places by name, the rest of a long list counted. */
const placesIn = (places: readonly NamedOrganisation[], { t, list }: Speaker, most: number): string => {
  const names = places.map(nameOf)
  return names.length <= most
    ? list(names)
    : list([...names.slice(0, most), t('choice.morePlaces', { count: names.length - most })])
}

/** A choice in one line. A choice of one scope is told whole; of several, that it is a part. */
export const headlineOf = ({ effect, scope }: ShownChoice, { t, word }: Speaker): string => {
  const { actions: _, ...stated } = scope
  const named = Object.values(stated).filter((list) => list !== null).length
  const permits = effect === 'permit'
  if (named === 0) return t(permits ? 'choice.permitAll' : 'choice.denyAll')
  if (named === 1 && scope.recipients !== null && scope.recipients.length <= 3)
    return t(permits ? 'choice.permitPlaces' : 'choice.denyPlaces', { places: scope.recipients.map(nameOf) })
  if (named === 1 && scope.controllers !== null && scope.controllers.length <= 3)
    return t(permits ? 'choice.permitHeld' : 'choice.denyHeld', { places: scope.controllers.map(nameOf) })
  if (named === 1 && scope.recordTypes !== null)
    return t(permits ? 'choice.permitKinds' : 'choice.denyKinds', {
      kinds: scope.recordTypes.map((type) => word('recordType', type)),
    })
  if (named === 1 && permits && scope.classes !== null)
    return t('choice.permitSensitive', { kinds: scope.classes.map((name) => word('sensitivityClass', name)) })
  return t(permits ? 'choice.permitSome' : 'choice.denySome')
}

/** Dates of which either may be open. */
const spanOf = (from: string | null, to: string | null, { t }: Speaker): string => {
  if (from !== null && to !== null) return t('choice.between', { from, to })
  return from !== null ? t('choice.since', { from }) : t('choice.until', { to })
}

/** When a choice holds, in days of London. */
const periodOf = ({ start, end }: ShownChoice['period'], speaker: Speaker): string => {
  const { t, day } = speaker
  if (end !== null) {
    // The last day that belongs to it is the day of the moment just before its end.
    const last = day(Date.parse(end) - 1)
    return spanOf(start === null ? null : day(start), last, speaker)
  }
  return start === null ? t('choice.always') : t('choice.noEnd', { from: day(start) })
}

/** Everything that a choice says, a line each; what is not stated is left out, save who it is about. `most`: how many places are named. */
export const rowsOf = (said: ShownChoice, speaker: Speaker, most = PLACES_NAMED): readonly Row[] => {
  const { t, word, list, day } = speaker
  const { recipients, controllers, recordTypes, classes, purposes, actions, recordDates } = said.scope
  const row = (name: string, value: string | undefined): readonly Row[] =>
    value === undefined ? [] : [{ key: t(`choice.${name}`), value }]
  const words = (vocabulary: string, codes: readonly string[] | null): string | undefined =>
    codes === null ? undefined : list(codes.map((code) => word(vocabulary, code)))
  return [
    ...row('what', t(said.effect === 'permit' ? 'choice.permit' : 'choice.deny')),
    ...row('who', recipients === null ? t('choice.everyone') : placesIn(recipients, speaker, most)),
    ...row('heldBy', controllers === null ? undefined : placesIn(controllers, speaker, most)),
    ...row('kinds', words('recordType', recordTypes)),
    ...row('sensitive', words('sensitivityClass', classes)),
    ...row('why', words('purpose', purposes)),
    ...row('actions', actions?.includes('edit') === true ? t('choice.edit') : undefined),
    ...row(
      'dates',
      recordDates === null
        ? undefined
        : spanOf(
            recordDates.from === null ? null : day(recordDates.from),
            recordDates.to === null ? null : day(recordDates.to),
            speaker,
          ),
    ),
    ...row('period', periodOf(said.period, speaker)),
    ...row(
      'emergency',
      said.effect === 'permit' ? undefined : t(said.breakGlassMayLift ? 'choice.liftYes' : 'choice.liftNo'),
    ),
  ]
}

/** Who wrote a choice down, and when it was ended. */
export const recordOf = (
  { recordedBy, withdrawnAt, withdrawnAsked }: RecordedChoice,
  { t, word, day, moment }: Speaker,
): readonly Row[] => {
  const on = day(recordedBy.at)
  const { name, organisation, how } = recordedBy
  const by =
    name !== null && organisation !== null
      ? t('choice.byStaff', { name, place: nameOf(organisation), day: on })
      : t(`choice.${how}`, { day: on })
  return [
    { key: t('choice.by'), value: by },
    ...(recordedBy.asked === null ? [] : [{ key: t('choice.asked'), value: word('wayOfAsking', recordedBy.asked) }]),
    ...(withdrawnAt === null ? [] : [{ key: t('choice.endedOn'), value: moment(withdrawnAt) }]),
    ...(withdrawnAsked === null ? [] : [{ key: t('choice.askedEnd'), value: word('wayOfAsking', withdrawnAsked) }]),
  ]
}
