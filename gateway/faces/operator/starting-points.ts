import { definePage } from '../page.ts'
import { groupPath, templatePath } from './paths.ts'

type Data = {
  readonly organisationGroups:
    | readonly { readonly id: string; readonly name: string; readonly memberCount: number }[]
    | null
  readonly agreementTemplates:
    | readonly { readonly id: string; readonly name: string; readonly description: string }[]
    | null
}

/** What drafts of agreements start from: named groups, and templates. */
export const startingPointsPage = definePage<Data>({
  path: '/operator/starting-points',
  audience: 'operator',
  template: 'operator/starting-points.njk',
  document: /* GraphQL */ `
    query StartingPoints {
      organisationGroups { id name memberCount }
      agreementTemplates { id name description }
    }`,
  view: ({ organisationGroups, agreementTemplates }) => ({
    groups: organisationGroups?.map((group) => ({ ...group, href: groupPath(group.id) })) ?? [],
    templates: agreementTemplates?.map((template) => ({ ...template, href: templatePath(template.id) })) ?? [],
    available: organisationGroups !== null && agreementTemplates !== null,
  }),
})
