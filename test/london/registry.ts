import type { Exchange } from '../../schema/model/exchange.ts'
import { parseExchangeId } from '../../schema/model/exchange-id.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'
import { communityOf } from './exchange/ihe/members.ts'
import { CHANGES_TOPIC, type SigningPair } from './exchange/subscriptions.ts'
import { AREAS, type Area, BOARDS } from './generator/areas.ts'
import { type Directory, ods } from './generator/organisations.ts'

/** The organisation that operates all thirty, in this London. */
export const OPERATES = 'QKK'

/** How an exchange likes to be asked: the three ways go round, so that a demo shows each. */
const searches = ['batch', 'per-type', 'batch', 'everything', 'batch'] as const

/** What the gateway says of itself to a GP Connect exchange, and where that reads what it needs. Here they answer the patient and the house itself too. */
const gpConnectSettings = (index: number) => ({
  from: '200000000359',
  to: `9189991${String(index).padStart(5, '0')}`,
  consumer: {
    issuer: 'https://exchange.london.example/token',
    device: {
      system: 'https://exchange.london.example/device',
      value: 'gateway',
      model: 'London Health and Care Information Exchange',
      version: '1',
    },
    organisation: { odsCode: 'QMJ', name: BOARDS.QMJ },
  },
  reasons: ['directcare', 'patientaccess', 'secondaryuses'],
  // Here the exchange carries records of many controllers, and tags each; what it leaves untagged is its default controller's.
  custody: ['meta.tag'],
  practiceIsCustodian: false,
})

const settingsOf = (area: Area, index: number, alike: boolean, signs?: SigningPair): Exchange['settings'] => {
  const rest = {
    pageSize: alike ? 400 : index % 8 === 0 ? 5 : 100,
    searches: alike ? 'batch' : searches[index % searches.length],
    medications: ['MedicationStatement', 'MedicationRequest'],
  }
  const notifications = signs && { keys: [signs.publicKey], topic: CHANGES_TOPIC, heartbeatSeconds: 30 }
  if (alike) return { ...rest, ...(notifications && { notifications }) }
  switch (area.speaks) {
    case 'FHIR_R4':
      return {
        ...rest,
        edits: ['ADD', 'AMEND', 'MARK_ENTERED_IN_ERROR'],
        ...(notifications && { notifications }),
      }
    case 'FHIR_STU3':
      return rest
    case 'GP_CONNECT':
      return gpConnectSettings(index)
    case 'IHE_XCA':
      return { homeCommunity: communityOf(area.id) }
    case 'IHE_MHD':
      return { pageSize: rest.pageSize, edits: ['ADD', 'AMEND'] }
  }
}

/** The registry's row of an area: `endpoint` is where its server listens. `alike`: every exchange offers every type and is asked in one batch, as a bench needs. */
export const registryRow = (
  area: Area,
  index: number,
  endpoint: string,
  directory: Directory,
  alike: boolean,
  signs?: SigningPair,
): Exchange => {
  const id = parseExchangeId(area.id)
  if (!id) throw new Error(`Not an exchange id: ${area.id}`)
  return {
    id,
    name: area.name,
    area: area.area,
    protocol: alike ? 'FHIR_R4' : area.speaks,
    endpoint,
    members: directory.members.get(area.id) ?? [],
    recordTypes: RECORD_TYPES.filter((type) => alike || !area.without.includes(type)),
    defaultController: area.defaultController === undefined ? undefined : ods(area.defaultController),
    lifecycle: 'LIVE',
    maintenance: [],
    limits: { concurrency: 16, maxBodyBytes: 8 * 1024 * 1024 },
    settings: settingsOf(area, index, alike, signs),
  }
}

/** All thirty rows, in the order of the areas. */
export const registryOf = (
  endpoints: ReadonlyMap<string, string>,
  directory: Directory,
  alike = false,
  pairs: ReadonlyMap<string, SigningPair> = new Map(),
): readonly Exchange[] =>
  AREAS.map((area, index) =>
    registryRow(area, index, endpoints.get(area.id) ?? '', directory, alike, pairs.get(area.id)),
  )
