import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { z } from 'zod'
import { HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'
import { codeOf } from '../http/problem.ts'
import { answerEverything, EVERYTHING } from './answer-everything.ts'
import { answerPatient, answerPatientSearch, answerProvenance, answerRead } from './answer-one.ts'
import { answerSearch } from './answer-search.ts'
import { capabilityStatement, type TokenService } from './capability-statement.ts'
import { cannotServe, isRefusal, outcomeOf, type Refusal, refusalOf } from './outcome.ts'
import { openPage, PAGES_PATH } from './pages.ts'
import { FHIR_JSON, type Resource } from './resource.ts'
import { isServed } from './served-types.ts'
import { smartConfiguration } from './smart-configuration.ts'
import { type Facade, visitOf } from './visit.ts'

/** What mounting the façade leans on besides. */
export type FacadeDoor = Facade & {
  /** When this node began: the date of its CapabilityStatement. */
  readonly began: string
  readonly tokens: TokenService | undefined
  readonly refused: (code: HouseErrorCode) => void
  readonly answered: (interaction: Interaction, status: number) => void
  readonly log: Pick<Logger, 'error'>
}

/** What is asked of the façade, as it is counted. */
export type Interaction = 'search' | 'read' | 'everything' | 'page'

/** Where the façade stands. */
export const FHIR_PATH = '/fhir'

/** Parameters of a search fit well into this. */
const LONGEST_BODY = 16 * 1024

/** A whole record costs every exchange a question. */
const EVERYTHING_A_MINUTE = 120

const inputParameters = z.object({
  resourceType: z.literal('Parameters'),
  parameter: z
    .array(
      z.object({
        name: z.string(),
        valueDate: z.string().optional(),
        valueInstant: z.string().optional(),
        valueCode: z.string().optional(),
        valueString: z.string().optional(),
        valueInteger: z.number().optional(),
      }),
    )
    .default([]),
})

/** Parameters in a body: a form's, or a `Parameters` resource's. Throws `REQUEST_MALFORMED`. */
const bodyParameters = (request: FastifyRequest): URLSearchParams => {
  const { body } = request
  if (typeof body !== 'string' || body === '') return new URLSearchParams()
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(body)
  try {
    const { parameter } = inputParameters.parse(JSON.parse(body))
    return new URLSearchParams(
      parameter.map((one): [string, string] => [
        one.name,
        String(one.valueDate ?? one.valueInstant ?? one.valueCode ?? one.valueString ?? one.valueInteger ?? ''),
      ]),
    )
  } catch (cause) {
    throw new HouseError('REQUEST_MALFORMED', { cause })
  }
}

const parametersOf = (request: FastifyRequest): URLSearchParams => {
  const { url } = request
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : ''
  return new URLSearchParams([...new URLSearchParams(query), ...bodyParameters(request)])
}

/** `Prefer: handling=strict`, among whatever else is preferred. */
const isStrict = ({ headers: { prefer } }: FastifyRequest): boolean =>
  [prefer ?? ''].flat().some((text) => /(?:^|[;,\s])handling=strict(?:$|[;,\s])/.test(text))

const JSON_TYPES = /json|\*\/\*|application\/\*/

const asksForJson = (request: FastifyRequest): boolean => {
  const format = new URLSearchParams(request.url.split('?', 2)[1] ?? '').get('_format')
  return JSON_TYPES.test(format ?? request.headers.accept ?? '*/*')
}

const parameterOf = (request: FastifyRequest, name: string): string =>
  (request.params as Readonly<Record<string, string>>)[name] ?? ''

/**
 * Mounts the FHIR R4 façade (read alone) under `/fhir`: the same corridor, ledger and refusals as every question, with the access read out of the token. All that goes wrong is told as an
 * OperationOutcome.
 */
export const mountFacade = async (app: FastifyInstance, door: FacadeDoor): Promise<void> => {
  const send = (reply: FastifyReply, status: number, resource: Resource): FastifyReply =>
    reply
      .code(status)
      .header('content-type', FHIR_JSON)
      .header('cache-control', 'no-store')
      .send(JSON.stringify(resource))

  const refuse = (reply: FastifyReply, refusal: Refusal): FastifyReply => {
    door.refused(refusal.code)
    if (refusal.status === 401) reply.header('www-authenticate', 'Bearer')
    return send(reply, refusal.status, outcomeOf(refusal))
  }

  const answer =
    (interaction: Interaction, handle: (request: FastifyRequest) => Promise<Resource | Refusal>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      if (!asksForJson(request)) return refuse(reply, cannotServe('not-supported', 'Answers are FHIR JSON.', 406))
      reply.raw.once('finish', () => door.answered(interaction, reply.statusCode))
      const answered = await handle(request)
      return isRefusal(answered) ? refuse(reply, answered) : send(reply, 200, answered)
    }

  const unreadableType = cannotServe(
    'not-supported',
    'Bodies are application/fhir+json, or application/x-www-form-urlencoded for a search.',
    415,
  )
  const unknownType = cannotServe('not-supported', 'Nothing of this type or by this name is served here.', 404)

  const search = answer('search', async (request) => {
    const visit = await visitOf(door, request)
    const [type, parameters, strict] = [parameterOf(request, 'type'), parametersOf(request), isStrict(request)]
    if (type === 'Patient') return answerPatientSearch(door, visit, parameters, strict)
    if (type === 'Provenance') return answerProvenance(door, visit, parameters)
    return isServed(type) ? answerSearch(door, visit, type, { parameters, strict }) : unknownType
  })

  const everything = answer('everything', async (request) => {
    const visit = await visitOf(door, request)
    const patient = visit.patient({ by: 'id', id: parameterOf(request, 'id') })
    return answerEverything(door, visit, patient, { parameters: parametersOf(request), strict: isStrict(request) })
  })

  const read = answer('read', async (request) => {
    const visit = await visitOf(door, request)
    const [type, id] = [parameterOf(request, 'type'), parameterOf(request, 'id')]
    if (type === 'Patient') return answerPatient(visit, visit.patient({ by: 'id', id }))
    return isServed(type) ? answerRead(door, visit, type, id) : unknownType
  })

  const page = answer('page', async (request) => {
    const visit = await visitOf(door, request)
    const link = parameterOf(request, 'link')
    const ahead = openPage(door.sealing, visit.requester, visit.stated.access, link, visit.now)
    if (ahead === undefined) throw new HouseError('NOT_FOUND')
    const { patient, of, after } = ahead
    const parameters = new URLSearchParams(ahead.parameters)
    const self = `${door.base}/${PAGES_PATH}/${link}`
    if (of === EVERYTHING) return answerEverything(door, visit, patient, { parameters, strict: false, after, self })
    parameters.append('patient', visit.ids.ofPatient(patient))
    return isServed(of) ? answerSearch(door, visit, of, { parameters, strict: false, after, self }) : unknownType
  })

  const smart = smartConfiguration(door.tokens)
  if (smart !== undefined)
    for (const path of ['/.well-known/smart-configuration', `${FHIR_PATH}/.well-known/smart-configuration`])
      app.get(path, (_request, reply) => reply.send(smart))

  await app.register(
    async (scope) => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser(
        ['application/x-www-form-urlencoded', 'application/fhir+json', 'application/json'],
        { parseAs: 'string', bodyLimit: LONGEST_BODY },
        async (_request: FastifyRequest, body: string) => body,
      )
      scope.setErrorHandler((error: FastifyError | HouseError, request, reply) => {
        if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refuse(reply, unreadableType)
        const code = codeOf(error)
        if (code === 'INTERNAL')
          door.log.error(
            { method: request.method, route: request.routeOptions.url ?? 'unknown', fault: error.name },
            'a request failed',
          )
        return refuse(reply, refusalOf(code))
      })
      scope.get('/metadata', (_request, reply) =>
        send(reply, 200, capabilityStatement(door.base, door.began, door.tokens)),
      )
      scope.get(`/${PAGES_PATH}/:link`, page)
      const costly = { config: { rateLimit: { max: Math.min(EVERYTHING_A_MINUTE, door.requestsAMinute) } } }
      scope.get('/Patient/:id/$everything', costly, everything)
      scope.post('/Patient/:id/$everything', costly, everything)
      scope.get('/:type', search)
      scope.post('/:type/_search', search)
      scope.get('/:type/:id', read)
      scope.all('/*', async (_request, reply) => refuse(reply, unknownType))
    },
    { prefix: FHIR_PATH },
  )
}
