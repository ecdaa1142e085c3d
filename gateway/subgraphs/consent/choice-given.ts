import type { ChoiceInput } from '../../../schema/generated/consent.ts'
import type { ChoiceGiven } from '../../consent/consent-life.ts'

/** A choice as the schema takes it, null read as not stated. */
export const choiceGiven = (input: ChoiceInput): ChoiceGiven => ({
  effect: input.effect,
  scope: {
    recipients: input.recipients ?? undefined,
    controllers: input.controllers ?? undefined,
    recordTypes: input.recordTypes ?? undefined,
    classes: input.classes ?? undefined,
    purposes: input.purposes ?? undefined,
    actions: input.actions ?? undefined,
    recordDates: input.recordDates
      ? { from: input.recordDates.from ?? undefined, to: input.recordDates.to ?? undefined }
      : undefined,
  },
  start: input.start ?? undefined,
  end: input.end ?? undefined,
  firstDay: input.firstDay ?? undefined,
  lastDay: input.lastDay ?? undefined,
  breakGlassMayLift: input.breakGlassMayLift ?? false,
})
