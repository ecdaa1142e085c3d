import { z } from 'zod'
import { hiddenNumber, text } from '../fields.ts'
import { defineForm } from '../form.ts'
import { exchangePath } from './paths.ts'
import { defineExchangePage, errorsAt, OUTCOME, type Outcome } from './registration.ts'

/** The key, the challenge and the report. */
export const conformancePage = defineExchangePage('/conformance', 'operator/conformance.njk', (registration) => {
  const at = (more: string): string => exchangePath(registration.id, `/conformance${more}`)
  const waiting = (registration.canaries ?? []).some(({ state }) => state === 'WAITING')
  return {
    waiting,
    awaited: ['CONFORMANCE', 'PILOT', 'SUSPENDED'].includes(registration.state) || waiting,
    key: registration.conformanceKey === null ? '' : JSON.stringify(registration.conformanceKey, undefined, 2),
    paths: { key: at('/key'), challenge: at('/challenge'), report: at('/report') },
  }
})

const pageAt = (more: string) => ({ ...conformancePage, path: `/operator/exchanges/:id/conformance/${more}` })

const readKey = z.object({
  revision: hiddenNumber,
  key: text(5_000).transform((typed, context): unknown => {
    try {
      return JSON.parse(typed) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'Enter the public key as a JWK: {"kty": "EC", "crv": "P-256", …}' })
      return z.NEVER
    }
  }),
})

/** Says which key signs its reports. */
export const keyForm = defineForm<z.output<typeof readKey>, Outcome>({
  path: '/operator/exchanges/:id/conformance/key',
  page: pageAt('key'),
  read: readKey,
  mutation: /* GraphQL */ `
    mutation SetKey($id: ExchangeId!, $revision: Int!, $key: JSON!) {
      outcome: setConformanceKey(id: $id, revision: $revision, key: $key) { ${OUTCOME} }
    }`,
  variables: ({ revision, key }, { params }) => ({ id: params['id'], revision, key }),
  done: ({ outcome }, _, { params }) =>
    outcome === null || outcome.faults.length > 0
      ? { again: errorsAt(outcome?.faults ?? [], ['key']) }
      : exchangePath(params['id'] ?? '', '/conformance?done=key'),
})

const readRevision = z.object({ revision: hiddenNumber })

/** Gives a new challenge. */
export const challengeForm = defineForm<z.output<typeof readRevision>, Outcome>({
  path: '/operator/exchanges/:id/conformance/challenge',
  page: pageAt('challenge'),
  read: readRevision,
  mutation: /* GraphQL */ `
    mutation Challenge($id: ExchangeId!, $revision: Int!) { outcome: challengeExchange(id: $id, revision: $revision) { ${OUTCOME} } }`,
  variables: ({ revision }, { params }) => ({ id: params['id'], revision }),
  done: (_, __, { params }) => exchangePath(params['id'] ?? '', '/conformance?done=challenge'),
})

const readReport = z
  .object({ revision: hiddenNumber, file: text(250_000), report: text(250_000) })
  .transform(({ revision, file, report }) => ({ revision, report: report === '' ? file : report }))
  .refine(({ report }) => report !== '', {
    path: ['report'],
    message: 'Choose the report’s file, or paste what is in it',
  })

/** Hands in a report. */
export const reportForm = defineForm<z.output<typeof readReport>, Outcome>({
  path: '/operator/exchanges/:id/conformance/report',
  page: pageAt('report'),
  read: readReport,
  mutation: /* GraphQL */ `
    mutation Submit($id: ExchangeId!, $revision: Int!, $report: String!) {
      outcome: submitConformanceReport(id: $id, revision: $revision, report: $report) { ${OUTCOME} }
    }`,
  variables: ({ revision, report }, { params }) => ({ id: params['id'], revision, report }),
  done: ({ outcome }, _, { params }) =>
    outcome === null || outcome.faults.length > 0
      ? { again: errorsAt(outcome?.faults ?? [], ['report']) }
      : exchangePath(params['id'] ?? '', '?done=certified'),
})
