import type { CodedConcept } from '../../../schema/model/coded-concept.ts'
import type { ContentOf, ReleasedTelling } from '../../../schema/model/record.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import type { Named } from '../named-alike.ts'
import type { Place } from '../settle.ts'
import { oneTellsTwo, type Spoken } from '../voice.ts'

/** A concept in short: equal for the same concept, however each telling codes it. */
export type Label = (concept: CodedConcept | null) => string

/** What makes two tellings of a record type the same fact, and what they may tell otherwise about it. */
export type Sameness<Type extends RecordType> = {
  /** What the fact is about; the same concept is needed to be the same fact. */
  readonly about: (content: ContentOf[Type]) => CodedConcept
  /** A telling that does not say what it is about may still be known by its place: an encounter by when it began. */
  readonly aboutMayBeUnsaid: boolean
  /**
   * Whether two names of codes name one thing, where a terminology has a code for each brand and each salt of it; undefined where a code is a thing of its
   * own. What is one by its name alone is still told otherwise by each, and `says` says so.
   */
  readonly namedAlike: ((names: Iterable<Named>) => ReadonlyMap<string, string>) | undefined
  /** Where it stands among facts of the same concept; undefined when it cannot be told from others and stands alone. `moment` is when its date begins. */
  readonly place: (telling: ReleasedTelling<Type>, moment: number) => Place | undefined
  /** What it says of the fact, point by point, `''` where silent: two that differ in a point dissent. Dates go through `dated`. */
  readonly says: (content: ContentOf[Type], label: Label) => readonly string[]
  /** Which of two dissenting tellings is shown first: the greater, the one it would be less safe to overlook. */
  readonly weight: (content: ContentOf[Type]) => number
  /** It truly can happen twice in the same place: then a data controller that tells it in two ways tells of two facts, not a dissent. */
  readonly mayRepeat: boolean
  /**
   * What can make tellings at different places one fact all the same: a document's bytes, a measurement's moment, a condition that goes on. `''` for
   * nothing. `facts` are those at the place.
   */
  readonly mark: (place: Place, facts: readonly Told<Type>[]) => string
  /** Which of the groups of one mark, each of one place, are one fact: all, unless the type knows better. Their order must not matter. */
  readonly meeting: <F extends Told<Type>>(groups: readonly (readonly F[])[]) => readonly (readonly F[])[]
}

/** A telling, with whatever else is known of it. */
export type Told<Type extends RecordType> = { readonly telling: ReleasedTelling<Type> }

/** The usual sameness, to be varied: the content's own concept, no dissent about anything but status, no repeats. */
export const sameness = <Type extends RecordType>(
  of: Pick<Sameness<Type>, 'place' | 'says'> & Partial<Sameness<Type>>,
): Sameness<Type> => ({
  about: (content) => content.concept,
  aboutMayBeUnsaid: false,
  namedAlike: undefined,
  weight: (content) => (isWithdrawn(content.status) ? 0 : 1),
  mayRepeat: false,
  mark: () => '',
  meeting: (groups) => [groups.flat()],
  ...of,
})

/** What somebody has once at a time: a data controller that tells it at two places tells of two facts, and then all stay apart. */
export const onceATime = <F extends Spoken>(groups: readonly (readonly F[])[]): readonly (readonly F[])[] =>
  oneTellsTwo(groups) ? groups : [groups.flat()]

/** The source says that it should never have been written. It is shown, but never before an account that stands. */
export const isWithdrawn = (status: string | null): boolean => status === 'entered-in-error'

/** A status as it is compared: `unknown` says nothing. */
export const standing = (status: string | null): string => (status === null || status === 'unknown' ? '' : status)

/** A statement that none is known, and a thing that is known, are never the same fact. */
export const assertion = (content: { readonly noneKnown: boolean }): string =>
  content.noneKnown ? 'none-known' : 'known'
