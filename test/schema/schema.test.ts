import { readFileSync } from 'node:fs'
import { type DefinitionNode, Kind, parse, visit } from 'graphql'
import { describe, expect, test } from 'vitest'
import { RECORD_LISTS } from '../../gateway/subgraphs/records/record-lists.ts'
import { composeSupergraph } from '../../schema/compose.ts'
import { generateTypes } from '../../schema/generate.ts'
import { EXCHANGE_LIFECYCLES, PROTOCOLS } from '../../schema/model/exchange.ts'
import { NOT_ASKED_REASONS } from '../../schema/model/manifest.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'
import { SUBGRAPHS } from '../../schema/subgraph-names.ts'

const read = (path: string): string => readFileSync(new URL(`../../schema/${path}`, import.meta.url), 'utf8')

/** What in the SDL says nothing of itself, by name. */
const undescribed = (sdl: string): readonly string[] => {
  const missing: string[] = []
  const look = (
    node: DefinitionNode | { readonly description?: unknown; readonly name?: { readonly value: string } },
  ): void => {
    const { description, name } = node as {
      readonly description?: { readonly value: string }
      readonly name?: { readonly value: string }
    }
    if (description === undefined || description.value.trim().length < 5) missing.push(name?.value ?? '?')
  }
  visit(parse(sdl), {
    [Kind.OBJECT_TYPE_DEFINITION]: look,
    [Kind.INTERFACE_TYPE_DEFINITION]: look,
    [Kind.INPUT_OBJECT_TYPE_DEFINITION]: look,
    [Kind.ENUM_TYPE_DEFINITION]: look,
    [Kind.SCALAR_TYPE_DEFINITION]: look,
    [Kind.FIELD_DEFINITION]: look,
    [Kind.INPUT_VALUE_DEFINITION]: look,
    [Kind.ENUM_VALUE_DEFINITION]: look,
  })
  return missing
}

describe.each(SUBGRAPHS)('the %s SDL', (name) => {
  test('describes every type, field, argument and enum value', () => {
    expect(undescribed(read(`sdl/${name}.graphql`))).toEqual([])
  })

  test('has its generated types committed', async () => {
    expect(read(`generated/${name}.ts`)).toBe(await generateTypes(name))
  })
})

test('a type, field, argument or enum value without a description is found', () => {
  expect(undescribed('type A { "A field." b("An argument." c: Int, d: Int): Int } "An enum." enum E { F }')).toEqual([
    'A',
    'd',
    'F',
  ])
})

test('the committed supergraph is what the subgraphs compose to', () => {
  expect(read('supergraph.graphql')).toBe(composeSupergraph())
})

test.each([
  ['directory', 'Protocol', PROTOCOLS],
  ['directory', 'ExchangeLifecycle', EXCHANGE_LIFECYCLES],
  ['records', 'NotAskedReason', NOT_ASKED_REASONS],
] as const)('in the %s SDL, %s names what the model names', (subgraph, name, values) => {
  const named = parse(read(`sdl/${subgraph}.graphql`)).definitions.flatMap((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === name
      ? (definition.values ?? []).map((value) => value.name.value)
      : [],
  )
  expect(named.toSorted()).toEqual([...values].sort())
})

test('every record type has a list on Patient and a type that is a ClinicalRecord', () => {
  const sdl = read('sdl/records.graphql')
  for (const type of RECORD_TYPES) {
    expect(sdl).toContain(`  ${RECORD_LISTS[type].field}(\n`)
    expect(sdl).toContain(`type ${RECORD_LISTS[type].type} implements ClinicalRecord {`)
  }
})
