import { z } from 'zod'
import { hiddenNumber, text } from '../fields.ts'
import { defineForm } from '../form.ts'
import {
  CONFIGURATION_FIELDS,
  codesIn,
  configurationFields,
  configurationKept,
  configurationTyped,
} from './configuration-fields.ts'
import { exchangePath } from './paths.ts'
import { defineExchangePage, errorsAt, OUTCOME, type Outcome } from './registration.ts'

/** Where a configuration is changed. */
export const configurationPage = defineExchangePage('/configuration', 'operator/configuration.njk', (registration) => ({
  kept: configurationKept(registration.configuration),
  action: exchangePath(registration.id, '/configuration'),
}))

const read = z.object({
  revision: hiddenNumber,
  percent: text(20),
  minutes: text(20),
  organisations: text(5_000),
  ...configurationFields,
})

const countIn = (typed: string): number | null => {
  if (typed === '') return null
  return Number.isInteger(Number(typed)) ? Number(typed) : -1
}

/** Changes it; a live exchange is first tried with it. */
export const configurationForm = defineForm<z.output<typeof read>, Outcome>({
  path: '/operator/exchanges/:id/configuration',
  page: configurationPage,
  read,
  mutation: /* GraphQL */ `
    mutation Configure($id: ExchangeId!, $revision: Int!, $configuration: ExchangeConfigurationInput!, $canary: CanaryInput) {
      outcome: configureExchange(id: $id, revision: $revision, configuration: $configuration, canary: $canary) { ${OUTCOME} }
    }`,
  variables: (fields, { params }) => {
    const organisations = codesIn(fields.organisations)
    return {
      id: params['id'],
      revision: fields.revision,
      configuration: configurationTyped(fields),
      canary: {
        percent: countIn(fields.percent),
        minutes: countIn(fields.minutes),
        ...(organisations.length === 0 ? {} : { organisations }),
      },
    }
  },
  done: ({ outcome }, fields, { params }) => {
    const faults = outcome?.faults ?? []
    if (faults.length === 0) return exchangePath(params['id'] ?? '', '?done=configured')
    const ofCanary = faults.map((fault) => ({ ...fault, field: fault.field.replace(/^canary\./, '') }))
    return {
      again: errorsAt(
        ofCanary,
        [...CONFIGURATION_FIELDS, 'percent', 'minutes', 'organisations'],
        configurationTyped(fields).members,
      ),
    }
  },
})
