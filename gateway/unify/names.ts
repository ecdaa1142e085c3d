/** What a code's display says of the thing it names, in one spelling. */
export type Name = {
  /** All of it. */
  readonly whole: string
  /** What it is: the whole without its form and how much of it there is. */
  readonly substance: string
  /** It says no form: anything of that substance may be meant. */
  readonly isOpen: boolean
  /** What it says beyond the substance makes it no other thing. */
  readonly isPlain: boolean
}

/** All that the codes of one class are named, laid out to be compared: no name is read twice. */
export type Names = {
  readonly all: readonly Name[]
  /** The names by which another of the same name is known to be the same. */
  readonly telling: ReadonlySet<string>
  /** The substances of which all its names are plain, and of those the ones that it also names without a form. */
  readonly plain: ReadonlySet<string>
  readonly open: ReadonlySet<string>
}

/** A name that says no more than its words. */
export const wordsAsName = (words: string): Name => ({ whole: words, substance: words, isOpen: false, isPlain: true })

/** Reads the displays of one class; `nameOf` gives undefined for what names nothing. */
export const namesFrom = (displays: Iterable<string>, nameOf: (display: string) => Name | undefined): Names => {
  const all = [...displays].map(nameOf).filter((name) => name !== undefined)
  // Whoever names its code by the substance alone has left out what another says of that code: it works for longer, or holds something else too.
  const otherwise = new Set(all.flatMap(({ substance, isPlain }) => (isPlain ? [] : [substance])))
  const isShort = ({ substance, isOpen, isPlain }: Name): boolean => isOpen && isPlain && otherwise.has(substance)
  const plain = all.filter(({ substance }) => !otherwise.has(substance))
  return {
    all,
    telling: new Set(all.flatMap((name) => (isShort(name) ? [] : [name.whole]))),
    plain: new Set(plain.map(({ substance }) => substance)),
    open: new Set(plain.flatMap(({ substance, isOpen }) => (isOpen ? [substance] : []))),
  }
}

const share = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => !a.isDisjointFrom(b)

/** Whether two classes are named alike: a name of both, or the substance alone in one of them and that in a plain form in the other. */
export const areNamedAlike = (a: Names, b: Names): boolean =>
  share(a.telling, b.telling) || share(a.open, b.plain) || share(a.plain, b.open)

/**
 * Gives what a class has in common with every other that may be taken for it, from the names of all of them: a name, or the substance, where anybody names that without a form. Who
 * has nothing of this in common is not compared.
 */
export const linksAmong = (classes: readonly Names[]): ((names: Names) => ReadonlySet<string>) => {
  const open = new Set<string>()
  for (const { all } of classes) for (const { isOpen, substance } of all) if (isOpen) open.add(substance)
  return ({ all }) =>
    new Set(all.map(({ whole, substance }) => (open.has(substance) ? `of ${substance}` : `is ${whole}`)))
}
