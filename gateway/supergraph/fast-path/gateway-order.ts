import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

const directivesKey = (directives: readonly DirectiveNode[] | undefined): string =>
  (directives ?? []).map(print).sort().join(' ')

/** Selections with the same key are one to Apollo Gateway. */
const keyOf = (node: SelectionNode): string => {
  const directives = directivesKey(node.directives)
  switch (node.kind) {
    case Kind.FIELD:
      return `${node.alias?.value ?? node.name.value} ${directives}`
    case Kind.INLINE_FRAGMENT:
      return `... on ${node.typeCondition?.name.value ?? ''} ${directives}`
    case Kind.FRAGMENT_SPREAD:
      return `...${node.name.value} ${directives}`
  }
}

const setOf = (node: SelectionNode): readonly SelectionSetNode[] =>
  node.kind === Kind.FRAGMENT_SPREAD || node.selectionSet === undefined ? [] : [node.selectionSet]

const merged = (sets: readonly SelectionSetNode[]): SelectionSetNode => {
  const groups = new Map<string, [SelectionNode, ...SelectionNode[]]>()
  for (const node of sets.flatMap(({ selections }) => selections)) {
    const group = groups.get(keyOf(node))
    if (group === undefined) groups.set(keyOf(node), [node])
    else group.push(node)
  }
  const selections = [...groups.values()].map((group): SelectionNode => {
    const [first] = group
    const inner = group.flatMap(setOf)
    return inner.length === 0 ? first : ({ ...first, selectionSet: merged(inner) } as FieldNode)
  })
  return { kind: Kind.SELECTION_SET, selections }
}

/**
 * The document with equal selections of one set merged into the first of them, as Apollo Gateway does when it reads an operation. It
 * selects the same; the fields of the answer come in the gateway's order.
 */
export const inGatewayOrder = (document: DocumentNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((node) =>
    node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION
      ? { ...node, selectionSet: merged([node.selectionSet]) }
      : node,
  ),
})
