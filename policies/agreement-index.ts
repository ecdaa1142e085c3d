import type { Action } from '../schema/model/action.ts'
import type { Agreement, AgreementClause } from '../schema/model/agreement.ts'
import type { Instant } from '../schema/model/instant.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import { RECORD_TYPES, type RecordType } from '../schema/model/record-type.ts'
import type { SensitivityClass } from '../schema/model/sensitivity-class.ts'
import {
  actionBit,
  type CompiledAgreement,
  type CompiledVersion,
  createCompiler,
  includes,
  isOpen,
  organisationOf,
  provides,
  purposeBit,
  receives,
  typeBit,
} from './agreement-compiler.ts'
import { compileMembers, type Members } from './members.ts'
import type { Sharing } from './rule.ts'

/** What the agreements in force give one recipient for one purpose and action: compiled for one view, exact at its moment. */
export type Grants = Sharing & {
  /** For an organisation's number: the types it may share in the low 14 bits, those it shares with every class in the next 14. */
  readonly maskOf: (number: number) => number
  /**
   * The clauses that a need rests on, by the need's types (bits) for each organisation's number: for each controller and type the
   * clause of the agreement whose id sorts first.
   */
  readonly clausesFor: (needs: ReadonlyMap<number, number>) => readonly AgreementClause[]
  /** What `covers` says of a record of this type without a class, for who asks of many controllers: all of them are met in one walk. */
  readonly covering: (type: RecordType) => (controller: OdsCode) => AgreementClause | undefined
}

/** The agreements, compiled. `put` and `remove` recompile only the agreement they name; pairs are never expanded. */
export type AgreementIndex = {
  put(agreement: Agreement): void
  remove(id: string): void
  readonly size: number
  grants(recipient: OdsCode | undefined, purpose: PurposeOfUse, action: Action, now: Instant): Grants
  /** The members of an exchange in ODS order with their numbers; compiled once for each list. */
  members(codes: readonly OdsCode[]): Members
}

const NOTHING: Grants = {
  covers: () => undefined,
  maskOf: () => 0,
  clausesFor: () => [],
  covering: () => () => undefined,
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

/** Where an organisation stands among the parties, by halving; -1 when it has not signed by now. */
const signedPlace = (version: CompiledVersion, organisation: number, now: Instant): number => {
  let low = 0
  let high = version.parties.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = organisationOf(Number(version.parties[middle]))
    if (found === organisation) return Number(version.signedAt[middle]) <= now ? middle : -1
    if (found < organisation) low = middle + 1
    else high = middle - 1
  }
  return -1
}

const receivesBy = (version: CompiledVersion, recipient: number, now: Instant): boolean =>
  receives(Number(version.parties[signedPlace(version, recipient, now)]))

