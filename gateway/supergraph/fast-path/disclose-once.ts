import type { AccessRequest } from '../../../schema/model/access-request.ts'
import type { View } from '../../disclosure/view.ts'
import type { Writing } from '../../disclosure/writing.ts'
import type { HouseContext } from '../../subgraphs/house-context.ts'

/**
 * A context whose disclosures are remembered, so that an operation that has to be run again on the plain path is not disclosed again:
 * the same question, asked the same number of times, gets the same answers.
 */
export const discloseOnce = (context: HouseContext): { readonly first: HouseContext; readonly again: HouseContext } => {
  const given = new Map<string, Promise<View>[]>()
  const first: HouseContext = {
    ...context,
    disclose: (request: AccessRequest, writing?: Writing) => {
      const key = JSON.stringify(request)
      const view = context.disclose(request, writing)
      given.set(key, [...(given.get(key) ?? []), view])
      return view
    },
  }
  const again: HouseContext = {
    ...context,
    disclose: (request) => given.get(JSON.stringify(request))?.shift() ?? context.disclose(request),
  }
  return { first, again }
}
