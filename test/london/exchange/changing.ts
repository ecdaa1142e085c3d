import type { Subscriptions } from './subscriptions.ts'
import type { WritableHoldings } from './writing.ts'

/** A record that somebody writes at an exchange: one that is there (`id`, or the first of the type), or another (`add`); `set` are members that it then has. */
export type RecordChange = {
  readonly type: string
  readonly id?: string
  readonly add?: boolean
  readonly set?: { readonly [member: string]: unknown }
}

type Resource = { readonly [member: string]: unknown; readonly meta?: { readonly tag?: unknown } }

/** Somebody at an exchange writes a record of a patient, as its own people do. Resolves with its `Type/id` when all who are told of it were; undefined where there is none. */
export const changeRecord = async (
  holdings: WritableHoldings,
  subscriptions: Subscriptions,
  nhsNumber: string,
  { type, id, add = false, set = {} }: RecordChange,
): Promise<string | undefined> => {
  const held = holdings.byNumber(nhsNumber)
  const model = held?.records.find((told) => told.resourceType === type && (id === undefined || told.id === id))
  if (held === undefined || (model === undefined && !add)) return undefined
  const before = (model === undefined ? {} : JSON.parse(model.text)) as Resource
  const { meta: { tag } = {} } = before
  const whose = type === 'AllergyIntolerance' || type === 'Immunization' ? 'patient' : 'subject'
  const told = add
    ? holdings.add({ resourceType: type, meta: { tag }, [whose]: { reference: `Patient/${held.id}` }, ...set })
    : holdings.replace({ ...before, note: [{ text: `Seen again ${Date.now()}` }], ...set })
  if (told === undefined) return undefined
  const sourceId = `${told.resourceType}/${told.id}`
  await subscriptions.written(held.foundBy, sourceId)
  return sourceId
}
