import { readDate } from './dates.ts'
import { isObject, text } from './json.ts'
import { readEach } from './read-each.ts'
import type { Reading } from './reading.ts'

const readNote = (note: unknown, reading: Reading): string | null => {
  if (!isObject(note)) return text(note)
  readDate(note['time'], reading)
  return text(note['text'])
}

const readText = (item: unknown, member: string): string | null => text(isObject(item) ? item[member] : item)

/** The texts of a list of Annotations (or of bare texts); when one was written counts among the record's dates. */
export const readNotes = (value: unknown, reading: Reading): readonly string[] => readEach(value, readNote, reading)

/** The texts among the items of a list, each taken from `member` of it. */
export const readTexts = (value: unknown, member: string): readonly string[] => readEach(value, readText, member)
