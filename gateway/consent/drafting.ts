import { classesOf } from '../../policies/classes.ts'
import { type Draft, faultsOf } from '../../policies/directive-faults.ts'
import { londonMidnight } from '../../policies/london-day.ts'
import { isCalendarDay } from '../../schema/model/calendar-day.ts'
import type { ConsentFault } from '../../schema/model/consent-choice.ts'
import type { DirectiveScope } from '../../schema/model/consent-directive.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { ChoiceGiven } from './consent-life.ts'
import type { ConsentRoom } from './room.ts'

/** A choice ready to be recorded, or every reason why it is not. */
export type Drafted = { readonly draft: Draft } | { readonly faults: readonly ConsentFault[] }

type Resolved = { readonly codes: readonly OdsCode[] | undefined; readonly unknown: boolean }

const once = <Value>(list: readonly Value[] | undefined): readonly Value[] | undefined =>
  list === undefined ? undefined : [...new Set(list)]

/** POLICY §1: organisations are compared as legal entities, so a choice names those. */
const resolve = (codes: readonly OdsCode[] | undefined, entities: ReadonlyMap<string, OdsCode>): Resolved => {
  const found = codes?.map((code) => entities.get(code))
  return { codes: once(found?.filter((code) => code !== undefined)), unknown: found?.includes(undefined) === true }
}

/** The moment that a day in London stands for; a day that is none is one more fault. */
export const boundary = (
  moment: Instant | undefined,
  day: string | undefined,
  laterDays: number,
  faults: ConsentFault[],
): Instant | undefined => {
  if (day === undefined) return moment
  if (moment !== undefined) faults.push({ code: 'PERIOD_SAID_TWICE', field: 'period' })
  if (!isCalendarDay(day)) {
    faults.push({ code: 'DAY_UNCLEAR', field: laterDays === 0 ? 'firstDay' : 'lastDay' })
    return undefined
  }
  return londonMidnight(day, laterDays)
}

/** Reads a choice as it was given: codes become legal entities, days become moments, and everything that is wrong with it is said at once. */
export const draftOf = (
  room: Pick<ConsentRoom, 'running' | 'exclusionSets'>,
  given: ChoiceGiven,
  now: Instant,
): Drafted => {
  const faults: ConsentFault[] = []
  const { organisations } = room.running.registry()
  const recipients = resolve(given.scope.recipients, organisations)
  const controllers = resolve(given.scope.controllers, organisations)
  if (recipients.unknown) faults.push({ code: 'ORGANISATION_UNKNOWN', field: 'recipients' })
  if (controllers.unknown) faults.push({ code: 'ORGANISATION_UNKNOWN', field: 'controllers' })
  const start = boundary(given.start, given.firstDay, 0, faults)
  const end = boundary(given.end, given.lastDay, 1, faults)
  const { recordTypes, classes, purposes, actions, recordDates } = given.scope
  const scope: DirectiveScope = {
    recipients: recipients.unknown ? undefined : recipients.codes,
    controllers: controllers.unknown ? undefined : controllers.codes,
    recordTypes: once(recordTypes),
    classes: once(classes),
    purposes: once(purposes),
    actions: once(actions),
    recordDates,
  }
  const draft = { effect: given.effect, scope, period: { start, end }, breakGlassMayLift: given.breakGlassMayLift }
  const known = new Set(classesOf(room.exclusionSets))
  const all = [...faults, ...faultsOf(draft, { now, classes: known })]
  return all.length > 0 ? { faults: all } : { draft }
}
