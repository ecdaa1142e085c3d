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

const queryFaults = (
  path: string,
  document: string | undefined,
  schema: GraphQLSchema,
  limits: readonly ValidationRule[],
): readonly string[] =>
  document === undefined
    ? []
    : faultsOf(document, OperationTypeNode.QUERY, schema, limits).map((fault) => `GET ${path}: ${fault}`)

/** What does not fit between the documents of the faces and the supergraph, a line each; none: every page can be served. */
export const documentFaults = (
  faces: readonly Face[],
  schema: GraphQLSchema,
  limits: readonly ValidationRule[],
): readonly string[] =>
  faces.flatMap(({ pages, forms, files = [] }) => [
    ...[...pages, ...forms.flatMap(({ page, shows = [] }) => [page, ...shows])].flatMap(({ path, document, beside }) =>
      [document, beside?.document].flatMap((text) => queryFaults(path, text, schema, limits)),
    ),
    ...files.flatMap(({ path, document }) => queryFaults(path, document, schema, limits)),
    ...forms.flatMap(({ path, before }) =>
      before === undefined
        ? []
        : faultsOf(before, OperationTypeNode.QUERY, schema, limits).map((fault) => `before POST ${path}: ${fault}`),
    ),
    ...forms.flatMap(({ path, mutation }) =>
      mutation === undefined
        ? []
        : faultsOf(mutation, OperationTypeNode.MUTATION, schema, limits).map((fault) => `POST ${path}: ${fault}`),
    ),
  ])
