import { z } from 'zod'
import { isPlainText } from '../../../schema/model/plain-text.ts'

const unbroken = (text: unknown): unknown => (typeof text === 'string' ? text.replaceAll(/\r\n?/g, '\n').trim() : text)

/**
 * A box of text that will be kept and shown to others: of so many characters, without what is invisible or turns the direction of text. `missing`:
 * what is said where it must not stay empty.
 */
export const plainField = (longest: number, lines: 'one' | 'many', missing?: string) =>
  z.preprocess(
    unbroken,
    z
      .string(missing ?? 'Write this as text')
      .default('')
      .superRefine((text, context) => {
        const say = (message: string) => context.addIssue({ code: 'custom', message })
        if (missing !== undefined && text === '') say(missing)
        else if ([...text].length > longest) say(`Use ${longest.toLocaleString('en-GB')} characters or fewer`)
        else if (!isPlainText(text, longest, lines))
          say(
            lines === 'one' && text.includes('\n')
              ? 'Write this on one line'
              : 'Take out hidden characters, such as those that change the direction of text',
          )
      }),
  )
