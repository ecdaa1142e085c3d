import { AsyncLocalStorage } from 'node:async_hooks'
import { type Attributes, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import type { FastifyInstance } from 'fastify'
import type { Transport, TransportAnswer, TransportStream } from '../../adapters/transport/transport.ts'
import { HouseError } from '../../schema/model/house-error.ts'

/** All that a span may say. None of it can hold a caller's words: method, route and code are from closed lists, an exchange is from the registry. */
type Said = {
  readonly 'http.request.method'?: string
  /** The route's pattern, never the path. */
  readonly 'http.route'?: string
  readonly 'http.response.status_code'?: number
  /** A `HouseErrorCode`, or a transport's fault. */
  readonly 'error.type'?: string
  readonly exchange?: string
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Traces of what this process does (OpenTelemetry, OTLP over HTTP). */
export type Traces = {
  /** One span a request, from its headers to its answer. */
  readonly mount: (app: FastifyInstance) => void
  /** One span for each request to an exchange. */
  readonly over: (transport: Transport) => Transport
  /** One span for what a function does, under the request's. */
  readonly within: <Given extends readonly unknown[], Result>(
    name: 'view',
    work: (...given: Given) => Promise<Result>,
  ) => (...given: Given) => Promise<Result>
  /** Sends what has not been sent yet. */
  readonly close: () => Promise<void>
}

const saidOf = (answer: TransportAnswer | TransportStream): Said =>
  answer.ok ? { 'http.response.status_code': answer.status } : { 'error.type': answer.fault }

const UNTRACED: Traces = {
  mount: () => undefined,
  over: (transport) => transport,
  within: (_name, work) => work,
  close: async () => undefined,
}

/**
 * Traces to a collector at this base URL (`/v1/traces` is added), or none without one. The provider is ours alone: libraries that trace by themselves would write
 * documents and messages into their spans. A caller's `traceparent` is not taken up: whose trace it is would be theirs to choose.
 */
export const openTraces = (collector: string | undefined): Traces => {
  if (collector === undefined) return UNTRACED
  const exporter = new OTLPTraceExporter({ url: `${collector.replace(/\/$/, '')}/v1/traces`, timeoutMillis: 5_000 })
  const provider = new BasicTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] })
  const tracer = provider.getTracer('gateway')
  const current = new AsyncLocalStorage<Span>()
  const spans = new WeakMap<object, Span>()

  const begin = (name: string, kind: SpanKind, said: Said): Span => {
    const parent = current.getStore()
    const context = parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent)
    return tracer.startSpan(name, { kind, attributes: said as Attributes }, context)
  }
  const end = (span: Span, said: Said): void => {
    span.setAttributes(said as Attributes)
    if (said['error.type'] !== undefined) span.setStatus({ code: SpanStatusCode.ERROR })
    span.end()
  }

  return {
    mount: (app) => {
      app.addHook('onRequest', (request, _reply, done) => {
        const method = METHODS.has(request.method) ? request.method : '_OTHER'
        const route = request.routeOptions.url ?? 'unknown'
        spans.set(
          request,
          begin(`${method} ${route}`, SpanKind.SERVER, { 'http.request.method': method, 'http.route': route }),
        )
        done()
      })
      // Here and not earlier: what follows the reading of a body no longer runs where the request began.
      app.addHook('preHandler', (request, _reply, done) => {
        const span = spans.get(request)
        if (span === undefined) done()
        else current.run(span, done)
      })
      app.addHook('onResponse', async (request, reply) => {
        const span = spans.get(request)
        if (span !== undefined) end(span, { 'http.response.status_code': reply.statusCode })
      })
      app.addHook('onRequestAbort', async (request) => {
        const span = spans.get(request)
        if (span !== undefined) end(span, { 'error.type': 'ABORTED' })
      })
    },
    over: (transport) => ({
      ...transport,
      send: async (exchange, request) => {
        const span = begin('ask', SpanKind.CLIENT, { exchange: exchange.id })
        const answer = await transport.send(exchange, request)
        end(span, saidOf(answer))
        return answer
      },
      // Up to where the document begins: how long the caller takes over it says nothing of the exchange.
      stream: async (exchange, request) => {
        const span = begin('ask', SpanKind.CLIENT, { exchange: exchange.id })
        const answer = await transport.stream(exchange, request)
        end(span, saidOf(answer))
        return answer
      },
    }),
    within:
      (name, work) =>
      async (...given) => {
        const span = begin(name, SpanKind.INTERNAL, {})
        try {
          const result = await current.run(span, () => work(...given))
          end(span, {})
          return result
        } catch (error) {
          end(span, { 'error.type': error instanceof HouseError ? error.code : 'INTERNAL' })
          throw error
        }
      },
    close: () => provider.shutdown(),
  }
}
