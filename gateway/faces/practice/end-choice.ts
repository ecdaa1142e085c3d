import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { choiceLines, choiceTitle } from '../../documents/choice-words.ts'
import { PART, PART_ASKED, partAsked } from '../choices/preview-part.ts'
import { CHOICE, type RecordedChoice } from '../choices/shown-choice.ts'
import { hiddenNumber } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { choiceFound } from './choice.ts'
import { choiceErrors, type Fault } from './faults.ts'
import { choicePath, patientPath } from './paths.ts'
import { PERSON, personView, type ShownPerson } from './person.ts'
import { comparedView, PREVIEW, type Preview } from './preview.ts'
import { wayOfAsking, waysOfAsking } from './way-of-asking.ts'

type Data = {
  readonly patientChoices: {
    readonly revision: number
    readonly person: ShownPerson | null
    readonly directives: readonly RecordedChoice[]
  } | null
  readonly now: Preview | null
  readonly then: Preview | null
}

/** A choice to end, and what ending it would do. */
export const endChoicePage = definePage<Data>({
  path: '/practice/:patient/choices/:choice/end',
  audience: 'practice-staff',
  template: 'practice/end-choice.njk',
  document: /* GraphQL */ `
    query EndChoice($patient: NHSNumber!, $ends: [ID!]!, ${PART_ASKED}) {
      patientChoices(patient: $patient) { revision ...Person directives { ...Choice } }
      now: consentPreview(patient: $patient, namedBy: $ends, ${PART}) { ...Preview }
      then: consentPreview(patient: $patient, ends: $ends, namedBy: $ends, ${PART}) { ...Preview }
    }
    ${PERSON} ${CHOICE} ${PREVIEW}`,
  variables: ({ patient, params, sent }) => ({ patient, ends: [params['choice']], ...partAsked(sent) }),
  view: (data, { params, sent }) => {
    const choice = choiceFound(data, params['choice'])
    return {
      person: personView(data.patientChoices?.person),
      revision: data.patientChoices?.revision,
      title: choiceTitle(choice),
      lines: choiceLines(choice),
      ended: choice.withdrawnAt,
      ways: waysOfAsking,
      compared: comparedView(data.now, data.then, sent),
      key: randomUUID(),
      path: choicePath(params['patient'], choice.id),
    }
  },
})

/** Looks at another part of what it would do; nothing is ended. */
export const endChoiceLook = defineForm<unknown, null>({
  path: '/practice/:patient/choices/:choice/end/look',
  page: endChoicePage,
  read: z.looseObject({}),
  done: () => ({ show: endChoicePage }),
})

const read = z.object({ revision: hiddenNumber, key: z.string().min(8).max(100), asked: wayOfAsking })

type Ended = {
  readonly withdrawDirective: {
    readonly ended: { readonly id: string } | null
    readonly proposal: { readonly id: string } | null
    readonly faults: readonly Fault[]
  } | null
}

/** Ends it. */
export const endChoiceForm = defineForm<z.output<typeof read>, Ended>({
  path: '/practice/:patient/choices/:choice/end',
  page: endChoicePage,
  read,
  mutation: /* GraphQL */ `
    mutation EndForPatient(
      $patient: NHSNumber!
      $revision: Int!
      $key: String!
      $asked: WayOfAsking!
      $directive: ID!
    ) {
      withdrawDirective(
        patient: $patient
        revision: $revision
        idempotencyKey: $key
        asked: $asked
        directive: $directive
      ) {
        ended { id }
        proposal { id }
        faults { code field sentence }
      }
    }`,
  variables: ({ revision, key, asked }, { patient, params }) => ({
    patient,
    revision,
    key,
    asked,
    directive: params['choice'],
  }),
  done: ({ withdrawDirective }, _, { params }) => {
    if (withdrawDirective === null || withdrawDirective.faults.length > 0)
      return { again: choiceErrors(withdrawDirective?.faults ?? []) }
    const { ended } = withdrawDirective
    return ended === null
      ? patientPath(params['patient'], '?done=proposed')
      : choicePath(params['patient'], ended.id, '?done=ended')
  },
})
