import { type Answer, answer, outcome } from '../outcome.ts'
import type { TongueServer } from '../tongue-server.ts'
import type { WritableHoldings } from '../writing.ts'

type Resource = { readonly resourceType?: string; readonly [name: string]: unknown }
type Entry = {
  readonly fullUrl?: string
  readonly resource?: Resource
  readonly request?: { readonly method?: string; readonly url?: string; readonly ifNoneExist?: string }
}
type Bytes = { readonly body: Buffer; readonly contentType: string }

/** What an MHD recipient does with documents that are provided, and the bytes it was given. */
export type ProvidedDocuments = NonNullable<TongueServer['writing']> & {
  readonly bytesOf: (id: string) => Bytes | undefined
}

const invalid = (said: string): Answer => answer(400, outcome('error', 'invalid', said))

const targetOf = ({ relatesTo }: Resource): string | undefined => {
  const [relation] = (relatesTo ?? []) as readonly {
    readonly code?: string
    readonly target?: { readonly reference?: string }
  }[]
  return relation?.code === 'replaces' ? relation.target?.reference?.replace(/^DocumentReference\//, '') : undefined
}

/**
 * ITI-65 (Provide Document Bundle): all of a transaction or nothing of it. An entry whose `ifNoneExist` finds one is not made anew. What is replaced becomes superseded; what is not
 * current any more cannot be replaced (409).
 */
export const provideDocuments = (holdings: WritableHoldings): ProvidedDocuments => {
  const bytes = new Map<string, Bytes>()

  const provide = (body: string): Answer => {
    let bundle: { readonly resourceType?: string; readonly type?: string; readonly entry?: readonly Entry[] }
    try {
      bundle = JSON.parse(body)
    } catch {
      return answer(400, outcome('error', 'structure', 'The body is not JSON.'))
    }
    if (bundle.resourceType !== 'Bundle' || bundle.type !== 'transaction') return invalid('A transaction is expected.')
    const entries = bundle.entry ?? []
    const list = entries.find(({ resource }) => resource?.resourceType === 'List')
    const document = entries.find(({ resource }) => resource?.resourceType === 'DocumentReference')
    const binary = entries.find(({ resource }) => resource?.resourceType === 'Binary')
    if (list === undefined || document?.resource === undefined || binary?.resource === undefined)
      return invalid('A submission set, an entry and a document are expected.')
    const identifier = new URLSearchParams(document.request?.ifNoneExist ?? '').get('identifier')
    const there = identifier === null ? [] : holdings.bearing('DocumentReference', identifier)
    const response = (status: string, id: string): Answer =>
      answer(
        200,
        JSON.stringify({
          resourceType: 'Bundle',
          type: 'transaction-response',
          entry: entries.map((one) => ({
            response: one === document ? { status, location: `DocumentReference/${id}/_history/1` } : { status },
          })),
        }),
      )
    if (there[0] !== undefined) return response('200 OK', there[0].id)

    const replaces = targetOf(document.resource)
    const [old] = replaces === undefined ? [] : holdings.versionsOf('DocumentReference', replaces)
    if (replaces !== undefined && old === undefined) return invalid('What is to be replaced is not here.')
    const before = old === undefined ? undefined : (JSON.parse(old.text) as Resource)
    if (before !== undefined && before['status'] !== 'current')
      return answer(409, outcome('error', 'conflict', 'What is to be replaced is not current.'))

    const { contentType, data } = binary.resource as { readonly contentType?: string; readonly data?: string }
    const binaryId = (binary.fullUrl ?? '').replace('urn:uuid:', '')
    const [content] = document.resource['content'] as readonly [{ readonly attachment: object }]
    const told = holdings.add({
      ...document.resource,
      content: [{ attachment: { ...content.attachment, url: `Binary/${binaryId}` } }],
    })
    if (told === undefined) return answer(422, outcome('error', 'invalid', 'The patient is not known here.'))
    bytes.set(binaryId, {
      body: Buffer.from(data ?? '', 'base64'),
      contentType: contentType ?? 'application/octet-stream',
    })
    if (before !== undefined) holdings.replace({ ...before, status: 'superseded' })
    return response('201 Created', told.id)
  }

  return {
    isWrite: (method, path) => method === 'POST' && (path === '' || path === '/'),
    write: (_base, _method, _path, body) => provide(body),
    bytesOf: (id) => bytes.get(id),
  }
}
