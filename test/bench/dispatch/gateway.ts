import { readConfig } from '../../../gateway/config.ts'
import { SUMMARY_TYPES } from '../../../gateway/dispatch/current.ts'
import { openHouse } from '../../../gateway/house.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { controllerOf, EXCHANGES } from '../view/population.ts'
import { DISPATCH_ODS, dispatchExchanges, people } from './population.ts'

// A process of its own: the whole gateway as production runs it; policy, unifying, receipt and audit on.

type Start = {
  readonly endpoints: readonly string[]
  readonly searches: Parameters<typeof dispatchExchanges>[1]
  readonly patients: number
  readonly environment: Readonly<Record<string, string>>
}

const controllers = Array.from({ length: EXCHANGES }, (_, exchange) => controllerOf(exchange))

const agreementAt = (now: number): Agreement => {
  const party = (organisation: OdsCode, provides: boolean) => ({
    organisation,
    provides,
    receives: !provides,
    signedAt: now - 2_000_000,
  })
  return {
    id: 'bench',
    versions: [
      {
        version: 1,
        terms: {
          title: 'Emergency care',
          actions: ['view'],
          purposes: ['ETREAT'],
          recordTypes: Object.fromEntries(SUMMARY_TYPES.map((type) => [type, 'all'])),
          period: { start: now - 1_000_000, end: undefined },
          lawfulBasis: { article6: '6(1)(e)', article9: '9(2)(h)' },
          reviewDate: '2030-01-01',
          dpiaReference: 'DPIA-1',
          publicPurpose: 'Help in an emergency.',
        },
        parties: [party(DISPATCH_ODS, false), ...controllers.map((controller) => party(controller, true))],
      },
    ],
    withdrawn: [],
    suspended: [],
    suspendedByOperator: false,
  }
}

const ALL = {
  ...{ recipients: undefined, controllers: undefined, recordTypes: undefined, classes: undefined },
  ...{ purposes: undefined, actions: undefined, recordDates: undefined },
}

const start = async ({ endpoints, searches, patients, environment }: Start): Promise<void> => {
  const house = await openHouse(readConfig(environment), {
    prepare: async (state) => {
      const now = Date.now()
      await state.registry.saveOrganisations(
        [DISPATCH_ODS, ...controllers].map((odsCode) => ({
          odsCode,
          name: `Organisation ${odsCode}`,
          kind: 'TRUST',
          resolvesTo: odsCode,
        })),
      )
      for (const exchange of dispatchExchanges(endpoints, searches)) await state.registry.saveExchange(exchange)
      await state.agreements.save(agreementAt(now))
      for (const [at, patient] of people(patients).entries())
        await state.directives.record({
          id: `bench-${at}`,
          patient,
          effect: 'permit',
          scope: ALL,
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
