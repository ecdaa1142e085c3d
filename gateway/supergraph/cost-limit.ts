import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql'
import { LONGEST_PAGE, USUAL_PAGE } from '../subgraphs/page-asked.ts'
import { clientError } from './client-error.ts'

/** What an operation may cost. */
export type CostLimits = {
  /** `patient` and `emergencySummary` fields in one operation: each is a question to every exchange, and a disclosure. */
  readonly patients: number
  /** Fields the answer may hold, if every list gave as many records as it is asked for. */
  readonly fields: number
}

/** The fields that are each a disclosure of one patient's records. */
const DISCLOSING: ReadonlySet<string> = new Set(['patient', 'emergencySummary'])

/** What an operation would cost if nothing were left out by @skip and @include. */
type Cost = { readonly patients: number; readonly fields: number }

const NOTHING: Cost = { patients: 0, fields: 0 }

/** How many a list is asked for at most; 1 for what is not paged. A variable may hold anything that is allowed. */
const timesOf = (node: FieldNode, field: GraphQLField<unknown, unknown> | undefined): number => {
  if (field?.args.some(({ name }) => name === 'first') !== true) return 1
  const value = node.arguments?.find(({ name }) => name.value === 'first')?.value
  if (value === undefined || value.kind === Kind.NULL) return USUAL_PAGE
  return value.kind === Kind.INT ? Math.max(1, Number(value.value)) : LONGEST_PAGE
}

/** Refuses an operation that costs more than the limits, with `QUERY_TOO_COSTLY`. Each fragment is counted once, and used as often as it is spread. */
export const costLimit =
  (limits: CostLimits): ValidationRule =>
  (context) => {
    const counted = new Map<FragmentDefinitionNode, Cost>()
    const schema = context.getSchema()

    const ofFragment = (fragment: FragmentDefinitionNode): Cost => {
      const found = counted.get(fragment)
      if (found !== undefined) return found
      counted.set(fragment, NOTHING) // A cycle is another rule's to report.
      const cost = ofSet(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value))
      counted.set(fragment, cost)
      return cost
    }

    const ofField = (node: FieldNode, parent: GraphQLNamedType | undefined): Cost => {
      const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
      const isPatient = parent === schema.getQueryType() && DISCLOSING.has(node.name.value)
      const inner =
        node.selectionSet === undefined ? NOTHING : ofSet(node.selectionSet, field && getNamedType(field.type))
      return { patients: inner.patients + (isPatient ? 1 : 0), fields: 1 + timesOf(node, field) * inner.fields }
    }

    const ofSet = ({ selections }: SelectionSetNode, parent: GraphQLNamedType | undefined): Cost => {
      let { patients, fields } = NOTHING
      for (const node of selections) {
        let cost = NOTHING
        if (node.kind === Kind.FIELD) cost = ofField(node, parent)
        else if (node.kind === Kind.INLINE_FRAGMENT) {
          cost = ofSet(
            node.selectionSet,
            node.typeCondition === undefined ? parent : schema.getType(node.typeCondition.name.value),
          )
        } else {
          const fragment = context.getFragment(node.name.value)
          if (fragment != null) cost = ofFragment(fragment)
        }
        patients += cost.patients
        fields += cost.fields
      }
      return { patients, fields }
    }

    return {
      OperationDefinition: (operation) => {
        const { patients, fields } = ofSet(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined)
        if (patients > limits.patients || fields > limits.fields) context.reportError(clientError('QUERY_TOO_COSTLY'))
      },
    }
  }
