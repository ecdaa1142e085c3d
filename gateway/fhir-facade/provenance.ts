import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { UnifiedRecord } from '../../schema/model/record.ts'
import type { RegistryReader } from '../subgraphs/house-context.ts'
import { isObject, type Json, pruned, type Resource } from './resource.ts'
import { dateTime } from './written/elements.ts'

/** What a Provenance rests on besides its record. */
export type ProvenanceBasis = {
  readonly base: string
  /** When the answer was judged. */
  readonly at: Instant
  readonly registry: Pick<RegistryReader, 'exchange' | 'organisation'>
  readonly namespaceOf: (exchange: ExchangeId) => string
}

const agentType = (code: string): Json => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code }],
})

/** One Provenance for each exchange that tells the record so: who holds it, through whom it came, who wrote it, and what the source calls it. */
export const provenancesOf = (
  record: UnifiedRecord,
  target: Json,
  id: string,
  { base, at, registry, namespaceOf }: ProvenanceBasis,
): readonly Resource[] =>
  record.provenance.map(({ exchange, custodian, sourceId, version, lastUpdated, author }, n) => {
    const made = pruned({
      id: `${id}-${n + 1}`,
      target: [target],
      occurredDateTime: dateTime(lastUpdated),
      recorded: new Date(at).toISOString(),
      agent: [
        {
          type: agentType('transmitter'),
          who: {
            identifier: { system: `${base}/CodeSystem/exchange`, value: exchange },
            display: registry.exchange(exchange)?.name,
          },
        },
        ...(custodian === null
          ? []
          : [
              {
                type: agentType('custodian'),
                who: {
                  identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: custodian },
                  display: registry.organisation(custodian)?.name,
                },
              },
            ]),
        ...(author === null ? [] : [{ type: agentType('author'), who: { display: author } }]),
      ],
      entity: [
        {
          role: 'source',
          what: {
            identifier: {
              system: namespaceOf(exchange),
              value: version === null ? sourceId : `${sourceId}/_history/${version}`,
            },
          },
        },
      ],
    })
    return { resourceType: 'Provenance', ...(isObject(made) ? made : {}) }
  })
