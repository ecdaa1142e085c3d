import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { FhirDate } from '../../schema/model/fhir-date.ts'
import type { AnyContent, Telling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { authorOf } from './author.ts'
import type { CustodyReader } from './custody.ts'
import { gatherOtherCodes } from './gather-codes.ts'
import { isObject, type Json, text } from './json.ts'
import { hasUnknownModifier, hasUnknownRules, NOT_UNDERSTOOD } from './modifier-extension.ts'
import { type Linked, type Reading, startReading } from './reading.ts'

/** Who reads a resource type: into which record type, how, and which members need no further search for codes. */
export type Reader = {
  readonly type: RecordType
  readonly read: (resource: Json, reading: Reading) => AnyContent
  readonly members: ReadonlySet<string>
}

/** The resource types of one version of FHIR that hold records, and who reads each. */
export type Readers = Readonly<Record<string, Reader>>

/** Who reads a resource of this type; undefined where it holds no record. */
export const readerOf = (resourceType: unknown, readers: Readers): Reader | undefined =>
  typeof resourceType === 'string' && Object.hasOwn(readers, resourceType) ? readers[resourceType] : undefined

/** What reading needs besides the resource itself: the same for all of one answer. */
export type ReadingContext = {
  readonly exchange: ExchangeId
  readonly readers: Readers
  readonly linked: Linked
  readonly custodyOf: CustodyReader
  /** Modifier extensions and implicit rules known to be harmless. */
  readonly understoodModifiers: ReadonlySet<string>
  /** Whether the body was seen to hold a modifier extension anywhere: else none is looked for. */
  readonly mayBeModified: boolean
}

/** One record read: its telling, and whether something it needs did not come along or was not understood. */
export type ReadRecord = { readonly telling: Telling; readonly partial: boolean }

const UNDATED: readonly FhirDate[] = []

/** Status, verification and "none known" would all be false certainty where a modifier is not understood. */
const withoutCertainty = (content: AnyContent): AnyContent => ({
  ...content,
  status: null,
  notes: [NOT_UNDERSTOOD, ...content.notes],
  ...('verificationStatus' in content ? { verificationStatus: null } : {}),
  ...('noneKnown' in content ? { noneKnown: false } : {}),
})

/**
 * Reads one resource into a telling; undefined when it has no id to be known by, or holds no record. Unknown codes, systems and extensions change nothing: the
 * whole resource stays as `original`, untouched.
 */
export const readRecord = (
  resource: Json,
  fallbackId: string | null,
  context: ReadingContext,
): ReadRecord | undefined => {
  const id = text(resource['id']) ?? fallbackId
  const reader = readerOf(resource['resourceType'], context.readers)
  if (id === null || reader === undefined) return undefined
  const reading = startReading(resource, context.linked)
  let content = reader.read(resource, reading)
  gatherOtherCodes(resource, reader.members, reading.codes)
  const { understoodModifiers } = context
  const qualified =
    hasUnknownRules(resource, understoodModifiers) ||
    (context.mayBeModified && hasUnknownModifier(resource, understoodModifiers))
  if (qualified) content = withoutCertainty(content)
  const meta = isObject(resource['meta']) ? resource['meta'] : undefined
  return {
    telling: {
      exchange: context.exchange,
      type: reader.type,
      sourceId: `${resource['resourceType']}/${id}`,
      version: meta === undefined ? null : text(meta['versionId']),
      lastUpdated: meta === undefined ? null : text(meta['lastUpdated']),
      custodian: context.custodyOf(reading),
      author: authorOf(reading),
      // A copy of the exact length: it is held until the answer leaves, and what grew by pushing has room for sixteen more.
      dates: reading.hasUnreadableDate ? UNDATED : reading.dates.slice(),
      codes: reading.codes,
      content,
      original: resource,
    },
    partial: reading.isPartial || qualified,
  }
}
