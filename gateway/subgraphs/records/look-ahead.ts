import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { TypeAsked } from '../../../schema/model/access-request.ts'
import { RECORD_TYPES, type RecordType } from '../../../schema/model/record-type.ts'
import { isSummaryList, SUMMARY_LISTS } from '../../dispatch/emergency-summary.ts'
import { firstDay, lastDay } from './date-window.ts'
import { checkListArguments, type ListArguments } from './page.ts'
import { RECORD_TYPE_OF_FIELD } from './record-lists.ts'

/** What surrounds a selection: named fragments and the variables' values. */
export type Surroundings = {
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  readonly variables: Readonly<Record<string, unknown>>
}

/** Whether @skip and @include leave the selection in. */
export const isSelected = (node: SelectionNode, variables: Surroundings['variables']): boolean =>
  node.directives === undefined ||
  node.directives.length === 0 ||
  (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false)

/** Every field selected on an object, through fragments: none of them narrows, as neither Patient nor EmergencySummary is of any interface. */
const selectedFields = function* (set: SelectionSetNode, around: Surroundings): Generator<FieldNode> {
  for (const node of set.selections) {
    if (!isSelected(node, around.variables)) continue
    if (node.kind === Kind.FIELD) yield node
    else if (node.kind === Kind.INLINE_FRAGMENT) yield* selectedFields(node.selectionSet, around)
    else {
      const fragment = around.fragments[node.name.value]
      if (fragment !== undefined) yield* selectedFields(fragment.selectionSet, around)
    }
  }
}

/** Dates are pushed down only where every alias of the list narrows by them; then the widest of them. */
const widest = (lists: readonly ListArguments[]): Pick<TypeAsked, 'from' | 'to'> => {
  const from = lists.map((list) => (list.from == null ? undefined : firstDay(list.from)))
  const to = lists.map((list) => (list.to == null ? undefined : lastDay(list.to)))
  return {
    from: from.includes(undefined) ? undefined : from.toSorted().at(0),
    to: to.includes(undefined) ? undefined : to.toSorted().at(-1),
  }
}

/**
 * The record types that an operation selects on one patient, in the model's order: only these are asked of anyone. Nothing but
 * the manifest, the receipt or demographics selected: none. Throws `INPUT_INVALID` for list arguments that cannot be served.
 */
export const lookAhead = (
  nodes: readonly FieldNode[],
  patient: GraphQLObjectType,
  around: Surroundings,
): readonly TypeAsked[] => {
  const asked = new Map<RecordType, ListArguments[]>()
  const fields = patient.getFields()
  for (const node of nodes) {
    if (node.selectionSet === undefined) continue
    for (const selected of selectedFields(node.selectionSet, around)) {
      const type = RECORD_TYPE_OF_FIELD.get(selected.name.value)
      const field = fields[selected.name.value]
      if (type === undefined || field === undefined) continue
      const args = getArgumentValues(field, selected, around.variables) as ListArguments
      checkListArguments(args)
      const lists = asked.get(type)
      if (lists === undefined) asked.set(type, [args])
      else lists.push(args)
    }
  }
  return RECORD_TYPES.flatMap((type) => {
    const lists = asked.get(type)
    return lists === undefined ? [] : [{ type, ...widest(lists) }]
  })
}

/** The record types that the selected lists of an emergency summary are made of, in the model's order: whole, since what is of now is told by more than a date. */
export const summaryTypes = (nodes: readonly FieldNode[], around: Surroundings): readonly TypeAsked[] => {
  const asked = new Set<RecordType>()
  for (const { selectionSet } of nodes) {
    if (selectionSet === undefined) continue
    for (const { name } of selectedFields(selectionSet, around))
      if (isSummaryList(name.value)) asked.add(SUMMARY_LISTS[name.value])
  }
  return RECORD_TYPES.flatMap((type) => (asked.has(type) ? [{ type, from: undefined, to: undefined }] : []))
}

/** Whether `original` is selected anywhere below, or could be: through every fragment, whatever type it narrows to. */
export const wantsOriginals = (nodes: readonly FieldNode[], around: Surroundings): boolean => {
  const seen = new Set<string>()
  const within = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((node) => {
      if (!isSelected(node, around.variables)) return false
      if (node.kind === Kind.FIELD) return node.name.value === 'original' || within(node.selectionSet)
      if (node.kind === Kind.INLINE_FRAGMENT) return within(node.selectionSet)
      if (seen.has(node.name.value)) return false
      seen.add(node.name.value)
      return within(around.fragments[node.name.value]?.selectionSet)
    }) ?? false
  return nodes.some((node) => within(node.selectionSet))
}
