import { randomUUID } from 'node:crypto'
import type { ConsentStage } from '../../../schema/generated/consent.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { choiceAsTyped } from '../choices/as-typed.ts'
import { carriedFrom, PART, PART_ASKED, partAsked } from '../choices/preview-part.ts'
import { CHOICE, type NamedOrganisation, type RecordedChoice } from '../choices/shown-choice.ts'
import type { Asked, Page, View } from '../page.ts'
import { headlineOf, rowsOf } from './choice.ts'
import { type ChoiceFields, choiceFields } from './choice-fields.ts'
import { type Stand, standAt } from './editor-page.ts'
import { comparedView, PREVIEW, type Preview } from './who-could-see.ts'
import { definePageFor, patientOf } from './whose.ts'

type Previewing = {
  readonly patientChoices: {
    readonly revision: number
    readonly stage: ConsentStage
    readonly directives: readonly RecordedChoice[]
  } | null
  readonly now: Preview | null
  readonly after: Preview | null
  readonly emergency: Preview | null
  readonly named: readonly (NamedOrganisation | null)[] | null
}

/** A preview names so many organisations at most. */
const MOST_AFFECTED = 50

/** The only places that a new choice can do anything to: those it names. Null: any. */
const affected = ({ changes }: Stand, { choice: { recipients } }: ChoiceFields, asked: Asked) =>
  changes(asked) === undefined && recipients != null && recipients.length <= MOST_AFFECTED ? recipients : null

/** The variables of a preview. What was typed was read when it was sent: it is the same here. */
export const previewVariables = ({ changes }: Stand, { choice }: ChoiceFields, asked: Asked): View => {
  const ended = changes(asked)
  return { patient: patientOf(asked), ends: ended === undefined ? [] : [ended], records: [choice] }
}

/** What a choice does, before it is saved. The revision and the key that it is saved with are had here, with what is shown. */
export const previewPage = (stand: Stand): Page =>
  definePageFor<Previewing>(stand.whose, {
    path: stand.path,
    template: 'account/preview.njk',
    document: /* GraphQL */ `
      query ChoicePreviewed(
        $patient: NHSNumber!
        $ends: [ID!]!
        $records: [ChoiceInput!]!
        $named: [ODSCode!]!
        $organisations: [ODSCode!]
        ${PART_ASKED}
      ) {
        ${stand.whose.asks}
        patientChoices(patient: $patient) { revision stage directives { ...Choice } }
        named: organisations(odsCodes: $named) { odsCode name }
        now: consentPreview(patient: $patient, organisations: $organisations, ${PART}) { ...Previewed }
        after: consentPreview(
          patient: $patient
          ends: $ends
          records: $records
          organisations: $organisations
          ${PART}
        ) { ...Previewed }
        emergency: consentPreview(
          patient: $patient
          ends: $ends
          records: $records
          purpose: BTG
          organisations: $organisations
          ${PART}
        ) { ...Previewed }
      }
      ${CHOICE} ${PREVIEW}`,
    variables: (asked) => {
      const fields = choiceFields.parse(asked.sent)
      const { recipients, controllers } = fields.choice
      return {
        ...previewVariables(stand, fields, asked),
        named: [...new Set([...(recipients ?? []), ...(controllers ?? [])])].slice(0, 100),
        organisations: affected(stand, fields, asked),
        ...partAsked(asked.sent),
      }
    },
    view: ({ patientChoices, now, after, emergency, named }, asked) => {
      if (patientChoices === null || now === null || after === null || emergency === null)
        throw new HouseError('STATE_UNAVAILABLE')
      const { speaker, sent } = asked
      const choice = choiceAsTyped(choiceFields.parse(sent).choice, named)
      const changed = patientChoices.directives.find(({ id }) => id === stand.changes(asked))
      const action = standAt(stand, asked)
      return {
        headline: headlineOf(choice, speaker),
        rows: rowsOf(choice, speaker),
        replaces: changed === undefined ? '' : headlineOf(changed, speaker),
        ...comparedView(now, after, emergency, sent, speaker),
        together: patientChoices.stage === 'BOTH_WIDEN' && choice.effect === 'permit',
        action,
        lookAt: `${action}/preview`,
        carried: carriedFrom(sent),
        revision: patientChoices.revision,
        key: randomUUID(),
      }
    },
  })
