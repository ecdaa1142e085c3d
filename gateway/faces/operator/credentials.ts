import { z } from 'zod'
import { CREDENTIAL_KINDS } from '../../../schema/model/exchange-registration.ts'
import { hiddenNumber, oneOf, text } from '../fields.ts'
import { defineForm } from '../form.ts'
import { exchangePath } from './paths.ts'
import { defineExchangePage, errorsAt, OUTCOME, type Outcome } from './registration.ts'

/** What proves this service to the exchange: set, replaced, taken away; never shown. */
export const credentialsPage = defineExchangePage('/credentials', 'operator/credentials.njk', (registration) => {
  const at = (more: string): string => exchangePath(registration.id, `/credentials/${more}`)
  return {
    credentials: registration.credentials ?? [],
    paths: { mtls: at('certificate'), oauth: at('client'), headers: at('header'), remove: at('remove') },
  }
})

const pageAt = (more: string) => ({ ...credentialsPage, path: `/operator/exchanges/:id/credentials/${more}` })

const set = <Fields extends { readonly revision: number }>(
  name: string,
  read: z.ZodType<Fields>,
  credential: (fields: Fields) => object,
  fields: readonly string[],
) =>
  defineForm<Fields, Outcome>({
    path: `/operator/exchanges/:id/credentials/${name}`,
    page: pageAt(name),
    read,
    mutation: /* GraphQL */ `
      mutation SetCredential($id: ExchangeId!, $revision: Int!, $mtls: MtlsCredentialInput, $oauth: OAuthCredentialInput, $headers: [HeaderCredentialInput!]) {
        outcome: setExchangeCredential(id: $id, revision: $revision, mtls: $mtls, oauth: $oauth, headers: $headers) { ${OUTCOME} }
      }`,
    variables: (given, { params }) => ({ id: params['id'], revision: given.revision, ...credential(given) }),
    done: ({ outcome }, _, { params }) => {
      const faults = (outcome?.faults ?? []).map(({ field, message }) => ({
        field: field.split('.').at(-1) ?? field,
        message,
      }))
      return outcome === null || faults.length > 0
        ? { again: errorsAt(faults, fields) }
        : exchangePath(params['id'] ?? '', '/credentials?done=set')
    },
  })

/** Sets a client certificate. */
export const certificateForm = set(
  'certificate',
  z.object({ revision: hiddenNumber, certificate: text(60_000), privateKey: text(60_000) }),
  ({ certificate, privateKey }) => ({ mtls: { certificate, privateKey } }),
  ['certificate', 'privateKey'],
)

/** Sets a client of an authorization server. */
export const clientForm = set(
  'client',
  z.object({
    revision: hiddenNumber,
    tokenEndpoint: text(2_000),
    clientId: text(2_000),
    clientSecret: text(5_000),
    scope: text(2_000),
  }),
  ({ revision: _, scope, ...client }) => ({ oauth: { ...client, ...(scope === '' ? {} : { scope }) } }),
  ['tokenEndpoint', 'clientId', 'clientSecret', 'scope'],
)

/** Sets a header, such as an API key. */
export const headerForm = set(
  'header',
  z.object({ revision: hiddenNumber, name: text(200), value: text(10_000) }),
  ({ name, value }) => ({ headers: [{ name, value }] }),
  ['name', 'value'],
)

const readRemoval = z.object({ revision: hiddenNumber, kind: oneOf(CREDENTIAL_KINDS, 'Choose what to take away') })

/** Takes one away. */
export const removeCredentialForm = defineForm<z.output<typeof readRemoval>, Outcome>({
  path: '/operator/exchanges/:id/credentials/remove',
  page: pageAt('remove'),
  read: readRemoval,
  mutation: /* GraphQL */ `
    mutation RemoveCredential($id: ExchangeId!, $revision: Int!, $kind: CredentialKind!) {
      outcome: removeExchangeCredential(id: $id, revision: $revision, kind: $kind) { ${OUTCOME} }
    }`,
  variables: (fields, { params }) => ({ id: params['id'], ...fields }),
  done: (_, __, { params }) => exchangePath(params['id'] ?? '', '/credentials?done=removed'),
})
