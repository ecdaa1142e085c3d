import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { GraphQLSchema } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { allFaces } from '../../../gateway/faces/all-faces.ts'
import { consoleFace } from '../../../gateway/faces/console/console.ts'
import { documentFaults } from '../../../gateway/faces/documents.ts'
import { definePage } from '../../../gateway/faces/page.ts'
import { registerFace } from '../../../gateway/faces/register/register.ts'
import { createSupergraph } from '../../../gateway/supergraph/create-supergraph.ts'
import { limitRules } from '../../../gateway/supergraph/limits.ts'
import { pagesOf } from '../../bench/console/pages.ts'

let schema: GraphQLSchema
beforeAll(async () => {
  const gateway = createSupergraph({ path: 'plain' })
  gateway?.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema
  })
  await gateway?.load({ apollo: {} })
})

const [front] = allFaces

describe('the pages and the supergraph', () => {
  test('fit: every document of every face, within the limits of any caller', () => {
    expect(documentFaults(allFaces, schema, limitRules())).toEqual([])
  })

  test.each([
    ['a field that does not exist', '{ nothing }'],
    ['two queries', 'query A { exchanges { id } } query B { exchanges { id } }'],
    ['a mutation on a page', 'mutation { withdrawFromAgreement(agreement: "a") { id } }'],
    ['what is no GraphQL', 'exchanges { '],
  ])('do not fit, and the page is named: %s', (_, document) => {
    if (front === undefined) throw new Error('There are no faces.')
    const page = definePage({ path: '/odd', audience: 'anyone', template: 'front/landing.njk', document })
    const faults = documentFaults([{ ...front, pages: [page] }], schema, limitRules())
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.every((fault) => fault.startsWith('GET /odd: '))).toBe(true)
  })
})

describe('the faces', () => {
  const paths = allFaces.flatMap(({ pages, forms }) => [
    ...pages.map(({ path }) => `GET ${path}`),
    ...forms.map(({ path }) => `POST ${path}`),
  ])

  test('answer each path once', () => {
    expect(paths.length).toBe(new Set(paths).size)
  })

  test('have a template for every page', () => {
    const folder = new URL('../../../gateway/faces/', import.meta.url).pathname
    const templates = new Set(
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.njk')),
    )
    const missing = allFaces.flatMap(({ pages }) => pages.filter(({ template }) => !templates.has(join(template))))
    expect(missing).toEqual([])
  })
  test('have every page of the console and the register in the bench that measures them, which else refuses to run', () => {
    const measured = new Set(
      pagesOf({ usual: 'a', thousand: 'b', everybody: 'c', draft: 'd', receipt: 'r', question: 'q' }).map(
        ({ pattern }) => pattern,
      ),
    )
    const pages = [...consoleFace.pages, ...registerFace.pages].map(({ path }) => path)
    expect(pages.filter((path) => !measured.has(path))).toEqual([])
    expect([...measured].filter((path) => !pages.includes(path))).toEqual([])
  })
})
