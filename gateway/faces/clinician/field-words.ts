import { dayWords } from './date-words.ts'
import type { EditField } from './edit-field.ts'
import { sentenceCase } from './record-words.ts'
import { isRealDay, linesOf } from './typed-field.ts'

/** What stands in a field, as one text, in words; what is no day, as it was typed. */
export const wordsOf = ({ as }: EditField, text: string): string => {
  if (text === '') return ''
  if (as === 'code') return sentenceCase(text)
  if (as === 'list') return linesOf(text).join(', ')
  return as === 'day' && isRealDay(text) ? dayWords(text) : text
}

/** What a field is called where it stands by itself: `Reaction 2: how bad`. */
export const labelOf = ({ label, group }: EditField): string => {
  const own = label.replace(' (optional)', '')
  return group === '' ? own : `${group}: ${own.charAt(0).toLowerCase()}${own.slice(1)}`
}
