import { londonMidnight } from '../../../policies/london-day.ts'
import type { ChoiceInput } from '../../../schema/generated/consent.ts'
import type { NamedOrganisation, ShownChoice } from './shown-choice.ts'

const moment = (day: string | null | undefined, laterDays: number): string | null =>
  day == null ? null : new Date(londonMidnight(day, laterDays)).toISOString()

/** What was typed, in the shape that recorded choices have, so that both are told alike. `named`: the organisations it names, as far as they are known. */
export const choiceAsTyped = (
  choice: ChoiceInput,
  named: readonly (NamedOrganisation | null)[] | null,
): ShownChoice => {
  const known = new Map((named ?? []).flatMap((one) => (one === null ? [] : [[one.odsCode, one]])))
  const organisations = (codes: ChoiceInput['recipients']) =>
    codes?.map((odsCode) => known.get(odsCode) ?? { odsCode, name: null }) ?? null
  return {
    effect: choice.effect,
    scope: {
      recipients: organisations(choice.recipients),
      controllers: organisations(choice.controllers),
      recordTypes: choice.recordTypes ?? null,
      classes: choice.classes ?? null,
      purposes: choice.purposes ?? null,
      actions: choice.actions ?? null,
      recordDates: choice.recordDates
        ? { from: choice.recordDates.from ?? null, to: choice.recordDates.to ?? null }
        : null,
    },
    period: { start: moment(choice.firstDay, 0), end: moment(choice.lastDay, 1) },
    breakGlassMayLift: choice.breakGlassMayLift ?? false,
  }
}
