import { z } from 'zod'
import { hiddenNumber } from '../fields.ts'
import { defineForm } from '../form.ts'
import { exchangePath } from './paths.ts'
import { defineExchangePage, errorsAt, OUTCOME, type Outcome, type Registration } from './registration.ts'
import { duration, percent } from './score-words.ts'

/** The step onward, and those that pause or end it. */
const stepsOf = ({ id, state, steps }: Registration) => {
  const all = (steps ?? []).map((step) => ({ ...step, href: exchangePath(id, `/move/${step.to.toLowerCase()}`) }))
  const onward = all.find(({ to }) => to !== 'RETIRED' && to !== 'SUSPENDED')
  return { onward, others: all.filter((step) => step !== onward), resumes: state === 'SUSPENDED' }
}

const levelOf = ({ configuration: { sla } }: Registration): string | undefined =>
  sla === null
    ? undefined
    : `${percent(sla.availability)} of questions answered, 95 of 100 within ${duration(sla.p95Ms)}`

/** One exchange: where it stands, what it is, and what may be done with it. */
export const exchangePage = defineExchangePage('', 'operator/exchange.njk', (registration) => {
  const at = (more: string): string => exchangePath(registration.id, more)
  const canaries = registration.canaries ?? []
  return {
    configuration: registration.configuration,
    level: levelOf(registration),
    settings: JSON.stringify(registration.configuration.settings ?? {}, undefined, 2),
    ...stepsOf(registration),
    canary: canaries.find(({ state }) => state === 'WAITING' || state === 'UNDER_WAY'),
    lastCanary: canaries.find(({ state }) => state === 'PROMOTED' || state === 'ROLLED_BACK'),
    mayPilot: registration.state !== 'LIVE' && registration.state !== 'RETIRED',
    paths: {
      configuration: at('/configuration'),
      conformance: at('/conformance'),
      credentials: at('/credentials'),
      pilot: at('/pilot'),
      withdraw: at('/withdraw-change'),
    },
  }
})

const read = z.object({ revision: hiddenNumber })

/** Withdraws a change that waits or is on trial. */
export const withdrawForm = defineForm<z.output<typeof read>, Outcome>({
  path: '/operator/exchanges/:id/withdraw-change',
  page: { ...exchangePage, path: '/operator/exchanges/:id/withdraw-change' },
  read,
  mutation: /* GraphQL */ `
    mutation Withdraw($id: ExchangeId!, $revision: Int!) { outcome: withdrawCanary(id: $id, revision: $revision) { ${OUTCOME} } }`,
  variables: ({ revision }, { params }) => ({ id: params['id'], revision }),
  done: (_, __, { params }) => exchangePath(params['id'] ?? '', '?done=withdrawn'),
})

const STATES = ['conformance', 'pilot', 'live', 'suspended', 'retired'] as const

/** One step, said before it is taken. */
export const movePage = defineExchangePage('/move/:to', 'operator/move.njk', (registration, { params }) => {
  const to = STATES.find((state) => state === params['to'])?.toUpperCase()
  const step = (registration.steps ?? []).find((one) => one.to === to)
  return {
    to: to ?? '',
    step,
    action: exchangePath(registration.id, `/move/${params['to']}`),
  }
})

/** Takes it. */
export const moveForm = defineForm<z.output<typeof read>, Outcome>({
  path: '/operator/exchanges/:id/move/:to',
  page: movePage,
  read,
  mutation: /* GraphQL */ `
    mutation Move($id: ExchangeId!, $revision: Int!, $to: RegistrationState!) {
      outcome: moveExchange(id: $id, revision: $revision, to: $to) { ${OUTCOME} }
    }`,
  variables: ({ revision }, { params }) => ({
    id: params['id'],
    revision,
    // An address that names no state names none to the room either, and is refused there.
    to: params['to']?.toUpperCase(),
  }),
  done: ({ outcome }, _, { params }) =>
    outcome === null || outcome.faults.length > 0
      ? { again: errorsAt(outcome?.faults ?? [], []) }
      : exchangePath(params['id'] ?? '', '?done=moved'),
})
