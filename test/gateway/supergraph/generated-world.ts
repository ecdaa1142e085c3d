import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql'
import type { View } from '../../../gateway/disclosure/view.ts'
import type { HouseContext } from '../../../gateway/subgraphs/house-context.ts'
import { RECORD_LISTS } from '../../../gateway/subgraphs/records/record-lists.ts'
import type { AccessRequest } from '../../../schema/model/access-request.ts'
import { COMPLETENESS_STATES } from '../../../schema/model/completeness.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { type Chance, chanceOf } from './chance.ts'
import { objectOf } from './generated-values.ts'

const objectType = (schema: GraphQLSchema, name: string): GraphQLObjectType => {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new Error(`No such object type: ${name}`)
  return type
}

const recordsOf = (type: RecordType, schema: GraphQLSchema, chance: Chance, broken: number) =>
  Array.from({ length: chance.below(4) }, (_, i) => ({
    ...objectOf(objectType(schema, RECORD_LISTS[type].type), chance, broken),
    id: `${type}-${i}`,
    recordType: type,
  }))

const viewOf = (request: AccessRequest, schema: GraphQLSchema, seed: number): View => {
  const chance = chanceOf(seed)
  const broken = chance.is(0.25) ? 0.03 : 0
  const lists = request.types.map(({ type }) => {
    const completeness = {
      state: chance.one(COMPLETENESS_STATES),
      answered: chance.below(30),
      canHold: 30,
      complete: chance.is(0.5),
    }
    const saying = () => completeness
    return [type, { records: recordsOf(type, schema, chanceOf(seed + type.length), broken), completeness, saying }]
  })
  return {
    receipt: `receipt-${seed}`,
    patient: request.patient,
    at: 1_700_000_000_000,
    verified: chance.is(0.5),
    demographics: chance.is(0.3)
      ? null
      : {
          name: 'A "Name"',
          birthDate: '1980-02',
          gender: null,
          address: 'somewhere',
          generalPractice: chance.is(0.5) ? null : 'E83006',
        },
    manifest: Array.from({ length: chance.below(3) }, () =>
      objectOf(objectType(schema, 'ManifestEntry'), chance, broken),
    ),
    lists: new Map(lists as never),
    explanation: ['In plain words.'],
  } as unknown as View
}

/** What went on in a world: each question that reached the corridor. */
export type World = { readonly context: HouseContext; readonly asked: AccessRequest[] }

/**
 * A world made by chance: what the corridor would answer, what the readers of state would say, and who of them fails. `api` is the
 * schema that records are made by.
 */
export const worldOf = (seed: number, api: GraphQLSchema): World => {
  const chance = chanceOf(seed)
  const [corridorFails, consentFails, auditFails, mayNot] = [0.1, 0.2, 0.2, 0.2].map((probability) =>
    chance.is(probability),
  )
  const failure = chance.is(0.5) ? new HouseError('STATE_UNAVAILABLE') : new Error('a word nobody may see')
  const asked: AccessRequest[] = []
  const organisation = (odsCode: string) =>
    odsCode === 'E83006' && seed % 3 === 0
      ? undefined
      : { odsCode, name: `Organisation ${odsCode}`, kind: 'TRUST', resolvesTo: odsCode }
  const exchange = (id: string) => ({
    ...{ id, name: `Exchange ${id}`, area: 'North', protocol: 'FHIR_R4', lifecycle: 'LIVE', recordTypes: ['ALLERGY'] },
    ...{ members: ['RYJ01'], maintenance: [{ start: 0, end: undefined }] },
  })
  const access = objectOf(objectType(api, 'Access'), chance, 0)
  const context = {
    requester: { role: 'clinician' },
    organisation: 'RYJ01',
    dispatchBy: 1_500,
    disclose: async (request: AccessRequest) => {
      asked.push(request)
      if (corridorFails === true) throw failure
      return viewOf(request, api, seed + request.types.length)
    },
    may: () => ({ permitted: mayNot !== true, reason: '' }),
    registry: { exchanges: () => [exchange('ELPR'), exchange('CROYDON')], exchange, organisation },
    now: async () => 1_700_000_000_000,
    agreements: {
      byId: () => undefined,
      ofOrganisation: () => [],
      all: () => [],
      parties: () => [],
      register: () => ({ items: [], totalCount: 0, hasNextPage: false }),
    },
    agreementLife: {
      upToDate: async () => undefined,
      agreement: async () => null,
      mine: async () => ({ items: [], totalCount: 0, counts: [], endCursor: undefined, hasNextPage: false }),
      notices: async () => [],
      draft: async () => null,
      drafts: async () => [],
      templates: async () => [],
      groups: async () => [],
    },
    directivesOf: async () => {
      if (consentFails === true) throw failure
      const scope = { recipients: ['RYJ01'], classes: ['PSY'], recordDates: { from: '2010', to: undefined } }
      const recordedBy = { how: 'PATIENT', userId: 'u', at: 1_700_000_000_000 }
      return [
        { id: 'd1', effect: 'deny', scope, period: { start: 0, end: undefined }, breakGlassMayLift: false, recordedBy },
      ]
    },
    accessLogOf: async () => {
      if (auditFails === true) throw failure
      return {
        items: [{ ...access, at: 1_700_000_000_000, organisation: 'RYJ01', exchanges: ['ELPR'] }],
        endCursor: null,
        hasNextPage: false,
      }
    },
    receipt: async () => undefined,
    // The records of this world hold what the schema says of them: their links too.
    documentLinks: (document: { readonly links?: unknown }) => document.links,
  }
  return { context: context as unknown as HouseContext, asked }
}
