import { type FragmentDefinitionNode, Kind, type SelectionSetNode, type ValidationRule } from 'graphql'
import { clientError } from './client-error.ts'

/** Refuses an operation whose fields are nested deeper than `deepest`, with `QUERY_TOO_DEEP`. Each fragment is measured once. */
export const depthLimit =
  (deepest: number): ValidationRule =>
  (context) => {
    const measured = new Map<FragmentDefinitionNode, number>()

    const ofFragment = (fragment: FragmentDefinitionNode): number => {
      const found = measured.get(fragment)
      if (found !== undefined) return found
      measured.set(fragment, 0) // A cycle is another rule's to report.
      const depth = ofSet(fragment.selectionSet)
      measured.set(fragment, depth)
      return depth
    }

    const ofSet = ({ selections }: SelectionSetNode): number => {
      let deepestHere = 0
      for (const node of selections) {
        let depth = 0
        if (node.kind === Kind.FIELD) depth = 1 + (node.selectionSet === undefined ? 0 : ofSet(node.selectionSet))
        else if (node.kind === Kind.INLINE_FRAGMENT) depth = ofSet(node.selectionSet)
        else {
          const fragment = context.getFragment(node.name.value)
          depth = fragment == null ? 0 : ofFragment(fragment)
        }
        if (depth > deepestHere) deepestHere = depth
      }
      return deepestHere
    }

    return {
      OperationDefinition: (operation) => {
        if (ofSet(operation.selectionSet) > deepest) context.reportError(clientError('QUERY_TOO_DEEP'))
      },
    }
  }
