import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { hiddenNumber, requiredText } from '../fields.ts'
import { defineForm, type Form } from '../form.ts'
import type { Page } from '../page.ts'
import type { Fault } from './choice.ts'
import { type ChoiceFields, choiceFields, mendable } from './choice-fields.ts'
import { editorPage, type Stand } from './editor-page.ts'
import { previewPage, previewVariables } from './preview-page.ts'
import { baseOf, patientOf } from './whose.ts'

/** The pages and forms of one editor. */
export type Editor = { readonly pages: readonly Page[]; readonly forms: readonly Form[] }

type Outcome = {
  readonly recorded: { readonly id: string } | null
  readonly proposal: { readonly id: string } | null
  readonly faults: readonly Fault[]
}

const OUTCOME = 'recorded { id } proposal { id } faults { code field }'

const saveFields = z.intersection(
  choiceFields,
  z.object({ revision: hiddenNumber, key: requiredText(200, 'sentence.INPUT_INVALID') }),
)

const savedAt = (outcome: Outcome | null, base: string) => {
  if (outcome === null) throw new HouseError('INTERNAL')
  if (outcome.faults.length > 0) return { again: mendable(outcome.faults) }
  return outcome.recorded === null
    ? `${base}/choices?done=proposed`
    : `${base}/choices/${outcome.recorded.id}?done=done`
}

/**
 * The editor of a choice: put together, searched for places in, previewed, saved. Nothing is kept before it is saved; what was typed goes from
 * page to page in the forms themselves, so that no address and no cookie holds it.
 */
export const defineEditor = (stand: Stand): Editor => {
  const page = editorPage(stand)
  const preview = previewPage(stand)
  const isChange = stand.path.includes(':id')
  const path = `${stand.whose.path}${stand.path}`

  /** Shows the editor with what was typed: to search for places, or to change something after the preview. */
  const again = defineForm<object, null>({
    path,
    page,
    read: z.looseObject({}),
    done: () => ({ show: page }),
  })
  const look = defineForm<
    ChoiceFields,
    null,
    { readonly consentPreview: { readonly faults: readonly Fault[] } | null }
  >({
    path: `${path}/preview`,
    page,
    read: choiceFields,
    before: /* GraphQL */ `
      query ChoiceChecked($patient: NHSNumber!, $ends: [ID!]!, $records: [ChoiceInput!]!) {
        consentPreview(patient: $patient, ends: $ends, records: $records, first: 0) { faults { code field } }
      }`,
    beforeVariables: (fields, asked) => previewVariables(stand, fields, asked),
    check: ({ consentPreview }) => mendable(consentPreview?.faults ?? []),
    shows: [preview],
    done: () => ({ show: preview }),
  })
  const save = defineForm<z.output<typeof saveFields>, { readonly saved: Outcome | null }>({
    path: `${path}/save`,
    page,
    read: saveFields,
    mutation: isChange
      ? /* GraphQL */ `
        mutation ChangeChoice($patient: NHSNumber!, $revision: Int!, $key: String!, $directive: ID!, $choice: ChoiceInput!) {
          saved: changeDirective(
            patient: $patient
            revision: $revision
            idempotencyKey: $key
            directive: $directive
            choice: $choice
          ) { ${OUTCOME} }
        }`
      : /* GraphQL */ `
        mutation GiveChoice($patient: NHSNumber!, $revision: Int!, $key: String!, $choice: ChoiceInput!) {
          saved: giveDirective(patient: $patient, revision: $revision, idempotencyKey: $key, choice: $choice) { ${OUTCOME} }
        }`,
    variables: ({ revision, key, choice }, asked) => ({
      patient: patientOf(asked),
      revision,
      key,
      choice,
      ...(isChange ? { directive: stand.changes(asked) } : {}),
    }),
    done: ({ saved }, _, asked) => savedAt(saved, baseOf(stand.whose, asked)),
  })
  return { pages: [page], forms: [again, look, save] }
}