/** Compiles agreements into an index. An agreement with the id of an earlier one takes its place. */
export const compileAgreements = (agreements: Iterable<Agreement>): AgreementIndex => {
  const numbers = new Map<OdsCode, number>()
  const numberOf = (organisation: OdsCode): number => {
    const number = numbers.get(organisation) ?? numbers.size
    if (number === numbers.size) numbers.set(organisation, number)
    return number
  }
  const compile = createCompiler(numberOf)
  const compiled = new Map<string, CompiledAgreement>()
  /** For each recipient the agreements in which it receives; sorted by id when first read after a change. */
  const received = new Map<number, { readonly agreements: CompiledAgreement[]; sorted: boolean }>()
  const memberLists = new WeakMap<readonly OdsCode[], Members>()

  const recipientsOf = (agreement: CompiledAgreement): ReadonlySet<number> =>
    new Set(agreement.versions.flatMap(({ parties }) => parties.filter(receives).map(organisationOf)))

  const remove = (id: string): void => {
    const old = compiled.get(id)
    if (old === undefined) return
    compiled.delete(id)
    for (const recipient of recipientsOf(old)) {
      const list = received.get(recipient)
      list?.agreements.splice(list.agreements.indexOf(old), 1)
    }
  }

  const put = (agreement: Agreement): void => {
    remove(agreement.id)
    const next = compile(agreement)
    compiled.set(agreement.id, next)
    for (const recipient of recipientsOf(next)) {
      const list = received.get(recipient)
      if (list === undefined) received.set(recipient, { agreements: [next], sorted: true })
      else {
        list.agreements.push(next)
        list.sorted = false
      }
    }
  }

  const receivedBy = (recipient: number): readonly CompiledAgreement[] => {
    const list = received.get(recipient)
    if (list === undefined) return []
    if (!list.sorted) {
      list.agreements.sort(byId)
      list.sorted = true
    }
    return list.agreements
  }

  const grants = (recipientCode: OdsCode | undefined, purpose: PurposeOfUse, action: Action, now: Instant): Grants => {
    const known = recipientCode === undefined ? undefined : numbers.get(recipientCode)
    if (known === undefined) return NOTHING
    const recipient = known
    const purposes = purposeBit(purpose)
    const actions = actionBit(action)
    const agreements = receivedBy(recipient)
    // Which agreement an organisation's version was last settled in: a newer version ends the older ones for its pair for good.
    const settled = new Int32Array(numbers.size)
    let round = 0

    const begun = (version: CompiledVersion) => version.start <= now && signedPlace(version, recipient, now) >= 0
    const isOpenHere = (version: CompiledVersion) =>
      isOpen(version, purposes, actions, now) && receivesBy(version, recipient, now)

    /** Meets every provider whose pair with the recipient is under a version that is open now. */
    const eachProvider = (
      agreement: CompiledAgreement,
      meet: (provider: number, version: CompiledVersion) => void,
    ): void => {
      round++
      for (const version of agreement.versions) {
        if (!begun(version)) continue
        const open = isOpenHere(version)
        if (!open && agreement.versions.length === 1) return
        const allSigned = version.lastSigned <= now
        for (let place = 0; place < version.parties.length; place++) {
          if (!allSigned && Number(version.signedAt[place]) > now) continue
          const party = Number(version.parties[place])
          const provider = organisationOf(party)
          if (settled[provider] === round) continue
          settled[provider] = round
          if (open && provides(party) && provider !== recipient) meet(provider, version)
        }
      }
    }

    const masks = new Uint32Array(numbers.size)
    const giving: CompiledAgreement[] = []
    for (const agreement of agreements) {
      let gives = false
      eachProvider(agreement, (provider, version) => {
        masks[provider] = Number(masks[provider]) | version.coverage.mask
        gives = true
      })
      if (gives) giving.push(agreement)
    }

    const search = (
      controller: number,
      type: RecordType,
      classes: readonly SensitivityClass[],
    ): AgreementClause | undefined => {
      for (const { id, versions } of giving) {
        for (const version of versions) {
          const place = begun(version) ? signedPlace(version, controller, now) : -1
          if (place < 0) continue
          if (
            isOpenHere(version) &&
            provides(Number(version.parties[place])) &&
            includes(version.coverage, type, classes)
          ) {
            return { agreement: id, version: version.version, recordType: type }
          }
          break
        }
      }
      return undefined
    }

    const maskOf = (number: number): number => masks[number] ?? 0
    const searched = new Map<string, AgreementClause | undefined>()

    return {
      maskOf,
      covers(controllerCode, type, classes) {
        const controller = numbers.get(controllerCode)
        if (controller === undefined || controller === recipient || (maskOf(controller) & typeBit(type)) === 0)
          return undefined
        const key = `${controller} ${type} ${classes.join(' ')}`
        if (!searched.has(key)) searched.set(key, search(controller, type, classes))
        return searched.get(key)
      },
      clausesFor(needs) {
        const left = new Map(needs)
        const clauses: AgreementClause[] = []
        for (const agreement of giving) {
          const used = new Map<number, number>()
          eachProvider(agreement, (provider, { version, coverage }) => {
            const need = left.get(provider)
            const met = need === undefined ? 0 : need & coverage.mask
            if (need === undefined || met === 0) return
            left.set(provider, need & ~met)
            used.set(version, Number(used.get(version)) | met)
          })
          for (const [version, types] of used) {
            for (const recordType of RECORD_TYPES) {
              if ((types & typeBit(recordType)) !== 0) clauses.push({ agreement: agreement.id, version, recordType })
            }
          }
        }
        return clauses
      },
      covering(recordType) {
        const clauses = new Map<number, AgreementClause>()
        for (const agreement of giving) {
          eachProvider(agreement, (provider, { version, coverage }) => {
            if ((coverage.mask & typeBit(recordType)) !== 0 && !clauses.has(provider))
              clauses.set(provider, { agreement: agreement.id, version, recordType })
          })
        }
        return (controller) => {
          const number = numbers.get(controller)
          return number === undefined ? undefined : clauses.get(number)
        }
      },
    }
  }

  for (const agreement of agreements) put(agreement)

  return {
    put,
    remove,
    get size() {
      return compiled.size
    },
    grants,
    members(codes) {
      const list = memberLists.get(codes) ?? compileMembers(codes, numberOf)
      memberLists.set(codes, list)
      return list
    },
  }
}
