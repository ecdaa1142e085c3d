import { expect, test } from 'vitest'
import {
  templateForm,
  templateNewForm,
  templateNewPage,
  templatePage,
} from '../../../../gateway/faces/operator/template.ts'
import type { Asked } from '../../../../gateway/faces/page.ts'

const asked = { params: { id: 'a-template' } } as unknown as Asked
const group = { id: 'practices', name: 'Practices' }
const agreementTemplates = [
  { id: 'a-template', terms: { groups: [{ group, provides: true, receives: false }] } },
] as unknown

test.each([
  ['a new template', templateNewPage],
  ['a template', templatePage],
])('%s is not shown without the groups that it is to name', (_, page) => {
  const shown = (organisationGroups: unknown) =>
    page.view?.({ organisationGroups, agreementTemplates }, asked, undefined)
  expect(() => shown(null)).toThrow(expect.objectContaining({ code: 'STATE_UNAVAILABLE' }))
  expect(shown([group])).toMatchObject({ groups: [{ field: 'group-practices' }] })
  expect(shown([])).toMatchObject({ groups: [] })
})

test.each([templateNewForm, templateForm])('a form that asked about no group leaves those that are there', (form) => {
  const saved = (sent: object) => form.variables?.(form.read.parse(sent), asked, null)
  expect(saved({ name: 'Ours' })).toMatchObject({ groups: null })
  expect(saved({ 'group-practices': 'none' })).toMatchObject({ groups: [] })
  expect(saved({ 'group-practices': 'provides', 'group-trusts': 'none' })).toMatchObject({
    groups: [{ group: 'practices', provides: true, receives: false }],
  })
})
