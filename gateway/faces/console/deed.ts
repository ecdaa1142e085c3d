import { z } from 'zod'
import type { AgreementStanding } from '../../../schema/generated/agreements.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { defineForm, type Form } from '../form.ts'
import { definePage, type Page } from '../page.ts'
import { agreementPath } from './paths.ts'

type Data = {
  readonly agreement: {
    readonly id: string
    readonly standing: AgreementStanding | null
    readonly version: { readonly version: number; readonly terms: { readonly title: string } }
  } | null
}

/** Something done to a whole agreement, after it was confirmed. */
export type Deed<Result> = {
  /** Its part of the path, and its template beside: `suspend`. */
  readonly name: string
  /** What is ticked before it is done, where it cannot be undone. */
  readonly statement?: string
  readonly mutation: string
  readonly done: (result: Result, agreement: string) => string
}

/** The page that says what will happen, and the form that does it. */
export const defineDeed = <Result>(deed: Deed<Result>): { readonly page: Page; readonly form: Form } => {
  const path = `/console/agreements/:id/${deed.name}`
  const page = definePage<Data>({
    path,
    audience: 'ig-manager',
    template: `console/${deed.name}.njk`,
    document: /* GraphQL */ `
      query AgreementToChange($id: ID!) {
        agreement(id: $id) { id standing version { version terms { title } } }
      }`,
    variables: ({ params }) => ({ id: params['id'] }),
    view: ({ agreement }) => {
      if (agreement === null) throw new HouseError('NOT_FOUND')
      const { id, version } = agreement
      return {
        id,
        title: version.terms.title,
        version: version.version,
        back: agreementPath(id),
        action: agreementPath(id, `/${deed.name}`),
        statement: deed.statement,
      }
    },
  })
  const form = defineForm<object, Result>({
    path,
    page,
    read: deed.statement === undefined ? z.object({}) : z.object({ sure: z.literal('yes', deed.statement) }),
    mutation: deed.mutation,
    variables: (_, { params }) => ({ agreement: params['id'] }),
    done: (result, _, { params }) => deed.done(result, params['id'] ?? ''),
  })
  return { page, form }
}
