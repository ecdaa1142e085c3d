import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NHS_NUMBER_SYSTEM } from '../../schema/model/nhs-number.ts'
import type { SourceResource } from '../../schema/model/record.ts'

/** A small FHIR R4 server of our own: search by POST or GET with `link[next]`, `batch`, `$everything`. */
export type SimulatedR4 = { readonly endpoint: string; close(): Promise<void> }

type Bundle = Readonly<Record<string, unknown>>

const patientOf = (resource: SourceResource): string | undefined => {
  const participants = Array.isArray(resource['participant']) ? resource['participant'] : []
  const named =
    resource['patient'] ??
    resource['subject'] ??
    participants.map((one) => one.actor).find((actor) => actor?.reference?.startsWith('Patient/'))
  return (named as { reference?: string } | undefined)?.reference
}

const numbersOf = (patient: SourceResource): readonly string[] =>
  ((patient['identifier'] ?? []) as { system?: string; value?: string }[])
    .filter(({ system }) => system === NHS_NUMBER_SYSTEM)
    .map(({ value }) => value ?? '')

/** Serves the given resources, in the order given, in pages no larger than `pageLimit`; and `Binary/{id}`, always as its bytes. */
export const startSimulatedR4 = async (
  resources: readonly SourceResource[],
  binaries: Readonly<Record<string, Buffer>> = {},
  pageLimit = 1000,
): Promise<SimulatedR4> => {
  let base = ''
  const matching = (type: string, parameters: URLSearchParams): readonly SourceResource[] => {
    const ofType = resources.filter((resource) => resource['resourceType'] === type)
    if (type === 'Patient') {
      const found = ofType.filter((patient) =>
        numbersOf(patient).includes(parameters.get('identifier')?.split('|')[1] ?? ''),
      )
      return [...found, ...broughtAlong(found, parameters)]
    }
    const ids = parameters.get('_id')?.split(',')
    if (ids !== undefined) return ofType.filter(({ id }) => ids.includes(String(id)))
    return ofType.filter((resource) => patientOf(resource) === parameters.get('patient'))
  }
  /** What `_revinclude` brings of these patients, and `_include:iterate` of that. */
  const broughtAlong = (patients: readonly SourceResource[], parameters: URLSearchParams) => {
    const named = new Set(patients.map(({ id }) => `Patient/${id}`))
    const types = new Set(parameters.getAll('_revinclude').map((said) => said.replace(/:patient$/, '')))
    const records = resources.filter(
      (resource) => types.has(String(resource['resourceType'])) && named.has(patientOf(resource) ?? ''),
    )
    const medicines = parameters.has('_include:iterate')
      ? resources.filter((resource) => resource['resourceType'] === 'Medication')
      : []
    return [...records, ...medicines]
  }
  const modeOf = (resource: SourceResource, parameters: URLSearchParams): 'match' | 'include' =>
    parameters.has('_revinclude') && resource['resourceType'] !== 'Patient' ? 'include' : 'match'
  const page = (path: string, parameters: URLSearchParams, found: readonly SourceResource[]): Bundle => {
    const count = Math.min(Number(parameters.get('_count') ?? pageLimit), pageLimit)
    const from = Number(parameters.get('_from') ?? 0)
    const next = new URLSearchParams(parameters)
    next.set('_from', String(from + count))
    return {
      resourceType: 'Bundle',
      type: 'searchset',
      total: found.filter((resource) => modeOf(resource, parameters) === 'match').length,
      ...(from + count < found.length ? { link: [{ relation: 'next', url: `${base}/${path}?${next}` }] } : {}),
      entry: found.slice(from, from + count).map((resource) => ({
        fullUrl: `${base}/${resource['resourceType']}/${resource['id']}`,
        resource,
        search: { mode: modeOf(resource, parameters) },
      })),
    }
  }
  const answer = (path: string, parameters: URLSearchParams): Bundle | undefined => {
    const [type = '', id, operation] = path.split('/')
    if (operation === '$everything') {
      const types = new Set(parameters.get('_type')?.split(',') ?? [])
      const all = resources.filter(
        (resource) =>
          types.has(String(resource['resourceType'])) &&
          (patientOf(resource) === `Patient/${id}` || resource['resourceType'] === 'Medication'),
      )
      return page(path, parameters, all)
    }
    return /^[A-Z]/.test(type) && id === undefined ? page(type, parameters, matching(type, parameters)) : undefined
  }
  const batch = (bundle: { entry: { request: { url: string } }[] }): Bundle => ({
    resourceType: 'Bundle',
    type: 'batch-response',
    entry: bundle.entry.map(({ request }) => {
      const [path = '', query] = request.url.split('?')
      return { response: { status: '200 OK' }, resource: answer(path, new URLSearchParams(query)) }
    }),
  })
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const url = new URL(request.url ?? '/', 'http://localhost')
    const path = url.pathname.replace(/^\/fhir\/?/, '')
    const bytes = binaries[/^Binary\/([\w-]+)$/.exec(path)?.[1] ?? '']
    if (bytes !== undefined) {
      response.writeHead(200, { 'content-type': 'application/pdf' }).end(bytes)
      return
    }
    const form = path.endsWith('/_search')
    const said =
      path === ''
        ? batch(JSON.parse(body))
        : answer(path.replace(/\/_search$/, ''), form ? new URLSearchParams(body) : url.searchParams)
    response.statusCode = said === undefined ? 404 : 200
    response.setHeader('content-type', 'application/fhir+json')
    response.end(
      JSON.stringify(said ?? { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
  return {
    endpoint: base,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
