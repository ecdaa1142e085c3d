import { z } from 'zod'
import { isPlainText } from '../../../schema/model/plain-text.ts'

/** The longest that is written at once. The SDL says the same. */
export const LONGEST = 4_000

const unbroken = (text: unknown): unknown => (typeof text === 'string' ? text.replaceAll(/\r\n?/g, '\n').trim() : text)

/** What a person writes to an organisation. `missing`: the name of the text that is said where it must not stay empty. */
export const ownWords = (missing?: string) =>
  z.preprocess(
    unbroken,
    z
      .string(missing ?? 'sentence.INPUT_INVALID')
      .default('')
      .superRefine((text, context) => {
        const say = (message: string) => context.addIssue({ code: 'custom', message })
        if (missing !== undefined && text === '') say(missing)
        else if ([...text].length > LONGEST) say('ask.long')
        else if (!isPlainText(text, LONGEST, 'many')) say('ask.hidden')
      }),
  )
