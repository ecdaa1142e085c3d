import { z } from 'zod'
import { hiddenNumber, text } from '../fields.ts'
import { defineForm } from '../form.ts'
import { codesIn } from './configuration-fields.ts'
import { exchangePath } from './paths.ts'
import { defineExchangePage, errorsAt, OUTCOME, type Outcome } from './registration.ts'

/** The organisations whose people an exchange in pilot is asked for. */
export const pilotPage = defineExchangePage('/pilot', 'operator/pilot.njk', (registration) => ({
  kept: registration.pilot.map(({ odsCode }) => odsCode).join('\n'),
  action: exchangePath(registration.id, '/pilot'),
}))

const read = z.object({ revision: hiddenNumber, organisations: text(20_000) })

/** Chooses them. */
export const pilotForm = defineForm<z.output<typeof read>, Outcome>({
  path: '/operator/exchanges/:id/pilot',
  page: pilotPage,
  read,
  mutation: /* GraphQL */ `
    mutation ChoosePilot($id: ExchangeId!, $revision: Int!, $organisations: [String!]!) {
      outcome: choosePilot(id: $id, revision: $revision, organisations: $organisations) { ${OUTCOME} }
    }`,
  variables: ({ revision, organisations }, { params }) => ({
    id: params['id'],
    revision,
    organisations: codesIn(organisations),
  }),
  done: ({ outcome }, { organisations }, { params }) =>
    outcome === null || outcome.faults.length > 0
      ? { again: errorsAt(outcome?.faults ?? [], ['organisations'], codesIn(organisations)) }
      : exchangePath(params['id'] ?? '', '?done=pilot'),
})
