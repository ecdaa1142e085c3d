import type { GraphQLLeafType } from 'graphql'
import { DoesNotFit } from './does-not-fit.ts'
import { leafPicker } from './pick-leaf.ts'

/** Makes of a value, and of what a run is given, what stands for it in the answer. Throws `DoesNotFit` where the value is not one of its type. */
export type Making<Run, Made> = (value: unknown, run: Run) => Made

/** What the values of an answer are made into: themselves, or their JSON. */
export type Form<Made = unknown> = {
  /** What stands where nothing does. */
  readonly none: Made
  /** Something that is no object: a scalar, an enum's value, a type's name. */
  readonly plain: (value: unknown) => Made
  readonly leaf: (type: GraphQLLeafType) => (value: unknown) => Made
  readonly list: <Run>(make: Making<Run, Made>) => Making<Run, Made>
  /** An object of these members, in this order. */
  readonly object: <Run>(
    members: readonly { readonly name: string; readonly make: Making<Run, Made> }[],
  ) => Making<Run, Made>
}

/** The values themselves. */
export const VALUES: Form = {
  none: null,
  plain: (value) => value,
  leaf: leafPicker,
  list: (make) => (value, run) => {
    if (!Array.isArray(value)) throw new DoesNotFit()
    const made = new Array<unknown>(value.length)
    for (let i = 0; i < value.length; i++) made[i] = make(value[i], run)
    return made
  },
  object: (members) => (value, run) => {
    const made: Record<string, unknown> = {}
    for (const { name, make } of members) made[name] = make(value, run)
    return made
  },
}

/** Beyond this a text is better looked through by the engine. */
const LONG = 256

/** A text as JSON. Most texts of a record are short, and none of their letters needs to be written in another way. */
const quoted = (text: string): string => {
  if (text.length > LONG) return JSON.stringify(text)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || (unit >= 0xd800 && unit <= 0xdfff)) return JSON.stringify(text)
  }
  return `"${text}"`
}

const json = (value: unknown): string => {
  if (typeof value === 'string') return quoted(value)
  return value === null ? 'null' : JSON.stringify(value)
}

/** Their JSON, letter for letter what `JSON.stringify` writes of the values; no object is made of a record that is only written. */
export const JSON_TEXT: Form<string> = {
  none: 'null',
  plain: json,
  leaf: (type) => {
    const pick = leafPicker(type)
    return (value) => json(pick(value))
  },
  list: (make) => (value, run) => {
    if (!Array.isArray(value)) throw new DoesNotFit()
    let text = '['
    for (let i = 0; i < value.length; i++) text += i === 0 ? make(value[i], run) : `,${make(value[i], run)}`
    return `${text}]`
  },
  object: (members) => {
    const named = members.map(({ name, make }, at) => ({
      head: `${at === 0 ? '' : ','}${JSON.stringify(name)}:`,
      make,
    }))
    return (value, run) => {
      let text = '{'
      for (const { head, make } of named) text += head + make(value, run)
      return `${text}}`
    }
  },
}
