import type { Requester } from '../../schema/model/requester.ts'
import type { Execute, Through } from '../http/graphql.ts'
import type { Asked, Page } from './page.ts'

/** What was asked beside a view that fills in, for as long as the view is there. */
const besideViews = new WeakMap<Through, Promise<unknown>>()

const ask = async (execute: Execute, { beside }: Page, asked: Asked, requester: Requester): Promise<unknown> => {
  const variables = beside?.variables(asked)
  if (beside === undefined || variables === undefined) return undefined
  const { data, errors } = await execute(beside.document, variables, requester)
  return errors.length > 0 ? undefined : (data ?? undefined)
}

/**
 * What a page's second query gives; undefined where it has none, or it could not be had. Of a page that fills in it is asked once: `through` is the view's own
 * way.
 */
export const besideOf = (
  execute: Execute,
  page: Page,
  asked: Asked,
  requester: Requester,
  through: Through | undefined,
): Promise<unknown> => {
  if (through === undefined) return ask(execute, page, asked, requester)
  const before = besideViews.get(through)
  if (before !== undefined) return before
  const asking = ask(execute, page, asked, requester)
  besideViews.set(through, asking)
  return asking
}
