import { versionInForce } from '../../policies/agreement-in-force.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { PairsInForce } from './agreement-document.ts'

/** All that `versionInForce` looks at in one organisation: two that are alike in it are alike in every pair. */
const profiler = (agreement: Agreement, now: Instant): ((organisation: OdsCode) => string) => {
  const acting = (code: OdsCode) => !agreement.withdrawn.includes(code) && !agreement.suspended.includes(code)
  const versions = agreement.versions.map(
    ({ parties }) => new Map(parties.map((party) => [party.organisation, party] as const)),
  )
  return (organisation) =>
    [
      acting(organisation),
      ...versions.map((parties) => {
        const party = parties.get(organisation)
        if (party?.signedAt === undefined || party.signedAt > now) return '-'
        return `${party.provides}/${party.receives}`
      }),
    ].join(' ')
}

const groupedBy = <Item>(items: Iterable<Item>, keyOf: (item: Item) => string): readonly (readonly Item[])[] => {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return [...groups.values()]
}

const inOrder = (codes: readonly OdsCode[]): readonly OdsCode[] => [...codes].sort()

/**
 * Every pair of the given organisations between which a version is in force, as few lines as their signatures allow: a thousand
 * signatories are a million pairs and most often one line. Says of each pair what `versionInForce` says (a property).
 */
export const pairsInForce = (
  agreement: Agreement,
  organisations: readonly OdsCode[],
  now: Instant,
): readonly PairsInForce[] => {
  const alike = groupedBy(inOrder([...new Set(organisations)]), profiler(agreement, now))
  const lines = alike.flatMap((providers) =>
    alike.flatMap((recipients) => {
      const provider = providers[0]
      const recipient = recipients.find((code) => code !== provider)
      if (provider === undefined || recipient === undefined) return []
      const version = versionInForce(agreement, provider, recipient, now)?.version
      return version === undefined ? [] : [{ version, providers, recipients }]
    }),
  )
  const byProviders = groupedBy(lines, ({ version, providers }) => `${version} ${providers[0]}`).map((group) => ({
    ...first(group),
    recipients: inOrder(group.flatMap(({ recipients }) => recipients)),
  }))
  return groupedBy(byProviders, ({ version, recipients }) => `${version} ${recipients.join()}`).map((group) => ({
    ...first(group),
    providers: inOrder(group.flatMap(({ providers }) => providers)),
  }))
}

const first = <Item>(group: readonly Item[]): Item => {
  const [item] = group
  if (item === undefined) throw new Error('A group holds at least what founded it.')
  return item
}
