import { z } from 'zod'
import { text } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import {
  CONFIGURATION_FIELDS,
  configurationFields,
  configurationKept,
  configurationTyped,
} from './configuration-fields.ts'
import { exchangePath } from './paths.ts'
import { errorsAt, OUTCOME, type Outcome } from './registration.ts'

/** Where an exchange is registered. */
export const exchangeNewPage = definePage({
  path: '/operator/exchanges/new',
  audience: 'operator',
  template: 'operator/exchange-new.njk',
  view: () => ({ kept: configurationKept(undefined) }),
})

const read = z.object({ id: text(100), ...configurationFields })

/** Registers it: a draft. */
export const exchangeNewForm = defineForm<z.output<typeof read>, Outcome>({
  path: '/operator/exchanges/new',
  page: exchangeNewPage,
  read,
  mutation: /* GraphQL */ `
    mutation Register($id: String!, $configuration: ExchangeConfigurationInput!) {
      outcome: registerExchange(id: $id, configuration: $configuration) { ${OUTCOME} }
    }`,
  variables: (fields) => ({ id: fields.id, configuration: configurationTyped(fields) }),
  done: ({ outcome }, fields) => {
    const { members } = configurationTyped(fields)
    return outcome?.registration == null
      ? { again: errorsAt(outcome?.faults ?? [], ['id', ...CONFIGURATION_FIELDS], members) }
      : exchangePath(outcome.registration.id, '?done=registered')
  },
})
