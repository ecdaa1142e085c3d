import { readDate } from './dates.ts'
import { isObject, items, text } from './json.ts'
import type { Reading } from './reading.ts'

const NO_NOTES: readonly string[] = []

/** The texts of a list of Annotations (or of bare texts); when one was written counts among the record's dates. */
export const readNotes = (value: unknown, reading: Reading): readonly string[] => {
  const given = items(value)
  if (given.length === 0) return NO_NOTES
  const notes: string[] = []
  for (const note of given) {
    const words = isObject(note) ? text(note['text']) : text(note)
    if (words !== null) notes.push(words)
    if (isObject(note)) readDate(note['time'], reading)
  }
  return notes
}

/** The texts among the items of a list, each taken from `member` of it. */
export const readTexts = (value: unknown, member: string): readonly string[] => {
  const given = items(value)
  if (given.length === 0) return NO_NOTES
  const texts: string[] = []
  for (const item of given) {
    const words = isObject(item) ? text(item[member]) : text(item)
    if (words !== null) texts.push(words)
  }
  return texts
}
