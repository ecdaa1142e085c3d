import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ChoiceInput } from '../../../schema/generated/consent.ts'
import type { WayOfAsking } from '../../../schema/model/consent-directive.ts'
import { choiceTitle } from '../../documents/choice-words.ts'
import { readChoice } from '../choices/choice-fields.ts'
import { type KeptFields, keptFields } from '../choices/kept-fields.ts'
import { PLACES, PLACES_ASKED, type PlacesData, placesVariables, placesView } from '../choices/places.ts'
import { CHOICE, type RecordedChoice } from '../choices/shown-choice.ts'
import { hiddenNumber } from '../fields.ts'
import { defineForm } from '../form.ts'
import { type Asked, definePage, type Page } from '../page.ts'
import { choicesOf } from '../render/words.ts'
import { checkPage } from './check-choice.ts'
import { choiceFound } from './choice.ts'
import { choiceErrors, type Fault, fieldError } from './faults.ts'
import { choicePath, patientPath } from './paths.ts'
import { PERSON, personView, type ShownPerson } from './person.ts'
import { wayOfAsking, waysOfAsking } from './way-of-asking.ts'

type Data = PlacesData & {
  readonly patientChoices: {
    readonly revision: number
    readonly stage: string
    readonly person: ShownPerson | null
    readonly directives: readonly RecordedChoice[]
  } | null
}

type Fields = { readonly revision: number; readonly asked: WayOfAsking; readonly choice: ChoiceInput }

const read = z.looseObject({ revision: hiddenNumber }).transform((sent, context): Fields => {
  const asked = wayOfAsking.safeParse(sent['asked'])
  const fields = readChoice(sent as Parameters<typeof readChoice>[0])
  if ('choice' in fields && asked.success) return { revision: sent.revision, asked: asked.data, choice: fields.choice }
  for (const fault of 'faults' in fields ? fields.faults : []) {
    const { text, field } = fieldError(fault)
    context.addIssue({ code: 'custom', message: text, path: field === undefined ? [] : [field] })
  }
  for (const { message } of asked.error?.issues ?? []) context.addIssue({ code: 'custom', message, path: ['asked'] })
  return z.NEVER
})

const keyed = z.intersection(read, z.object({ key: z.string().min(8).max(100) }))

const NOTHING_KEPT: KeptFields = {}

type Checked = { readonly consentPreview: { readonly faults: readonly Fault[] } | null }

type Outcome = {
  readonly recorded: { readonly id: string } | null
  readonly proposal: { readonly id: string } | null
  readonly faults: readonly Fault[]
}

/** What came of a deed: on to the choice, or to the patient where it waits for the other side; or what is to be mended. */
const ledTo = (outcome: Outcome | null, handle: string | undefined, done: 'recorded' | 'changed') => {
  if (outcome === null || outcome.faults.length > 0) return { again: choiceErrors(outcome?.faults ?? []) }
  return outcome.recorded === null
    ? patientPath(handle, '?done=proposed')
    : choicePath(handle, outcome.recorded.id, `?done=${done}`)
}

/**
 * A choice is written on one page, looked at on another with what it would do, and only then saved: the page, and its three forms (look, write again,
 * save). `ends`: whether it is in place of the choice that the path names.
 */
