import type { FieldError } from '../form.ts'

/** How far back the pages on past views may look. */
const DAYS = [7, 30, 90] as const

export type Days = (typeof DAYS)[number]

/** What is looked at where nothing is said. */
const USUAL: Days = 30

type Query = Readonly<Record<string, string>>

/** The days that a page's query asks for; what is none of the choices is the usual, and said so by `daysErrors`. */
export const daysAsked = ({ days }: Query): Days => DAYS.find((each) => String(each) === days) ?? USUAL

/** What is to be mended in the choice of days. */
export const daysErrors = ({ days }: Query): readonly FieldError[] =>
  days === undefined || DAYS.some((each) => String(each) === days)
    ? []
    : [{ text: `Choose 7, 30 or 90 days. This page shows the last ${USUAL} days`, field: 'days' }]

/** The choices as links, for `days.njk`. */
export const daysChoice = (path: string, query: Query) =>
  DAYS.map((days) => ({ text: `Last ${days} days`, href: `${path}?days=${days}`, here: days === daysAsked(query) }))
