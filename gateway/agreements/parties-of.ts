import type { Agreement } from '../../schema/model/agreement.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'

/** By the versions, which never change: of an agreement of thousands this is asked hundreds of times a page. */
const known = new WeakMap<Agreement['versions'], readonly OdsCode[]>()

/** Every organisation that is a party of any version, once. */
export const partiesOf = ({ versions }: Pick<Agreement, 'versions'>): readonly OdsCode[] => {
  const found = known.get(versions) ?? [
    ...new Set(versions.flatMap(({ parties }) => parties.map(({ organisation }) => organisation))),
  ]
  known.set(versions, found)
  return found
}
