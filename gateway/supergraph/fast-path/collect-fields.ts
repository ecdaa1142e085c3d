import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type SelectionSetNode,
} from 'graphql'
import { isSelected, type Surroundings } from '../../subgraphs/records/look-ahead.ts'

/** Every field of an answer's object: response name → the nodes that are merged into it, in the order they first appear. */
export type CollectedFields = ReadonlyMap<string, readonly FieldNode[]>

const applies = (condition: NamedTypeNode | undefined, type: GraphQLObjectType, schema: GraphQLSchema): boolean => {
  if (condition === undefined || condition.name.value === type.name) return true
  const conditional = schema.getType(condition.name.value)
  return isAbstractType(conditional) && schema.isSubType(conditional, type)
}

/** Collects the fields that selection sets select on one object type (GraphQL specification, CollectFields), merged by response name. */
export const collectFields = (
  sets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  schema: GraphQLSchema,
  around: Surroundings,
): CollectedFields => {
  const fields = new Map<string, FieldNode[]>()
  const visited = new Set<string>()
  const collect = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      if (!isSelected(node, around.variables)) continue
      if (node.kind === Kind.FIELD) {
        const name = node.alias?.value ?? node.name.value
        const nodes = fields.get(name)
        if (nodes === undefined) fields.set(name, [node])
        else nodes.push(node)
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (applies(node.typeCondition, type, schema)) collect(node.selectionSet)
      } else if (!visited.has(node.name.value)) {
        visited.add(node.name.value)
        const fragment = around.fragments[node.name.value]
        if (fragment !== undefined && applies(fragment.typeCondition, type, schema)) collect(fragment.selectionSet)
      }
    }
  }
  for (const set of sets) collect(set)
  return fields
}
