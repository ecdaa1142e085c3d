import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the demographics service shall say of somebody instead. */
export type SaidInstead = { readonly birthDate?: string; readonly generalPractice?: string }

/** London's demographics service behind an address where a story decides how old somebody is, and where they are registered. */
export type StagedDemographics = {
  readonly url: string
  /** Which service stands behind. */
  readonly over: (url: string) => void
  readonly says: (patient: string, instead: SaidInstead) => void
  readonly down: (is: boolean) => void
  /** Answers nothing at all, for as long as it is so. */
  readonly hangs: (is: boolean) => void
  readonly close: () => Promise<void>
}

/** Begins before London does: its address is part of the gateway's environment. */
export const stageDemographics = async (): Promise<StagedDemographics> => {
  const said = new Map<string, SaidInstead>()
  let behind = ''
  let [isDown, isHanging] = [false, false]
  const server = createServer(async (request, response) => {
    if (isHanging) return
    if (isDown) return void response.writeHead(503).end()
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const answer = await fetch(`${behind}${request.url}`, {
      method: request.method ?? 'GET',
      headers: { accept: String(request.headers.accept), 'content-type': 'application/json' },
      ...(request.method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
    })
    const body = JSON.parse(await answer.text()) as Record<string, unknown>
    const instead = said.get(String(body['id']))
    if (instead?.birthDate !== undefined) body['birthDate'] = instead.birthDate
    if (instead?.generalPractice !== undefined)
      body['generalPractitioner'] = [
        { identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: instead.generalPractice } },
      ]
    response
      .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/fhir+json' })
      .end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    over: (url) => {
      behind = url
    },
    says: (patient, instead) => {
      said.set(patient, { ...said.get(patient), ...instead })
    },
    down: (is) => {
      isDown = is
    },
    hangs: (is) => {
      isHanging = is
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
