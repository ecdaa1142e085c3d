import type { z } from 'zod'
import type { HouseErrorCode } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Asked, Page, View } from './page.ts'
import type { StatedAccess } from './session/handles.ts'

/** Something to mend: the sentence, and the id of the field to go to. */
export type FieldError = { readonly text: string; readonly field?: string | undefined }

/** Sends the person back to the form, what they typed kept. */
export type Again = { readonly again: readonly FieldError[] }

/** On to a path that holds a patient's handle, and with it the access that was stated, where one was. */
export type ToPatient = {
  readonly patient: NhsNumber
  readonly access?: StatedAccess
  readonly path: (handle: string) => string
}

/** Shows a page in answer to the form itself, what was typed with it (`asked.sent`): a preview before anything is saved. Same parameters in its path. */
export type Shown = { readonly show: Page }

/** What is done once the mutation has answered: a path to go to (303), back to the form with what is to be mended, or on to a page that shows what was typed. */
export type Done = string | Again | Shown | ToPatient

/**
 * A form: what a `POST` on `path` reads, the GraphQL mutation it makes of it, and where it leads. `page` is where the form stands; it is shown
 * again, with what was typed, when something is to be mended, so its path and the form's have the same parameters. A form that only checks
 * (a search, a choice of what to do next) has no `mutation`: `done` is then given null.
 * `read` parses the fields (`fields.ts`); its messages are what people read; of a face with languages, the names of those texts.
 */
export type Form<Fields = unknown, Data = unknown, Before = unknown> = {
  readonly path: string
  readonly page: Page
  readonly read: z.ZodType<Fields>
  readonly mutation?: string
  /** A query that is asked before the mutation, for what the form itself does not carry. */
  readonly before?: string
  beforeVariables?(fields: Fields, asked: Asked): View
  /** What is to be mended that only that query can tell; then nothing is mutated. */
  check?(before: Before, fields: Fields, asked: Asked): readonly FieldError[]
  variables?(fields: Fields, asked: Asked, before: Before): View
  /** What this form's own page says where the query or the mutation was refused with a code: then it is shown again. */
  readonly refused?: Readonly<Partial<Record<HouseErrorCode, FieldError>>>
  /** The pages, besides `page`, that `done` may show: named so that their documents are checked when the gateway starts. */
  readonly shows?: readonly Page[]
  done(data: Data, fields: Fields, asked: Asked, before: Before): Done
}

/** Defines a form. `Fields` is what `read` gives, `Data` what the mutation gives, `Before` what the query before it gives. */
export const defineForm = <Fields, Data, Before = unknown>(form: Form<Fields, Data, Before>): Form =>
  form as unknown as Form
