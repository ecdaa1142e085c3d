import type { View } from '../disclosure/view.ts'
import type { Made } from './making.ts'
import { isObject, type Json, pruned, type Resource } from './resource.ts'

/** A search's answer, before it is written. */
export type Answer = {
  readonly base: string
  readonly view: View
  /** Matches that are no record: the patient. */
  readonly first: readonly Resource[]
  /** What was asked for besides: the patient. */
  readonly included: readonly Resource[]
  readonly made: readonly Made[]
  readonly withProvenance: boolean
  readonly outcome: Resource
  /** Of all pages; undefined where it is not known, or where it would say "none" of what nobody knows. */
  readonly total: number | undefined
  readonly self: string
  readonly next: string | undefined
}

const entry = (base: string, resource: Resource, mode: 'match' | 'include' | 'outcome'): Json => ({
  fullUrl: resource['id'] === undefined ? undefined : `${base}/${resource.resourceType}/${resource['id']}`,
  resource,
  search: { mode },
})

/** Bundle of type `searchset`: matches, what tells them otherwise and their provenance (`include`), and what every exchange did (`outcome`). */
export const searchset = ({
  base,
  view,
  first,
  included,
  made,
  withProvenance,
  outcome,
  total,
  self,
  next,
}: Answer): Resource => {
  const bundle = pruned({
    type: 'searchset',
    timestamp: new Date(view.at).toISOString(),
    total,
    link: [
      { relation: 'self', url: self },
      { relation: 'next', url: next },
    ].filter(({ url }) => url !== undefined),
    entry: [
      ...first.map((resource) => entry(base, resource, 'match')),
      ...made.map(({ main }) => entry(base, main, 'match')),
      ...included.map((resource) => entry(base, resource, 'include')),
      ...made.flatMap(({ otherwise }) => otherwise.map((one) => entry(base, one, 'include'))),
      ...(withProvenance
        ? made.flatMap(({ provenance }) => provenance().map((one) => entry(base, one, 'include')))
        : []),
      entry(base, outcome, 'outcome'),
    ],
  })
  return { resourceType: 'Bundle', ...(isObject(bundle) ? bundle : {}) }
}
