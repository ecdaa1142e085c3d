import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql'

/** The one thing that is streamed, and the query by which one event of it is resolved through the gateway. */
const STREAMED = 'changeNotices'
const RESOLVED = 'changeNotice'
const EVENT = 'house__event'
const NUMBER = 'house__number'

/** A subscription turned into the query that resolves one event of it. */
export type PayloadQuery = {
  readonly query: string
  /** The name that the client gives the field. */
  readonly as: string
  /** What the caller gives as `after`, where they do. */
  readonly after: FieldNode['arguments']
  /** Those of the caller's variables that the query still has. */
  readonly variables: ReadonlySet<string>
  readonly eventVariable: string
  /** Beside what is asked for: the number, by which the stream goes on. */
  readonly numberField: string
}

const namesIn = (selections: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>) => {
  const variables = new Set<string>()
  const spread = new Map<string, FragmentDefinitionNode>()
  const look = (node: SelectionSetNode): void => {
    visit(node, {
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value)
        if (fragment === undefined || spread.has(name.value)) return
        spread.set(name.value, fragment)
        look(fragment.selectionSet)
      },
    })
  }
  look(selections)
  return { variables, spread }
}

/**
 * Turns a valid subscription into the query that resolves one of its events: the same selection, of one event, executed as any query is. Undefined for one whose only
 * field is not written plainly: in a fragment, or under a condition.
 */
export const payloadQuery = (document: DocumentNode, operation: OperationDefinitionNode): PayloadQuery | undefined => {
  const [field, ...others] = operation.selectionSet.selections
  if (field?.kind !== Kind.FIELD || others.length > 0 || field.name.value !== STREAMED) return undefined
  if ((field.directives ?? []).length > 0 || field.selectionSet === undefined) return undefined
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  )
  const { variables, spread } = namesIn(field.selectionSet, fragments)
  const named = (value: string) => ({ kind: Kind.NAME, value }) as const
  const query: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: [
      ...(operation.variableDefinitions ?? []).filter(({ variable }) => variables.has(variable.name.value)),
      {
        kind: Kind.VARIABLE_DEFINITION,
        variable: { kind: Kind.VARIABLE, name: named(EVENT) },
        type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: named('ID') } },
      },
    ],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [
        {
          kind: Kind.FIELD,
          alias: named(STREAMED),
          name: named(RESOLVED),
          arguments: [
            {
              kind: Kind.ARGUMENT,
              name: named('event'),
              value: { kind: Kind.VARIABLE, name: named(EVENT) },
            },
          ],
          selectionSet: {
            kind: Kind.SELECTION_SET,
            selections: [
              ...field.selectionSet.selections,
              { kind: Kind.FIELD, alias: named(NUMBER), name: named('number') },
            ],
          },
        },
      ],
    },
  }
  return {
    query: print({ kind: Kind.DOCUMENT, definitions: [query, ...spread.values()] }),
    as: (field.alias ?? field.name).value,
    after: field.arguments,
    variables,
    eventVariable: EVENT,
    numberField: NUMBER,
  }
}
