import type { z } from 'zod'
import { londonMidnight } from '../../../policies/london-day.ts'
import type { ChoiceInput } from '../../../schema/generated/consent.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import { choiceLines, choiceTitle } from '../../documents/choice-words.ts'
import type { NamedOrganisation, ShownChoice } from '../choices/shown-choice.ts'
import { type Asked, definePage, type Page } from '../page.ts'
import { wordsFor } from '../render/words.ts'
import { PERSON, personView, type ShownPerson } from './person.ts'
import { comparedView, MOST_PREVIEWED, PREVIEW, type Preview } from './preview.ts'

type Data = {
  readonly patientChoices: { readonly person: ShownPerson | null } | null
  readonly organisations: readonly (NamedOrganisation | null)[] | null
  readonly now: Preview | null
  readonly then: Preview | null
}

type Fields = { readonly choice: ChoiceInput }

/** The purpose that is previewed: the first that the choice names, else direct care. */
const purposeOf = ({ purposes }: ChoiceInput): PurposeOfUse => purposes?.find((one) => one !== 'PATRQT') ?? 'TREAT'

const MOST_NAMED = 100

const codesOf = ({ recipients, controllers }: ChoiceInput) =>
  [...new Set([...(recipients ?? []), ...(controllers ?? [])])].slice(0, MOST_NAMED)

/** What was typed, in the shape that recorded choices have. */
const shown = (choice: ChoiceInput, names: ReadonlyMap<string, string | null>): ShownChoice => {
  const named = (codes: ChoiceInput['recipients']) =>
    codes?.map((odsCode) => ({ odsCode, name: names.get(odsCode) ?? null })) ?? null
  const moment = (day: string | null | undefined, later: number): string | null =>
    day == null ? null : new Date(londonMidnight(day, later)).toISOString()
  return {
    effect: choice.effect,
    scope: {
      recipients: named(choice.recipients),
      controllers: named(choice.controllers),
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

/**
 * What would be recorded, in words, and what it would do: who could see what now, and with it. It is shown in answer to the form that asks for it, and is
 * at no address of its own: what a patient chose stands in none.
 */
export const checkPage = (
  read: z.ZodType<Fields>,
  endsOf: (asked: Asked) => readonly string[],
  pathOf: (asked: Asked) => string,
  newKey: () => string,
): Page =>
  definePage<Data>({
    path: '/practice/:patient',
    audience: 'practice-staff',
    template: 'practice/check-choice.njk',
    document: /* GraphQL */ `
      query PreviewChoice(
        $patient: NHSNumber!
        $ends: [ID!]!
        $records: [ChoiceInput!]!
        $purpose: PurposeOfUse!
        $recipients: [ODSCode!]
        $codes: [ODSCode!]!
        $named: [ID!]!
        $first: Int!
      ) {
        patientChoices(patient: $patient) { ...Person }
        organisations(odsCodes: $codes) { odsCode name }
        now: consentPreview(patient: $patient, purpose: $purpose, organisations: $recipients, namedBy: $named, first: $first) {
          ...Preview
        }
        then: consentPreview(
          patient: $patient
          ends: $ends
          records: $records
          purpose: $purpose
          organisations: $recipients
          namedBy: $named
          first: $first
        ) {
          ...Preview
        }
      }
      ${PERSON} ${PREVIEW}`,
    variables: (asked) => {
      const { choice } = read.parse(asked.sent ?? {})
      return {
        patient: asked.patient,
        ends: endsOf(asked),
        records: [choice],
        purpose: purposeOf(choice),
        recipients: choice.recipients?.slice(0, MOST_PREVIEWED) ?? null,
        // A choice that is to speak of everybody is looked at for more than those the old one named.
        named: choice.recipients == null ? [] : endsOf(asked),
        codes: codesOf(choice),
        first: MOST_PREVIEWED,
      }
    },
    view: ({ patientChoices, organisations, now, then }, asked) => {
      const { choice } = read.parse(asked.sent ?? {})
      const names = new Map((organisations ?? []).flatMap((one) => (one === null ? [] : [[one.odsCode, one.name]])))
      const would = shown(choice, names)
      const { _csrf, ...fields } = asked.sent ?? {}
      return {
        person: personView(patientChoices?.person),
        title: choiceTitle(would),
        lines: choiceLines(would),
        purpose: wordsFor(purposeOf(choice), 'purpose'),
        compared: comparedView(now, then),
        changing: endsOf(asked).length > 0,
        fields: Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => ({ name, value }))),
        key: newKey(),
        path: pathOf(asked),
      }
    },
  })
