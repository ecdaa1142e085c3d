import type { ExchangeAdapter } from '../../adapters/exchange-adapter.ts'
import { iheMhd } from '../../adapters/ihe-mhd/ihe-mhd.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { holdingsOf } from '../london/exchange/holdings.ts'
import { memberOf } from '../london/exchange/ihe/members.ts'
import { createMhdServer } from '../london/exchange/ihe/mhd-server.ts'
import { TYPES_IN_SUMMARIES, type Written } from '../london/exchange/ihe/summaries.ts'
import type { Held } from '../london/generator/generate.ts'
import type { Opener } from './contract.ts'
import { mhdForm } from './mhd-form.ts'
import { serve } from './serve.ts'
import { COMMUNITY, simulatedMembers, summarised } from './simulated-community.ts'
import { simulatedResources } from './simulated-patient.ts'
import { testNhsNumber } from './synthea.ts'

/** An entry with a size: one without is made on demand, and is no document yet. */
const sized = (record: Written): Written =>
  record.resourceType === 'DocumentReference'
    ? {
        ...record,
        content: [
          {
            attachment: {
              title: 'Letter',
              contentType: 'application/pdf',
              size: 2_000,
              url: `Binary/letter-${record.id}`,
            },
          },
        ],
      }
    : record

/** The simulated people as a generated exchange holds them. */
export const simulatedHoldings = (): readonly Held[] =>
  simulatedMembers().map(({ subject, records }) => ({
    id: subject.id,
    stated: { nhsNumber: subject.nhsNumber as NhsNumber, birthDate: subject.birthDate, family: subject.family },
    foundBy: [subject.nhsNumber as NhsNumber],
    patient: JSON.stringify({
      gender: 'female',
      ...simulatedResources().find(({ resourceType, id }) => resourceType === 'Patient' && id === subject.id),
      name: [{ family: subject.family, given: [subject.given] }],
    }),
    records: records.map(sized).map((record) => ({
      resourceType: record.resourceType,
      id: record.id,
      text: JSON.stringify(record),
      at: '2020-01-01T09:00',
      lastUpdated: '2020-01-01T09:00:00Z',
    })),
  }))

/** The simulated responder, and the adapter for it. */
export const simulatedMhd: Opener = async () => {
  const holdings = simulatedHoldings()
  const [own] = holdings
  if (own === undefined) throw new Error('nobody lives there')
  const responder = createMhdServer(holdingsOf(holdings), COMMUNITY)
  const served = await serve((request) => {
    const said = responder.handle(
      request.base,
      request.method,
      request.url.slice('/fhir'.length),
      request.body,
      undefined,
    )
    return { ...said, contentType: said.contentType ?? 'application/fhir+json' }
  })
  const held = new Map<RecordType, ReadonlyMap<string, SourceResource>>(summarised(memberOf(own, COMMUNITY)))
  held.set(
    'DOCUMENT',
    new Map(
      own.records
        .filter(({ resourceType }) => resourceType === 'DocumentReference')
        .map(({ id, text }) => [`DocumentReference/${id}`, JSON.parse(text) as SourceResource]),
    ),
  )
  return {
    adapter: iheMhd as ExchangeAdapter,
    form: mhdForm,
    settings: iheMhd.settings.parse({}),
    upstream: `${served.origin}/fhir`,
    patient: testNhsNumber(1),
    unknown: testNhsNumber(500),
    offered: [...TYPES_IN_SUMMARIES, 'DOCUMENT'],
    held,
    close: served.close,
  }
}
