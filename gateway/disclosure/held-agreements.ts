import type { Agreement } from '../../schema/model/agreement.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { partiesOf } from '../agreements/parties-of.ts'
import { registerIndex } from '../agreements/register-index.ts'
import type { AgreementReader } from '../subgraphs/house-context.ts'

const inOrder = (one: Agreement, other: Agreement): number => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)

/** The agreement documents in memory, as they were compiled, for those who read them. */
export type HeldAgreements = {
  readonly put: (agreement: Agreement) => void
  readonly remove: (id: string) => void
  readonly reader: AgreementReader
}

/**
 * Holds agreements by id, by party and in the register. A change touches the lists of its own parties alone; an order is made anew when it is
 * next read. Which of the first are in force is found out at once, as of `now`: nobody who asks waits for all of them.
 */
export const heldAgreements = (first: Iterable<Agreement>, now: Instant): HeldAgreements => {
  const byId = new Map<string, Agreement>()
  const byParty = new Map<OdsCode, { agreements: Agreement[]; sorted: boolean }>()
  const register = registerIndex()
  let sorted: readonly Agreement[] | undefined

  const remove = (id: string): void => {
    const old = byId.get(id)
    if (old === undefined) return
    byId.delete(id)
    sorted = undefined
    for (const party of partiesOf(old)) {
      const list = byParty.get(party)
      list?.agreements.splice(list.agreements.indexOf(old), 1)
    }
  }

  const put = (agreement: Agreement): void => {
    remove(agreement.id)
    byId.set(agreement.id, agreement)
    sorted = undefined
    for (const party of partiesOf(agreement)) {
      const list = byParty.get(party)
      if (list === undefined) byParty.set(party, { agreements: [agreement], sorted: true })
      else {
        list.sorted &&= String(list.agreements.at(-1)?.id) < agreement.id
        list.agreements.push(agreement)
      }
    }
    register.put(agreement)
  }

  for (const agreement of first) put(agreement)
  register.settle(now)

  return {
    put,
    remove: (id) => {
      remove(id)
      register.remove(id)
    },
    reader: {
      byId: (id) => byId.get(id),
      ofOrganisation: (code) => {
        const list = byParty.get(code)
        if (list === undefined) return []
        if (!list.sorted) {
          list.agreements.sort(inOrder)
          list.sorted = true
        }
        return [...list.agreements]
      },
      parties: () => [...byParty.keys()],
      register: register.page,
      all: () => (sorted ??= [...byId.values()].sort(inOrder)),
    },
  }
}
