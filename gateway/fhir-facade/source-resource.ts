import { isObject, type Json, pruned, type Resource } from './resource.ts'

/** What a source's own resource is fitted into this answer by. */
export type Fitting = {
  /** Reference to the patient, as this answer knows them. */
  readonly subject: Json
  /** Reference to a record of the same source that this answer holds, by the name the source gives it. */
  readonly referenceTo: (sourceId: string) => Json | undefined
  /** The namespace of the source's own ids. */
  readonly namespace: string
  /** Where a document may be fetched; undefined where it may not. */
  readonly documentUrl: string | undefined
  /** The medicine, where the source's resource names it by a resource of its own. */
  readonly medicine: Json
}

const GOAL = /([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/

/** `Type/id` of a reference, whatever stands before and after. */
const goalOf = (reference: unknown): string | undefined => {
  const [, type, id] = typeof reference === 'string' ? (GOAL.exec(reference) ?? []) : []
  return type === undefined ? undefined : `${type}/${id}`
}

/** What the source calls the patient whose record this is. */
const ownPatientOf = (resource: Json): string | undefined => {
  const participants = Array.isArray(resource['participant']) ? resource['participant'] : []
  const actors = participants.map((one) =>
    isObject(one) && isObject(one['actor']) ? goalOf(one['actor']['reference']) : undefined,
  )
  const stated = resource['subject'] ?? resource['patient']
  return (
    (isObject(stated) ? goalOf(stated['reference']) : undefined) ?? actors.find((goal) => goal?.startsWith('Patient/'))
  )
}

/** Elements that say nothing once a reference in them has gone (it led to what was not released). */
const NOTHING_WITHOUT: Readonly<Record<string, string>> = { relatesTo: 'target', diagnosis: 'condition', media: 'link' }

type Refer = (reference: Json) => Json

const fitted = (value: unknown, refer: Refer): unknown => {
  if (Array.isArray(value)) return value.map((item) => fitted(item, refer))
  if (!isObject(value)) return value
  if (typeof value['reference'] === 'string') return refer(value)
  const copy: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(value)) {
    const needed = Object.hasOwn(NOTHING_WITHOUT, name) ? NOTHING_WITHOUT[name] : undefined
    const kept =
      needed !== undefined && Array.isArray(part)
        ? part.filter((one) => !isObject(one) || one[needed] !== undefined)
        : part
    copy[name] = fitted(kept, refer)
  }
  return copy
}

/** Its bytes are at the source, whose addresses are nobody's business: a link of ours, or none. */
const withoutUrl = (attachment: unknown, url: string | undefined): unknown =>
  isObject(attachment) ? { ...attachment, url } : attachment

const attachmentsOf = (resource: Json, documentUrl: string | undefined): Json => {
  const { content, presentedForm } = resource
  return {
    ...(Array.isArray(content)
      ? {
          content: content.map((one) =>
            isObject(one) ? { ...one, attachment: withoutUrl(one['attachment'], documentUrl) } : one,
          ),
        }
      : {}),
    ...(Array.isArray(presentedForm) ? { presentedForm: presentedForm.map((one) => withoutUrl(one, undefined)) } : {}),
  }
}

/**
 * The source's own resource, as it may be shown, among the resources of this answer: what it says of other records of the answer leads to them, what it says of the source's other
 * resources (people, places) names them by the source's namespace and leads nowhere, and addresses of the source are gone.
 */
export const fittedSource = (original: Resource, fitting: Fitting): Json => {
  const own = ownPatientOf(original)
  const refer: Refer = (reference) => {
    const { reference: address, ...said } = reference
    if (typeof address !== 'string' || address.startsWith('#')) return reference
    const goal = goalOf(address)
    if (goal === undefined) return said
    if (goal === own) return { ...said, ...fitting.subject }
    const here = fitting.referenceTo(goal)
    if (here !== undefined) return { ...said, ...here }
    return {
      ...said,
      type: said['type'] ?? goal.split('/', 1)[0],
      identifier: said['identifier'] ?? { system: fitting.namespace, value: goal },
    }
  }
  const isMedicineElsewhere =
    isObject(original['medicationReference']) &&
    !String(original['medicationReference']['reference'] ?? '#').startsWith('#')
  const { medicationReference, ...rest } = original
  const resource: Json = {
    ...rest,
    ...(isMedicineElsewhere ? { medicationCodeableConcept: fitting.medicine } : { medicationReference }),
    ...attachmentsOf(rest, fitting.documentUrl),
  }
  const shown = pruned(fitted(resource, refer))
  return isObject(shown) ? shown : {}
}
