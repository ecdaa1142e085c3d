import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getOperationAST,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { collectFields } from './collect-fields.ts'
import { type CompiledPatient, compilePatient } from './compile.ts'
import { DoesNotFit } from './does-not-fit.ts'
import { inGatewayOrder } from './gateway-order.ts'
import type { CommonPlan } from './plan-shape.ts'

/** The fields of the root that are each a disclosure, and the type that a view is read as there. */
const DISCLOSING = { patient: 'Patient', emergencySummary: 'EmergencySummary' } as const

/** One field of the answer's root: a disclosure, or the root's own type name. */
export type Root =
  | ({
      readonly kind: keyof typeof DISCLOSING
      readonly name: string
      readonly nodes: readonly [FieldNode, ...FieldNode[]]
      readonly field: GraphQLField<unknown, unknown>
      readonly type: GraphQLObjectType
    } & CompiledPatient)
  | { readonly kind: 'typename'; readonly name: string }

/** An operation whose plan has the common shape. */
export type CommonOperation = {
  readonly plan: CommonPlan
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  /** Compiled once for each combination of the variables that @skip and @include look at. Throws `DoesNotFit`. */
  rootsFor(variables: Readonly<Record<string, unknown>>): readonly Root[]
}

/** Combinations kept for one operation; beyond them each run compiles anew. */
const MOST_KEPT = 64

const switchesOf = (document: DocumentNode): readonly string[] => {
  const names = new Set<string>()
  visit(document, {
    [Kind.DIRECTIVE]: (directive) => {
      for (const { value } of directive.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}

const fragmentsOf = (document: DocumentNode): Readonly<Record<string, FragmentDefinitionNode>> =>
  Object.fromEntries(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  )

const rootsOf = (
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  around: Parameters<typeof collectFields>[3],
): readonly Root[] => {
  const query = schema.getQueryType()
  if (query == null) throw new DoesNotFit()
  return [...collectFields([operation.selectionSet], query, schema, around)].map(([name, nodes]): Root => {
    const [first, ...rest] = nodes
    if (first?.name.value === '__typename') return { kind: 'typename', name }
    const kind = first?.name.value
    if (first === undefined || (kind !== 'patient' && kind !== 'emergencySummary')) throw new DoesNotFit()
    const field = query.getFields()[kind]
    const type = schema.getType(DISCLOSING[kind])
    if (field === undefined || !isObjectType(type)) throw new DoesNotFit()
    return { kind, name, nodes: [first, ...rest], field, type, ...compilePatient(nodes, type, schema, around) }
  })
}

/** Prepares the operation of that name. Undefined when the document has none. */
export const commonOperation = (
  given: DocumentNode,
  name: string | null,
  schema: GraphQLSchema,
  plan: CommonPlan,
): CommonOperation | undefined => {
  const document = inGatewayOrder(given)
  const operation = getOperationAST(document, name)
  if (operation == null) return undefined
  const fragments = fragmentsOf(document)
  const switches = switchesOf(document)
  const kept = new Map<string, readonly Root[]>()
  const rootsFor = (variables: Readonly<Record<string, unknown>>): readonly Root[] => {
    const key = switches.map((name) => `${variables[name]}`).join()
    const found = kept.get(key)
    if (found !== undefined) return found
    const roots = rootsOf(operation, schema, { fragments, variables })
    if (kept.size < MOST_KEPT) kept.set(key, roots)
    return roots
  }
  return { plan, fragments, rootsFor }
}
