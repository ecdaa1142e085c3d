import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { conceptClasses } from './concept-classes.ts'
import { conceptKey, labelOf } from './concept-key.ts'
import type { Fact } from './fact.ts'
import type { Sameness } from './sameness/sameness.ts'

/**
 * What each telling of one fact says of it. A concept named in passing (a reaction, a severity) is compared as the main one is: by the classes of all
 * that these tellings name, so that a code and another exchange's words for it are no dissent.
 */
export const sayingsOf = <Type extends RecordType>(
  facts: readonly Fact<Type>[],
  same: Sameness<Type>,
): readonly (readonly string[])[] => {
  const named = new Map<string, CodedConcept[]>()
  const noting = (concept: CodedConcept | null): string => {
    const key = concept === null ? '' : conceptKey(concept)
    if (concept === null || key === '') return ''
    const known = named.get(key)
    if (known === undefined) named.set(key, [concept])
    else known.push(concept)
    return labelOf(concept)
  }
  const sayings = facts.map(({ telling }) => same.says(telling.content, noting))
  if (named.size < 2) return sayings
  const classOf = conceptClasses([...named].map(([key, concepts]) => ({ key, concepts })))
  const label = (concept: CodedConcept | null): string =>
    concept === null ? '' : (classOf.get(conceptKey(concept)) ?? '')
  return facts.map(({ telling }) => same.says(telling.content, label))
}
