import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { text } from '../fields.ts'
import { defineForm } from '../form.ts'
import { type Asked, definePage } from '../page.ts'
import { STARTING_POINTS, templatePath } from './paths.ts'
import { errorsAt, type Fault } from './registration.ts'

type Group = { readonly id: string; readonly name: string }
type Named = { readonly group: Group; readonly provides: boolean; readonly receives: boolean }

type Data = {
  readonly organisationGroups: readonly Group[] | null
  readonly agreementTemplates:
    | readonly {
        readonly id: string
        readonly mark: string
        readonly name: string
        readonly description: string
        readonly terms: {
          readonly title: string
          readonly actions: readonly string[]
          readonly purposes: readonly string[]
          readonly recordTypes: readonly { readonly recordType: string; readonly allClasses: boolean }[]
          readonly publicPurpose: string
          readonly groups: readonly Named[]
        }
      }[]
    | null
}

type Outcome = { readonly outcome: { readonly faults: readonly Fault[] } | null }

const GROUPS = /* GraphQL */ `organisationGroups { id name }`

/** What the members of a group would do: nothing, both, or one of the two. */
const PARTS = ['none', 'both', 'provides', 'receives'] as const
type Part = (typeof PARTS)[number]

const isPart = (sent: unknown): sent is Part => PARTS.some((part) => part === sent)

const partIn = (named: readonly Named[], id: string): Part => {
  const found = named.find(({ group }) => group.id === id)
  if (found === undefined) return 'none'
  return found.provides && found.receives ? 'both' : found.provides ? 'provides' : 'receives'
}

/** A choice for each group. Throws `STATE_UNAVAILABLE` where they could not be had: a form without them would be saved without them. */
const shownGroups = ({ organisationGroups }: Pick<Data, 'organisationGroups'>, named: readonly Named[]) => {
  if (organisationGroups === null) throw new HouseError('STATE_UNAVAILABLE')
  return organisationGroups.map(({ id, name }) => ({ id, name, field: `group-${id}`, part: partIn(named, id) }))
}

/** A new template. */
export const templateNewPage = definePage<Data>({
  path: '/operator/templates/new',
  audience: 'operator',
  template: 'operator/template.njk',
  document: /* GraphQL */ `query TemplateGroups { ${GROUPS} }`,
  view: (data) => ({
    template: undefined,
    groups: shownGroups(data, []),
    action: templatePath('new'),
  }),
})

/** A template that there is. */
export const templatePage = definePage<Data>({
  path: '/operator/templates/:id',
  audience: 'operator',
  template: 'operator/template.njk',
  document: /* GraphQL */ `
    query Template {
      ${GROUPS}
      agreementTemplates {
        id mark name description
        terms {
          title actions purposes recordTypes { recordType allClasses } publicPurpose
          groups { group { id name } provides receives }
        }
      }
    }`,
  view: (data, { params }) => {
    const template = data.agreementTemplates?.find(({ id }) => id === params['id'])
    if (template === undefined) throw new HouseError('NOT_FOUND')
    return {
      template,
      groups: shownGroups(data, template.terms.groups),
      action: templatePath(template.id),
      removal: templatePath(template.id, '/remove'),
    }
  },
})

/** Asks before it is taken away. */
export const templateRemovePage = definePage<Data>({
  path: '/operator/templates/:id/remove',
  audience: 'operator',
  template: 'operator/remove.njk',
  document: /* GraphQL */ `query TemplateToRemove { agreementTemplates { id mark name } }`,
  view: ({ agreementTemplates }, { params }) => {
    const template = agreementTemplates?.find(({ id }) => id === params['id'])
    if (template === undefined) throw new HouseError('NOT_FOUND')
    return {
      removed: template,
      what: 'Drafts that were begun from it stay as they are.',
      action: templatePath(template.id, '/remove'),
      back: templatePath(template.id),
    }
  },
})

/** The groups that were chosen; null where the form asked about none, so that those of the template stay. */
const groupsIn = (sent: Readonly<Record<string, unknown>>) => {
  const asked = Object.entries(sent).filter(([field]) => field.startsWith('group-'))
  if (asked.length === 0) return null
  return asked.flatMap(([field, part]) =>
    isPart(part) && part !== 'none'
      ? [{ group: field.slice('group-'.length), provides: part !== 'receives', receives: part !== 'provides' }]
      : [],
  )
}

const read = z
  .looseObject({ seen: text(100), name: text(200), description: text(500), agreement: text(100) })
  .transform(({ seen, name, description, agreement, ...rest }) => ({
    seen,
    name,
    description,
    agreement,
    groups: groupsIn(rest),
  }))

const variables = ({ seen, agreement, ...rest }: z.output<typeof read>, { params }: Asked) => ({
  ...rest,
  id: params['id'] ?? null,
  seen: seen === '' ? null : seen,
  agreement: agreement === '' ? null : agreement,
})

const mutation = /* GraphQL */ `
  mutation SaveTemplate($id: ID, $seen: String, $name: String!, $description: String!, $agreement: ID, $groups: [DraftGroupInput!]) {
    outcome: saveAgreementTemplate(id: $id, seen: $seen, name: $name, description: $description, agreement: $agreement, groups: $groups) {
      faults { field message }
    }
  }`

const done = ({ outcome }: Outcome) =>
  outcome === null || outcome.faults.length > 0
    ? { again: errorsAt(outcome?.faults ?? [], ['name', 'description', 'agreement']) }
    : `${STARTING_POINTS}?done=saved`

export const templateNewForm = defineForm<z.output<typeof read>, Outcome>({
  path: '/operator/templates/new',
  page: templateNewPage,
  read,
  mutation,
  variables,
  done,
})

export const templateForm = defineForm<z.output<typeof read>, Outcome>({
  path: '/operator/templates/:id',
  page: templatePage,
  read,
  mutation,
  variables,
  done,
})

const marked = z.object({ seen: text(100) })

export const templateRemoveForm = defineForm<z.output<typeof marked>, Outcome>({
  path: '/operator/templates/:id/remove',
  page: templateRemovePage,
  read: marked,
  mutation: /* GraphQL */ `
    mutation RemoveTemplate($id: ID!, $seen: String!) {
      outcome: removeAgreementTemplate(id: $id, seen: $seen) { faults { field message } }
    }`,
  variables: ({ seen }, { params }) => ({ id: params['id'], seen }),
  done: ({ outcome }) =>
    outcome === null || outcome.faults.length > 0
      ? { again: errorsAt(outcome?.faults ?? [], []) }
      : `${STARTING_POINTS}?done=removed`,
})
