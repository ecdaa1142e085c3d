import { HouseError } from '../../../schema/model/house-error.ts'
import { definePage } from '../page.ts'
import type { Named } from './parties.ts'
import { agreementPath } from './paths.ts'

type Data = {
  readonly agreement: {
    readonly id: string
    readonly version: { readonly terms: { readonly title: string } }
    readonly pairsInForce: readonly { readonly provider: Named; readonly recipient: Named; readonly version: number }[]
  } | null
}

const MOST = 100

/** Between which parties an agreement is in force, as many as are told. */
export const agreementPairsPage = definePage<Data>({
  path: '/console/agreements/:id/pairs',
  audience: 'ig-manager',
  template: 'console/agreement-pairs.njk',
  document: /* GraphQL */ `
    query PairsInForce($id: ID!) {
      agreement(id: $id) {
        id
        version { terms { title } }
        pairsInForce(first: 100) { provider { odsCode name } recipient { odsCode name } version }
      }
    }`,
  variables: ({ params }) => ({ id: params['id'] }),
  view: ({ agreement }) => {
    if (agreement === null) throw new HouseError('NOT_FOUND')
    const { id, version, pairsInForce } = agreement
    return {
      title: version.terms.title,
      back: agreementPath(id),
      pairs: pairsInForce,
      isCut: pairsInForce.length >= MOST,
    }
  },
})
