import { createServer } from 'node:http'
import { listenOn } from '../london/listen.ts'

type Attribute = { readonly key: string; readonly value: unknown }
type Sent = {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly {
      readonly spans: readonly {
        readonly name: string
        readonly traceId: string
        readonly spanId: string
        readonly parentSpanId?: string
        readonly attributes: readonly Attribute[]
      }[]
    }[]
  }[]
}

/** One span as it was received. */
export type ReceivedSpan = Sent['resourceSpans'][number]['scopeSpans'][number]['spans'][number]

/** A collector of traces (OTLP, JSON over HTTP) that keeps all it was sent, headers too. */
export type TraceCollector = {
  readonly url: string
  /** Every byte, as text. */
  readonly received: () => string
  readonly spans: () => readonly ReceivedSpan[]
  readonly close: () => Promise<void>
}

/** Starts one on a free loopback port. */
export const startTraceCollector = async (): Promise<TraceCollector> => {
  const said: string[] = []
  const spans: ReceivedSpan[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      said.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}\n${body}`)
      for (const { scopeSpans } of (JSON.parse(body) as Sent).resourceSpans)
        for (const scope of scopeSpans) spans.push(...scope.spans)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  const { url, close } = await listenOn(server, 0)
  return { url, received: () => said.join('\n'), spans: () => spans, close }
}
