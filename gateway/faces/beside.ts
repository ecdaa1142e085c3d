import { HouseError } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Execute, Through } from '../http/graphql.ts'
import type { Asked, Page } from './page.ts'

/** What was asked beside a view that fills in, for as long as the view is there. */
const besideViews = new WeakMap<Through, Promise<unknown>>()

/** Told why it could not be had. */
type Failed = (error: unknown) => void

const ask = async (
  execute: Execute,
  { beside }: Page,
  asked: Asked,
  requester: Requester,
  failed: Failed,
): Promise<unknown> => {
  if (beside === undefined) return undefined
  try {
    const variables = beside.variables(asked)
    if (variables === undefined) return undefined
    const { data, errors } = await execute(beside.document, variables, requester)
    const [first] = errors
    if (first !== undefined) throw new HouseError(first.code)
    return data ?? undefined
  } catch (error) {
    failed(error)
    return undefined
  }
}

/**
 * What a page's second query gives; undefined where it has none, or it could not be had, which `failed` is told: the page does without it. Of a page that fills
 * in it is asked once: `through` is the view's own way. Never rejects.
 */
export const besideOf = (
  execute: Execute,
  page: Page,
  asked: Asked,
  requester: Requester,
  through: Through | undefined,
  failed: Failed,
): Promise<unknown> => {
  if (through === undefined) return ask(execute, page, asked, requester, failed)
  const before = besideViews.get(through)
  if (before !== undefined) return before
  const asking = ask(execute, page, asked, requester, failed)
  besideViews.set(through, asking)
  return asking
}
