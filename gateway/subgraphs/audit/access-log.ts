import type { QueryAccessLogArgs, QueryResolvers } from '../../../schema/generated/audit.ts'
import type { AccessLogFilter, AccessLogPage, LogGap, LoggedAccess } from '../../../schema/model/access-log.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import { logFile } from '../../context/access-log-file.ts'
import type { HouseContext, PageAsked } from '../house-context.ts'
import { insist } from '../insist.ts'
import { LONGEST_PAGE, pageAsked } from '../page-asked.ts'

type FilterArgs = Pick<QueryAccessLogArgs, 'from' | 'to' | 'organisation' | 'emergenciesOnly' | 'refusalsOnly'>

const filterOf = ({ from, to, organisation, emergenciesOnly, refusalsOnly }: FilterArgs): AccessLogFilter => ({
  from: from ?? undefined,
  to: to ?? undefined,
  organisation: organisation ?? undefined,
  emergenciesOnly: emergenciesOnly ?? false,
  refusalsOnly: refusalsOnly ?? false,
})

const shown = ({ items, endCursor, hasNextPage, completeUntil, gaps }: AccessLogPage) => ({
  items,
  pageInfo: { endCursor, hasNextPage },
  completeUntil,
  incomplete: gaps.length > 0,
  gaps,
})

/** A page of one patient's log, for whom may read it. */
export const accessLog = async (
  patient: NhsNumber,
  args: FilterArgs & Parameters<typeof pageAsked>[0],
  context: HouseContext,
) => {
  const page = pageAsked(args)
  insist(context, { deed: 'read-access-log', patient })
  return shown(await context.accessLogOf(patient, page, filterOf(args)))
}

/** All of it, a page after the other: the first page says how far it is whole. */
const wholeLog = async (patient: NhsNumber, filter: AccessLogFilter, context: HouseContext) => {
  const accesses: LoggedAccess[] = []
  const gaps = new Set<LogGap>()
  let completeUntil = Number.POSITIVE_INFINITY
  for (let after: string | undefined, more = true; more; ) {
    const asked: PageAsked = { first: LONGEST_PAGE, after }
    const page = await context.accessLogOf(patient, asked, filter)
    accesses.push(...page.items)
    for (const gap of page.gaps) gaps.add(gap)
    completeUntil = Math.min(completeUntil, page.completeUntil)
    after = page.endCursor ?? undefined
    more = page.hasNextPage
  }
  return { accesses, whole: { completeUntil, gaps: [...gaps] } }
}

/** The patient's log, by itself and as a file. */
export const accessLogQueries = {
  accessLog: (_, { patient, ...args }, context) => accessLog(patient, args, context),
  accessLogFile: async (_, { patient, format, ...args }, context) => {
    insist(context, { deed: 'read-access-log', patient })
    const { accesses, whole } = await wholeLog(patient, filterOf(args), context)
    const { gaps, ...file } = logFile(format, accesses, whole)
    return { ...file, incomplete: gaps.length > 0 }
  },
} satisfies QueryResolvers<HouseContext>
