import type { State } from '../../gateway/state/open-state.ts'
import { TEMPLATES } from './agreement-templates.ts'
import { agreementsOf } from './agreements.ts'
import { directivesOf, proxyRightsOf } from './directives.ts'
import { dsptOf } from './dspt.ts'
import { ods } from './generator/organisations.ts'
import { groupsOf } from './groups.ts'
import type { London } from './london.ts'
import { OPERATES } from './registry.ts'

/** Fills an empty state with London: organisations, the thirty registry rows, agreements, choices, proxy rights. */
export const seedState = async (
  state: State,
  london: Pick<London, 'addresses' | 'population'>,
  now = Date.now(),
): Promise<void> => {
  const { directory, people } = london.population
  await state.registry.saveOrganisations(directory.organisations)
  for (const exchange of london.addresses.exchanges) await state.registry.saveExchange(exchange)
  await state.registrations.adopt(london.addresses.exchanges, ods(OPERATES))
  await state.groups.save(groupsOf(directory))
  await state.templates.save(TEMPLATES)
  await state.dspt.record(dsptOf(directory, now))
  await state.agreements.save(agreementsOf(directory, { now }))
  for (const directive of directivesOf(people, directory, now)) await state.directives.record(directive)
  for (const right of proxyRightsOf(people, now)) await state.proxyRights.record(right)
}
