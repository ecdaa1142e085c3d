import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { text } from '../fields.ts'
import { defineForm } from '../form.ts'
import { type Asked, definePage } from '../page.ts'
import { codesIn } from './configuration-fields.ts'
import { groupPath, STARTING_POINTS } from './paths.ts'
import { errorsAt, type Fault } from './registration.ts'

type Data = {
  readonly organisationGroups:
    | readonly {
        readonly id: string
        readonly mark: string
        readonly name: string
        readonly members: readonly { readonly odsCode: string }[]
      }[]
    | null
}

type Outcome = { readonly outcome: { readonly faults: readonly Fault[] } | null }

/** A new group. */
export const groupNewPage = definePage({
  path: '/operator/groups/new',
  audience: 'operator',
  template: 'operator/group.njk',
  view: () => ({ group: undefined, members: '', action: groupPath('new') }),
})

/** A group that there is. */
export const groupPage = definePage<Data>({
  path: '/operator/groups/:id',
  audience: 'operator',
  template: 'operator/group.njk',
  document: /* GraphQL */ `query Groups { organisationGroups { id mark name members { odsCode } } }`,
  view: ({ organisationGroups }, { params }) => {
    const group = organisationGroups?.find(({ id }) => id === params['id'])
    if (group === undefined) throw new HouseError('NOT_FOUND')
    return {
      group,
      members: group.members.map(({ odsCode }) => odsCode).join('\n'),
      action: groupPath(group.id),
      removal: groupPath(group.id, '/remove'),
    }
  },
})

/** Asks before it is taken away. */
export const groupRemovePage = definePage<Data>({
  path: '/operator/groups/:id/remove',
  audience: 'operator',
  template: 'operator/remove.njk',
  document: /* GraphQL */ `query GroupToRemove { organisationGroups { id mark name } }`,
  view: ({ organisationGroups }, { params }) => {
    const group = organisationGroups?.find(({ id }) => id === params['id'])
    if (group === undefined) throw new HouseError('NOT_FOUND')
    return {
      removed: group,
      what: 'It can be removed if no draft and no template names it. Agreements stay as they are.',
      action: groupPath(group.id, '/remove'),
      back: groupPath(group.id),
    }
  },
})

const read = z.object({ seen: text(100), name: text(200), members: text(100_000) })

const variables = ({ seen, name, members }: z.output<typeof read>, { params }: Asked) => ({
  id: params['id'] ?? null,
  seen: seen === '' ? null : seen,
  name,
  members: codesIn(members),
})

const mutation = /* GraphQL */ `
  mutation SaveGroup($id: ID, $seen: String, $name: String!, $members: [String!]!) {
    outcome: saveOrganisationGroup(id: $id, seen: $seen, name: $name, members: $members) { faults { field message } }
  }`

const done = ({ outcome }: Outcome) =>
  outcome === null || outcome.faults.length > 0
    ? { again: errorsAt(outcome?.faults ?? [], ['name', 'members']) }
    : `${STARTING_POINTS}?done=saved`

export const groupNewForm = defineForm<z.output<typeof read>, Outcome>({
  path: '/operator/groups/new',
  page: groupNewPage,
  read,
  mutation,
  variables,
  done,
})

export const groupForm = defineForm<z.output<typeof read>, Outcome>({
  path: '/operator/groups/:id',
  page: groupPage,
  read,
  mutation,
  variables,
  done,
})

const marked = z.object({ seen: text(100) })

export const groupRemoveForm = defineForm<z.output<typeof marked>, Outcome>({
  path: '/operator/groups/:id/remove',
  page: groupRemovePage,
  read: marked,
  mutation: /* GraphQL */ `
    mutation RemoveGroup($id: ID!, $seen: String!) {
      outcome: removeOrganisationGroup(id: $id, seen: $seen) { faults { field message } }
    }`,
  variables: ({ seen }, { params }) => ({ id: params['id'], seen }),
  done: ({ outcome }) =>
    outcome === null || outcome.faults.length > 0
      ? { again: errorsAt(outcome?.faults ?? [], []) }
      : `${STARTING_POINTS}?done=removed`,
})
