import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeQuestion } from '../exchange-adapter.ts'
import type { Transport } from '../transport/transport.ts'
import type { WrittenXml } from '../xml/write-xml.ts'
import type { IheXcaSettings } from './settings.ts'
import { FAILED, readSoapAnswer, type SoapAnswer } from './soap-answer.ts'
import { type Action, soapContentType, soapRequest } from './soap-request.ts'
import { userAssertion } from './user-assertion.ts'

/** Who asks, about whom, until when: what a question and the wish for one document have in common. */
export type Asker = Pick<
  ExchangeQuestion,
  'patient' | 'purpose' | 'organisation' | 'requester' | 'known' | 'signal' | 'deadline'
>

/** One question under way at one community. `requests` counts what was sent; the assertion is signed once for all of them. */
export type Asking = {
  readonly asker: Asker
  readonly exchange: Exchange
  readonly settings: IheXcaSettings
  readonly transport: Transport
  readonly assertion: string | undefined
  requests: number
}

/** Where a service listens, below the registered endpoint. */
export const addressOf = ({ endpoint }: Pick<Exchange, 'endpoint'>, path: string): string =>
  path === '' ? endpoint : `${endpoint.replace(/\/$/, '')}/${path}`

/**
 * Prepares to ask; undefined where the asker has to be vouched for and this gateway has no key to do it with: then nobody is asked.
 */
export const startAsking = (
  asker: Asker,
  exchange: Exchange,
  settings: IheXcaSettings,
  transport: Transport,
): Asking | undefined => {
  if (!settings.assertion) return { asker, exchange, settings, transport, assertion: undefined, requests: 0 }
  const { identity } = transport
  if (identity === undefined) return undefined
  const assertion = userAssertion(asker, identity, exchange.endpoint, settings, new Date())
  return { asker, exchange, settings, transport, assertion, requests: 0 }
}

/** A request as HTTP carries it. Each asks and changes nothing, so each may be repeated. */
export const requestFor = (asking: Asking, action: Action, body: WrittenXml) => {
  const { asker, exchange, settings, assertion } = asking
  const address = addressOf(exchange, settings.paths[action])
  const message = soapRequest(action, address, assertion, body)
  return {
    messageId: message.id,
    request: {
      method: 'POST',
      path: address,
      headers: { accept: 'application/soap+xml, multipart/related', 'content-type': soapContentType(action) },
      body: message.text,
      safe: true,
      faultsAreAnswers: true,
      signal: asker.signal,
      deadline: asker.deadline,
    },
  } as const
}

/** Sends one message of this question and reads what came. */
export const sendSoap = async (asking: Asking, action: Action, body: WrittenXml): Promise<SoapAnswer> => {
  const { messageId, request } = requestFor(asking, action, body)
  asking.requests++
  const answer = await asking.transport.send(asking.exchange, request)
  try {
    return await readSoapAnswer(answer, messageId)
  } catch {
    // What no reader here foresaw is an answer that could not be read.
    return FAILED
  }
}
