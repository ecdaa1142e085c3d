import type { Agreement } from '../../schema/model/agreement.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { AgreementReader } from '../subgraphs/house-context.ts'

const inOrder = (one: Agreement, other: Agreement): number => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)

/** The agreement documents in memory, as they were compiled: for those who read them. The order is made anew only after a change. */
export const heldAgreements = (
  first: Iterable<Agreement>,
): { readonly put: (agreement: Agreement) => void; readonly reader: AgreementReader } => {
  const byId = new Map<string, Agreement>()
  for (const agreement of first) byId.set(agreement.id, agreement)
  let sorted: readonly Agreement[] | undefined
  const all = (): readonly Agreement[] => (sorted ??= [...byId.values()].sort(inOrder))
  const isParty = (agreement: Agreement, code: OdsCode): boolean =>
    agreement.versions.some(({ parties }) => parties.some(({ organisation }) => organisation === code))
  return {
    put: (agreement) => {
      byId.set(agreement.id, agreement)
      sorted = undefined
    },
    reader: {
      byId: (id) => byId.get(id),
      ofOrganisation: (code) => all().filter((agreement) => isParty(agreement, code)),
      all,
    },
  }
}
