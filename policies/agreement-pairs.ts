import type { Agreement, AgreementVersion } from '../schema/model/agreement.ts'
import { type Instant, isWithin } from '../schema/model/instant.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'

/** Two parties with the version in force from one to the other. */
export type PairInForce = { readonly provider: OdsCode; readonly recipient: OdsCode; readonly version: number }

type Roles = { readonly provides: boolean; readonly receives: boolean }

/** One begun version less those who have not signed it by now, withdrew or paused: its parties by organisation. */
type Begun = {
  readonly version: AgreementVersion
  readonly open: boolean
  readonly signed: ReadonlyMap<OdsCode, Roles>
}

const begunVersions = (agreement: Agreement, now: Instant): readonly Begun[] => {
  if (agreement.suspendedByOperator) return []
  const gone = new Set([...agreement.withdrawn, ...agreement.suspended])
  return agreement.versions
    .filter(({ terms: { period } }) => period.start === undefined || period.start <= now)
    .sort((a, b) => b.version - a.version)
    .map((version) => ({
      version,
      open: isWithin(now, version.terms.period),
      signed: new Map(
        version.parties.flatMap((party) =>
          party.signedAt === undefined || party.signedAt > now || gone.has(party.organisation)
            ? []
            : [[party.organisation, party] as const],
        ),
      ),
    }))
}

/**
 * Meets every other party that shares an open version with `organisation`, as what each is in it, newest version first; ends when `meet` says
 * so by `true`, and gives whether it did.
 */
const eachCounterpart = (
  versions: readonly Begun[],
  organisation: OdsCode,
  meet: (own: Roles, other: OdsCode, roles: Roles, version: number) => boolean,
): boolean => {
  const settled = new Set<OdsCode>([organisation])
  for (const { version, open, signed } of versions) {
    const own = signed.get(organisation)
    if (own === undefined) continue
    for (const [other, roles] of signed) {
      // A newer begun version that both have signed ended the older ones for this pair for good.
      if (settled.has(other)) continue
      settled.add(other)
      if (open && meet(own, other, roles, version.version)) return true
    }
  }
  return false
}

const isPair = (own: Roles, _: OdsCode, other: Roles): boolean =>
  (own.provides && other.receives) || (own.receives && other.provides)

const allParties = (versions: readonly Begun[]): readonly OdsCode[] => [
  ...new Set(versions.flatMap(({ signed }) => [...signed.keys()])),
]

/** Whether the agreement is in force at this moment between this organisation and any other. */
export const isInForceFor = (agreement: Agreement, organisation: OdsCode, now: Instant): boolean =>
  eachCounterpart(begunVersions(agreement, now), organisation, isPair)

/** Whether among the parties that hold a version one provides to another. */
const providesToAnother = (agreement: Agreement, { parties }: AgreementVersion, now: Instant): boolean => {
  let provider: OdsCode | undefined
  let recipient: OdsCode | undefined
  for (const { organisation, provides, receives, signedAt } of parties) {
    if (signedAt === undefined || signedAt > now) continue
    if (agreement.withdrawn.includes(organisation) || agreement.suspended.includes(organisation)) continue
    if ((provides && recipient !== undefined) || (receives && provider !== undefined)) return true
    if (provides) provider = organisation
    if (receives) recipient = organisation
  }
  return false
}

/** Whether it is in force at this moment between any two parties. */
export const isInForceForSome = (agreement: Agreement, now: Instant): boolean => {
  const [first, ...others] = agreement.versions
  // Most agreements have one version, and it holds for every pair that has signed it.
  if (first !== undefined && others.length === 0)
    return (
      !agreement.suspendedByOperator && isWithin(now, first.terms.period) && providesToAnother(agreement, first, now)
    )
  const versions = begunVersions(agreement, now)
  return allParties(versions).some((party) => eachCounterpart(versions, party, isPair))
}

/** The pairs in force at this moment, `most` at most, by provider and recipient: each as `versionInForce` says, without trying every pair. */
export const pairsInForce = (agreement: Agreement, now: Instant, most: number): readonly PairInForce[] => {
  const versions = begunVersions(agreement, now)
  const pairs: PairInForce[] = []
  for (const provider of allParties(versions).toSorted()) {
    if (pairs.length >= most) break
    const own: PairInForce[] = []
    eachCounterpart(versions, provider, ({ provides }, recipient, { receives }, version) => {
      if (provides && receives) own.push({ provider, recipient, version })
      return false
    })
    pairs.push(...own.sort((a, b) => (a.recipient < b.recipient ? -1 : 1)))
  }
  return pairs.slice(0, most)
}

/** The next moment after now at which time alone may change what is in force: a beginning, an end, a signature to come. */
export const nextTurn = ({ versions }: Agreement, now: Instant): Instant => {
  let next = Number.POSITIVE_INFINITY
  const meet = (moment: Instant | undefined): void => {
    if (moment !== undefined && moment > now && moment < next) next = moment
  }
  for (const { terms, parties } of versions) {
    meet(terms.period.start)
    meet(terms.period.end)
    for (const { signedAt } of parties) meet(signedAt)
  }
  return next
}
