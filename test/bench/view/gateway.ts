import { readConfig } from '../../../gateway/config.ts'
import { openHouse } from '../../../gateway/house.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import type { Organisation } from '../../../schema/model/organisation.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { BENCH_PATIENT, benchExchanges, controllerOf, EXCHANGES, REQUESTER_ODS } from './population.ts'

// A process of its own: the whole gateway as production runs it, over the bench's exchanges; policy, unifying, receipt and audit on.

type Start = {
  readonly endpoints: readonly string[]
  readonly manner: 'per-type' | 'everything'
  readonly environment: Readonly<Record<string, string>>
}

const organisation = (odsCode: Organisation['odsCode']): Organisation => ({
  odsCode,
  name: `Organisation ${odsCode}`,
  kind: 'TRUST',
  resolvesTo: odsCode,
})

const agreementAt = (now: number): Agreement => ({
  id: 'bench',
  versions: [
    {
      version: 1,
      terms: {
        title: 'Direct care',
        actions: ['view'],
        purposes: ['TREAT'],
        recordTypes: Object.fromEntries(RECORD_TYPES.map((type) => [type, []])),
        period: { start: now - 1_000_000, end: undefined },
        lawfulBasis: { article6: '6(1)(e)', article9: '9(2)(h)' },
        reviewDate: '2030-01-01',
        dpiaReference: 'DPIA-1',
        publicPurpose: 'Care wherever it is given.',
      },
      parties: [
        { organisation: REQUESTER_ODS, provides: false, receives: true, signedAt: now - 2_000_000 },
        ...Array.from({ length: EXCHANGES }, (_, exchange) => ({
          organisation: controllerOf(exchange),
          provides: true,
          receives: false,
          signedAt: now - 2_000_000,
        })),
      ],
    },
  ],
  withdrawn: [],
  suspended: [],
  suspendedByOperator: false,
})

const start = async ({ endpoints, manner, environment }: Start): Promise<void> => {
  const house = await openHouse(readConfig(environment), {
    prepare: async (state) => {
      const now = Date.now()
      await state.registry.saveOrganisations(
        [REQUESTER_ODS, ...Array.from({ length: EXCHANGES }, (_, exchange) => controllerOf(exchange))].map(
          organisation,
        ),
      )
      for (const exchange of benchExchanges(endpoints, {
        searches: manner,
        pageSize: 1000,
        medications: ['MedicationStatement'],
      }))
        await state.registry.saveExchange(exchange)
      await state.agreements.save(agreementAt(now))
      await state.directives.record({
        id: `bench-${now}`,
        patient: BENCH_PATIENT,
        effect: 'permit',
        scope: {
          recipients: undefined,
          controllers: undefined,
          recordTypes: undefined,
          classes: undefined,
          purposes: undefined,
          actions: undefined,
          recordDates: undefined,
        },
        period: { start: now - 1_000_000, end: undefined },
        breakGlassMayLift: false,
        recordedBy: { how: 'PATIENT', userId: 'bench', at: now - 1_000_000 },
      })
    },
  })
  process.send?.({ url: `${await house.app.listen({ host: '127.0.0.1', port: 0 })}/graphql` })
}

let began = process.cpuUsage()
process.on('message', (message: Partial<Start> & { reset?: true; read?: true }) => {
  if (message.endpoints !== undefined) {
    void start(message as Start)
    return
  }
  if (message.reset === true) began = process.cpuUsage()
  const { user, system } = process.cpuUsage(began)
  process.send?.({ cpuMs: (user + system) / 1000, rss: process.resourceUsage().maxRSS * 1024 })
})
process.once('SIGTERM', () => process.exit(0))
// A child whose parent has gone has nobody to serve.
process.once('disconnect', () => process.exit(0))
