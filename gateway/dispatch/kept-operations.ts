import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** An operation that clients name instead of sending it: it is known, fits the schema and its limits, and is planned once. */
export type KeptOperation = { readonly name: string; readonly sha256: string; readonly document: string }

const kept = (name: string): KeptOperation => {
  const document = readFileSync(new URL(`${name}.graphql`, import.meta.url), 'utf8')
  return { name, sha256: createHash('sha256').update(document).digest('hex'), document }
}

/** All there are: a list that only a release of this house adds to. Nothing that a caller sends is ever added to it. */
export const KEPT_OPERATIONS: readonly KeptOperation[] = [kept('emergency-summary')]

const byKey: ReadonlyMap<string, KeptOperation> = new Map(
  KEPT_OPERATIONS.flatMap((operation) => [
    [operation.name, operation] as const,
    [operation.sha256, operation] as const,
    [`sha256:${operation.sha256}`, operation] as const,
  ]),
)

/** What a request's body names, if it names an operation at all. */
export type Named =
  | { readonly state: 'NOT_NAMED' }
  /** It names one that is not kept. */
  | { readonly state: 'UNKNOWN' }
  /** It names one in two ways that differ, or sends another document beside the name. */
  | { readonly state: 'CONTRADICTORY' }
  | { readonly state: 'KEPT'; readonly operation: KeptOperation }

const property = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? Reflect.get(of, name) : undefined

/**
 * Reads which kept operation a request names: by `documentId` (its name, or `sha256:` and its hash; GraphQL over HTTP, persisted documents) or by
 * `extensions.persistedQuery.sha256Hash` (Apollo's way). A document sent along must be the very one.
 */
export const namedOperation = (body: unknown): Named => {
  const documentId = property(body, 'documentId')
  const persisted = property(property(body, 'extensions'), 'persistedQuery')
  if (documentId === undefined && persisted === undefined) return { state: 'NOT_NAMED' }
  const hash = persisted === undefined ? undefined : property(persisted, 'sha256Hash')
  const key = documentId ?? hash
  const operation = typeof key === 'string' ? byKey.get(key) : undefined
  const sent = property(body, 'query')
  if (operation === undefined) return { state: 'UNKNOWN' }
  const alike =
    (persisted === undefined || hash === operation.sha256) && (sent ?? operation.document) === operation.document
  return alike ? { state: 'KEPT', operation } : { state: 'CONTRADICTORY' }
}
