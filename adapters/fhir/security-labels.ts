import type { Coding } from '../../schema/model/coded-concept.ts'
import { isObject, items, text } from './json.ts'

const NONE: readonly Coding[] = []

/** Reads a list of security labels (`meta.security`, or the concepts of `securityLabel`): every one, known or not. */
export const readSecurityLabels = (value: unknown): readonly Coding[] => {
  const given = items(value)
  if (given.length === 0) return NONE
  const labels: Coding[] = []
  for (const label of given) {
    if (!isObject(label)) continue
    if (label['coding'] !== undefined) labels.push(...readSecurityLabels(label['coding']))
    else labels.push({ system: text(label['system']), code: text(label['code']), display: text(label['display']) })
  }
  return labels
}

/** The labels in a resource's `meta`. */
export const labelsOf = (meta: unknown): readonly Coding[] =>
  isObject(meta) ? readSecurityLabels(meta['security']) : NONE
