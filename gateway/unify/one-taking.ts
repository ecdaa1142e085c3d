import type { ReleasedTelling } from '../../schema/model/record.ts'
import { oneTellsTwo, voiceOf } from './voice.ts'
import { dayOf } from './when.ts'

type Taken = { readonly telling: ReleasedTelling<'MEDICATION'> }
type Groups<F extends Taken> = readonly (readonly F[])[]

const startOf = ({ telling: { content } }: Taken): string => dayOf(content.date)
const endOf = ({ telling: { content } }: Taken): string => dayOf(content.endDate)

const GOING: ReadonlySet<string | null> = new Set(['active', 'on-hold'])
const OVER: ReadonlySet<string | null> = new Set(['completed', 'stopped', 'cancelled', 'ended', 'not-taken'])

const isGoing = ({ telling: { content } }: Taken): boolean => GOING.has(content.status) && content.endDate === null

/** A status that says nothing (`unknown`), or takes the whole back (`entered-in-error`), says no end either. */
const isOver = ({ telling: { content } }: Taken): boolean =>
  OVER.has(content.status) || (content.endDate !== null && content.status !== 'entered-in-error')

/** An end before the beginning: the source contradicts itself about when it began. */
const isBackwards = (one: Taken): boolean => endOf(one) !== '' && endOf(one) < startOf(one)

/** More of those who tell it say that it goes on than that it ended. Whoever says neither is not counted. */
const goesOn = (group: readonly Taken[]): boolean => {
  let balance = 0
  for (const one of group) {
    if (isGoing(one)) balance++
    else if (isOver(one)) balance--
  }
  return balance > 0
}

const tellsTwice = (group: readonly Taken[]): boolean => new Set(group.map(voiceOf)).size < group.length

/** The first day from which it is surely taken: a year or a month is over before that. `undefined` where nobody dates it. */
const sureFrom = (groups: Groups<Taken>): string | undefined =>
  groups
    .flat()
    .filter((one) => isGoing(one) && startOf(one) !== '')
    .map(startOf)
    .map((start) => (start.length === 10 ? start : `${start}~`))
    .sort()[0]

/** It states a day, and none that it states is surely before the other. */
const isWithin = (group: readonly Taken[], from: string): boolean =>
  group.every((one) => [startOf(one), endOf(one)].some((day) => day !== '' && day >= from))

/** Joins what satisfies to the one other group that it fits, if there is exactly one; nothing joined is joined to. */
const joinOnlyOne = <F extends Taken>(
  groups: Groups<F>,
  isPlaceless: (group: readonly F[]) => boolean,
  fits: (group: readonly F[], other: readonly F[]) => boolean,
): Groups<F> => {
  const placed = groups
    .filter((group) => !isPlaceless(group))
    .map((group) => ({ group, joining: [] as (readonly F[])[] }))
  const apart: (readonly F[])[] = []
  for (const group of groups.filter(isPlaceless)) {
    const [one, ...others] = placed.filter((other) => fits(group, other.group))
    if (one !== undefined && others.length === 0) one.joining.push(group)
    else apart.push(group)
  }
  return [
    ...placed.flatMap(({ group, joining }) =>
      oneTellsTwo([group, ...joining]) ? [group, ...joining] : [[...group, ...joining.flat()]],
    ),
    ...apart,
  ]
}

const endsAlike = (group: readonly Taken[], other: readonly Taken[]): boolean => {
  const ends = new Set(other.filter((one) => !isBackwards(one)).map(endOf))
  return group.every((one) => endOf(one) !== '' && ends.has(endOf(one)))
}

const isListed = (group: readonly Taken[]): boolean => group.every(({ telling }) => telling.content.kind === null)
const isOrder = (group: readonly Taken[]): boolean => group.some(({ telling }) => telling.content.kind === 'REQUEST')

const fullestStart = (group: readonly Taken[]): string => group.map(startOf).sort().at(-1) ?? ''

/** They may have begun on one day: a month and a day in it, or both undated. */
const beginAlike = (group: readonly Taken[], other: readonly Taken[]): boolean => {
  const [a, b] = [fullestStart(group), fullestStart(other)]
  return a === b || (a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a)))
}

/**
 * Which groups of tellings of one medicine, each begun on a day of its own, are one. A list that tells no order from a statement means the statement that
 * begins with it, or else the order. Orders are one each. Of what is taken, a person takes one product once at a time, so:
 *
 * - what most say is still taken is one, whenever each says that it began, with all that was told of it since;
 * - who gives no beginning that can be is known by the end, if one other course ended that day; who gives no day at all joins the only course;
 * - courses that are over, each in its own days, stay apart, and so does whatever one data controller tells as two.
 */
export const oneTaking = <F extends Taken>(groups: Groups<F>): Groups<F> => {
  const stated = joinOnlyOne(groups, isListed, (group, other) => !isOrder(other) && beginAlike(group, other))
  const all = joinOnlyOne(stated, isListed, beginAlike)
  const taken = all.filter((group) => !isOrder(group))
  const open = taken.filter((group) => goesOn(group) && !tellsTwice(group))
  const courses = open.length === 0 || oneTellsTwo(open) ? taken : withGoing(open, taken)
  return [...withEnds(courses), ...all.filter(isOrder)]
}

/** What is still taken as one, and with it all that was told of it since it was surely taken. */
const withGoing = <F extends Taken>(going: Groups<F>, all: Groups<F>): Groups<F> => {
  const from = sureFrom(going)
  const others = all.filter((group) => !going.includes(group))
  const within = from === undefined ? [] : others.filter((group) => isWithin(group, from) && !tellsTwice(group))
  const heard = new Set(going.flat().map(voiceOf))
  const joining = within.filter(
    (group) =>
      !group.some((one) => heard.has(voiceOf(one))) &&
      !within.some((other) => other !== group && oneTellsTwo([group, other])),
  )
  return [[...going.flat(), ...joining.flat()], ...others.filter((group) => !joining.includes(group))]
}

const withEnds = <F extends Taken>(groups: Groups<F>): Groups<F> => {
  const byEnd = joinOnlyOne(
    groups,
    (group) => group.every((one) => endOf(one) !== '' && (startOf(one) === '' || isBackwards(one))),
    endsAlike,
  )
  return joinOnlyOne(
    byEnd,
    (group) => group.every((one) => startOf(one) === '' && endOf(one) === ''),
    () => true,
  )
}
