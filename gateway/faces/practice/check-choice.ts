import type { z } from 'zod'
import type { ChoiceInput } from '../../../schema/generated/consent.ts'
import type { WayOfAsking } from '../../../schema/model/consent-directive.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import { choiceLines, choiceTitle } from '../../documents/choice-words.ts'
import { choiceAsTyped } from '../choices/as-typed.ts'
import { carriedFrom, PART, PART_ASKED, partAsked } from '../choices/preview-part.ts'
import type { NamedOrganisation } from '../choices/shown-choice.ts'
import { type Asked, definePage, type Page } from '../page.ts'
import { wordsFor } from '../render/words.ts'
import { PERSON, personView, type ShownPerson } from './person.ts'
import { comparedView, PREVIEW, type Preview } from './preview.ts'

type Data = {
  readonly patientChoices: { readonly revision: number; readonly person: ShownPerson | null } | null
  readonly organisations: readonly (NamedOrganisation | null)[] | null
  readonly now: Preview | null
  readonly then: Preview | null
}

type Fields = { readonly asked: WayOfAsking; readonly choice: ChoiceInput }

/** The purpose that is previewed: the first that the choice names, else direct care. */
const purposeOf = ({ purposes }: ChoiceInput): PurposeOfUse => purposes?.find((one) => one !== 'PATRQT') ?? 'TREAT'

const MOST_NAMED = 100

/** A preview names so many organisations at most; of a choice that names more all are looked through. */
const MOST_AFFECTED = 50

const codesOf = ({ recipients, controllers }: ChoiceInput) =>
  [...new Set([...(recipients ?? []), ...(controllers ?? [])])].slice(0, MOST_NAMED)

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
        ${PART_ASKED}
      ) {
        patientChoices(patient: $patient) { revision ...Person }
        organisations(odsCodes: $codes) { odsCode name }
        now: consentPreview(patient: $patient, purpose: $purpose, organisations: $recipients, namedBy: $named, ${PART}) {
          ...Preview
        }
        then: consentPreview(
          patient: $patient
          ends: $ends
          records: $records
          purpose: $purpose
          organisations: $recipients
          namedBy: $named
          ${PART}
        ) {
          ...Preview
        }
      }
      ${PERSON} ${PREVIEW}`,
    variables: (asked) => {
      const { choice } = read.parse(asked.sent ?? {})
      const isNamed = choice.recipients != null && choice.recipients.length <= MOST_AFFECTED
      return {
        patient: asked.patient,
        ends: endsOf(asked),
        records: [choice],
        purpose: purposeOf(choice),
        recipients: isNamed ? choice.recipients : null,
        // A choice that is to speak of everybody is looked at for more than those the old one named.
        named: isNamed ? endsOf(asked) : [],
        codes: codesOf(choice),
        ...partAsked(asked.sent),
      }
    },
    view: ({ patientChoices, organisations, now, then }, asked) => {
      const { choice, asked: way } = read.parse(asked.sent ?? {})
      const would = choiceAsTyped(choice, organisations)
      return {
        person: personView(patientChoices?.person),
        title: choiceTitle(would),
        lines: [...choiceLines(would), { key: 'Asked for', value: wordsFor(way, 'wayOfAsking') }],
        purpose: wordsFor(purposeOf(choice), 'purpose'),
        compared: comparedView(now, then, asked.sent),
        changing: endsOf(asked).length > 0,
        // What is saved is what was seen: the revision is had with it.
        carried: [
          ...carriedFrom(asked.sent),
          ...(patientChoices === null ? [] : [{ name: 'revision', value: String(patientChoices.revision) }]),
        ],
        key: newKey(),
        path: pathOf(asked),
        lookAt: `${pathOf(asked)}/check`,
      }
    },
  })
