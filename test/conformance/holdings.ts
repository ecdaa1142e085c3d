import type { SourceResource } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { type Audited, at, offeredBy, statesOf, typesHeld } from '../adapters/audit-bench.ts'

/** What the exchange holds of the test patient, or why no audit can be played on it: a sentence that may stand in a report. */
export type Holdings = { readonly held: Audited['held'] } | { readonly trouble: string }

/** The statuses and media types that came, each once: what tells an operator what the endpoint says instead of answering. */
const heard = (answers: readonly { readonly status: number; readonly contentType: string }[]): string => {
  const kinds = new Set(
    answers.map(({ status, contentType }) => `${status} ${/^[\w.+-]+\/[\w.+-]+/.exec(contentType)?.[0] ?? 'untyped'}`),
  )
  return kinds.size === 0 ? 'nothing came back' : `what came back: ${[...kinds].slice(0, 5).join(', ')}`
}

/**
 * Asks the first honest question and reads what came over the wire apart from the adapter, so that the audits can compare what is told with what was
 * sent.
 */
export const readHoldings = async (audited: Omit<Audited, 'held'>): Promise<Holdings> => {
  let found: Holdings = { trouble: 'The endpoint was not asked.' }
  await at(async ({ proxy, ask }) => {
    const answer = await ask()
    const states = statesOf(answer)
    if (!states.includes('ANSWERED')) {
      const reached =
        proxy.unreached.length === 0
          ? heard(proxy.answers)
          : `it could not be reached: ${[...new Set(proxy.unreached)].join(', ')}`
      found = { trouble: `The endpoint did not answer the first honest question (${states.join(', ')}; ${reached}).` }
      return
    }
    if (answer.patients.length === 0) {
      found = { trouble: 'The endpoint knows nobody under conformance.patient.' }
      return
    }
    const held = new Map<RecordType, Map<string, SourceResource>>(offeredBy(audited).map((type) => [type, new Map()]))
    for (const sent of proxy.answers)
      for (const { type, sourceId, resource } of audited.form.recordsIn(sent, audited.settings))
        held.get(type)?.set(sourceId, resource)
    const types = typesHeld({ held })
    found =
      types.length >= 2
        ? { held }
        : {
            trouble: `conformance.patient has records of ${types.length} type${types.length === 1 ? '' : 's'}: at least two are needed.`,
          }
  })({ ...audited, held: new Map() })
  return found
}
