import type { SourceResource } from '../../schema/model/record.ts'

/** An object of parsed JSON, whose members are not believed before they are looked at. */
export type Json = SourceResource

const NOTHING: readonly unknown[] = []

/** Whether it is a JSON object: neither null nor an array. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object itself, or undefined for whatever is none. */
export const object = (value: unknown): Json | undefined => (isObject(value) ? value : undefined)

/** A text that says something, or null. */
export const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** A number, or null: text that looks like one is the source's text, not its number. */
export const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** The items of an array; a lone value where an array should be counts as its one item, so that a wrong shape loses nothing. */
export const items = (value: unknown): readonly unknown[] => {
  if (value === undefined || value === null) return NOTHING
  return Array.isArray(value) ? value : [value]
}
