import { sql } from 'kysely'
import { z } from 'zod'
import type { AgreementTemplate } from '../../schema/model/agreement-draft.ts'
import type { Door } from './doors/door.ts'
import { draftTerms } from './draft-terms-shape.ts'
import { orTrouble } from './state-trouble.ts'

/** Terms to start from. */
export type TemplateStore = {
  /** By name. */
  readonly all: () => Promise<readonly AgreementTemplate[]>
  readonly find: (id: string) => Promise<AgreementTemplate | undefined>
  /** Writes templates over those of the same id. */
  readonly save: (templates: readonly AgreementTemplate[]) => Promise<void>
}

const template: z.ZodType<AgreementTemplate> = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  terms: draftTerms,
})

/** The templates behind this door. */
export const openTemplateStore = ({ db }: Pick<Door, 'db'>): TemplateStore => ({
  all: () =>
    orTrouble(
      'STATE_UNAVAILABLE',
      sql`select id, name, description, terms from agreement_templates order by name, id`
        .execute(db)
        .then(({ rows }) => rows.map((row) => template.parse(row))),
    ),
  find: (id) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      sql`select id, name, description, terms from agreement_templates where id = ${id}`
        .execute(db)
        .then(({ rows: [row] }) => (row === undefined ? undefined : template.parse(row))),
    ),
  save: (templates) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      sql`insert into agreement_templates select id, name, description, terms
          from json_to_recordset(${JSON.stringify(templates)}::json) as t(id text, name text, description text, terms json)
          on conflict (id) do update set name = excluded.name, description = excluded.description, terms = excluded.terms`
        .execute(db)
        .then(() => undefined),
    ),
})
