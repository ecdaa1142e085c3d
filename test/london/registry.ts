import type { Exchange } from '../../schema/model/exchange.ts'
import { parseExchangeId } from '../../schema/model/exchange-id.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'
import { AREAS, type Area } from './generator/areas.ts'
import { type Directory, ods } from './generator/organisations.ts'

/** The organisation that operates all thirty, in this London. */
export const OPERATES = 'QKK'

/** How an exchange likes to be asked: the three ways go round, so that a demo shows each. */
const searches = ['batch', 'per-type', 'batch', 'everything', 'batch'] as const

/** The registry's row of an area: `endpoint` is where its server listens. `alike`: every exchange offers every type and is asked in one batch, as a bench needs. */
export const registryRow = (
  area: Area,
  index: number,
  endpoint: string,
  directory: Directory,
  alike: boolean,
): Exchange => {
  const id = parseExchangeId(area.id)
  if (!id) throw new Error(`Not an exchange id: ${area.id}`)
  return {
    id,
    name: area.name,
    area: area.area,
    protocol: 'FHIR_R4',
    endpoint,
    members: directory.members.get(area.id) ?? [],
    recordTypes: RECORD_TYPES.filter((type) => alike || !area.without.includes(type)),
    defaultController: area.defaultController === undefined ? undefined : ods(area.defaultController),
    lifecycle: 'LIVE',
    maintenance: [],
    limits: { concurrency: 16, maxBodyBytes: 8 * 1024 * 1024 },
    settings: {
      pageSize: alike ? 400 : index % 7 === 3 ? 5 : 100,
      searches: alike ? 'batch' : searches[index % searches.length],
      medications: ['MedicationStatement', 'MedicationRequest'],
    },
  }
}

/** All thirty rows, in the order of the areas. */
export const registryOf = (
  endpoints: ReadonlyMap<string, string>,
  directory: Directory,
  alike = false,
): readonly Exchange[] =>
  AREAS.map((area, index) => registryRow(area, index, endpoints.get(area.id) ?? '', directory, alike))
