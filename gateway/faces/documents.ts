import {
  type DocumentNode,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql'
import type { Face } from './face.ts'

const OPERATIONS = { query: OperationTypeNode.QUERY, mutation: OperationTypeNode.MUTATION } as const

const operationsOf = (document: DocumentNode): readonly OperationTypeNode[] =>
  document.definitions.flatMap((definition) =>
    definition.kind === 'OperationDefinition' ? [definition.operation] : [],
  )

const faultsOf = (
  text: string,
  operation: OperationTypeNode,
  schema: GraphQLSchema,
  limits: readonly ValidationRule[],
): readonly string[] => {
  try {
    const document = parse(text)
    const operations = operationsOf(document)
    const faults = validate(schema, document, [...specifiedRules, ...limits]).map(({ message }) => message)
    return operations.length === 1 && operations[0] === operation ? faults : [...faults, `is not one ${operation}`]
  } catch (error) {
    return [error instanceof Error ? error.message : 'cannot be parsed']
  }
}

/** What does not fit between the documents of the faces and the supergraph, a line each; none: every page can be served. A document of several pages is read once. */
export const documentFaults = (
  faces: readonly Face[],
  schema: GraphQLSchema,
  limits: readonly ValidationRule[],
): readonly string[] => {
  const read: Record<'query' | 'mutation', Map<string, readonly string[]>> = { query: new Map(), mutation: new Map() }
  const faults = (where: string, text: string | undefined, operation: 'query' | 'mutation'): readonly string[] => {
    if (text === undefined) return []
    const found = read[operation].get(text) ?? faultsOf(text, OPERATIONS[operation], schema, limits)
    read[operation].set(text, found)
    return found.map((fault) => `${where}: ${fault}`)
  }
  return faces.flatMap(({ pages, forms, files = [] }) => [
    ...[...pages, ...forms.flatMap(({ page, shows = [] }) => [page, ...shows])].flatMap(({ path, document, beside }) =>
      [document, beside?.document].flatMap((text) => faults(`GET ${path}`, text, 'query')),
    ),
    ...files.flatMap(({ path, document }) => faults(`GET ${path}`, document, 'query')),
    ...forms.flatMap(({ path, before }) => faults(`before POST ${path}`, before, 'query')),
    ...forms.flatMap(({ path, mutation }) => faults(`POST ${path}`, mutation, 'mutation')),
  ])
}