const defineEditor = (base: string, ends: boolean) => {
  const endsOf = ({ params }: Asked): readonly string[] => (ends ? [params['choice'] ?? ''] : [])
  const pathOf = ({ params }: Asked): string =>
    ends
      ? choicePath(params['patient'], params['choice'] ?? '', '/change')
      : patientPath(params['patient'], '/choices/new')

  const page: Page = definePage<Data>({
    path: base,
    audience: 'practice-staff',
    template: 'practice/edit-choice.njk',
    document: /* GraphQL */ `
      query EditChoice($patient: NHSNumber!, ${PLACES_ASKED}) {
        patientChoices(patient: $patient) { revision stage ...Person directives { ...Choice } }
        ${PLACES}
      }
      ${PERSON} ${CHOICE}`,
    variables: ({ patient, sent }) => ({ patient, ...placesVariables(sent) }),
    view: (data, asked) => {
      const choice = ends ? choiceFound(data, asked.params['choice']) : undefined
      return {
        person: personView(data.patientChoices?.person),
        revision: data.patientChoices?.revision,
        stage: data.patientChoices?.stage,
        title: choice === undefined ? undefined : choiceTitle(choice),
        kept: choice === undefined ? NOTHING_KEPT : keptFields(choice, asked.now),
        places: placesView(data, asked.sent, choice?.scope),
        ways: waysOfAsking,
        recordTypes: choicesOf('recordType'),
        classes: choicesOf('sensitivityClass'),
        purposes: choicesOf('purpose').filter(({ value }) => value !== 'PATRQT'),
        path: pathOf(asked),
        back:
          choice === undefined ? patientPath(asked.params['patient']) : choicePath(asked.params['patient'], choice.id),
      }
    },
  })

  const checked = checkPage(read, endsOf, pathOf, randomUUID)
  const look = defineForm<Fields, null, Checked>({
    path: `${base}/check`,
    page,
    read,
    before: /* GraphQL */ `
      query CheckChoice($patient: NHSNumber!, $ends: [ID!]!, $records: [ChoiceInput!]!) {
        consentPreview(patient: $patient, ends: $ends, records: $records, first: 0) {
          faults { code field sentence }
        }
      }`,
    beforeVariables: ({ choice }, asked) => ({ patient: asked.patient, ends: endsOf(asked), records: [choice] }),
    check: ({ consentPreview }) => choiceErrors(consentPreview?.faults ?? []),
    shows: [checked],
    done: () => ({ show: checked }),
  })

  const again = defineForm<unknown, null>({
    path: `${base}/again`,
    page,
    read: z.looseObject({}),
    done: () => ({ show: page }),
  })

  const give = defineForm<Fields & { readonly key: string }, { readonly giveDirective: Outcome | null }>({
    path: base,
    page,
    read: keyed,
    mutation: /* GraphQL */ `
      mutation GiveForPatient(
        $patient: NHSNumber!
        $revision: Int!
        $key: String!
        $asked: WayOfAsking!
        $choice: ChoiceInput!
      ) {
        giveDirective(patient: $patient, revision: $revision, idempotencyKey: $key, asked: $asked, choice: $choice) {
          recorded { id }
          proposal { id }
          faults { code field sentence }
        }
      }`,
    variables: ({ revision, key, asked, choice }, { patient }) => ({ patient, revision, key, asked, choice }),
    done: ({ giveDirective }, _, { params }) => ledTo(giveDirective, params['patient'], 'recorded'),
  })

  const change = defineForm<Fields & { readonly key: string }, { readonly changeDirective: Outcome | null }>({
    path: base,
    page,
    read: keyed,
    mutation: /* GraphQL */ `
      mutation ChangeForPatient(
        $patient: NHSNumber!
        $revision: Int!
        $key: String!
        $asked: WayOfAsking!
        $directive: ID!
        $choice: ChoiceInput!
      ) {
        changeDirective(
          patient: $patient
          revision: $revision
          idempotencyKey: $key
          asked: $asked
          directive: $directive
          choice: $choice
        ) {
          recorded { id }
          proposal { id }
          faults { code field sentence }
        }
      }`,
    variables: ({ revision, key, asked, choice }, { patient, params }) => ({
      patient,
      revision,
      key,
      asked,
      choice,
      directive: params['choice'],
    }),
    done: ({ changeDirective }, _, { params }) => ledTo(changeDirective, params['patient'], 'changed'),
  })

  return { page, forms: [look, again, ends ? change : give] }
}

/** A new choice. */
export const newChoice = defineEditor('/practice/:patient/choices/new', false)

/** A choice in place of another. */
export const changeChoice = defineEditor('/practice/:patient/choices/:choice/change', true)
