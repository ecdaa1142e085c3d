import { z } from 'zod'
import { hiddenNumber } from '../fields.ts'

/** What is wrong with a Consent as it was handed in: closed. Each face has its own words for them. */
export type ConsentFileWords = Readonly<Record<'empty' | 'tooLong' | 'notJson', string>>

/** A Consent of more than this says nothing that a choice can say. */
const LONGEST = 200_000

/**
 * Reads the form that hands in a FHIR Consent: `revision`, and its text as `file` or pasted as `consent`; a file that was chosen counts before what was
 * pasted. Gives the text, to be sent again when it is saved, and the JSON. What is to be mended is told at `consent`.
 */
export const consentFile = (words: ConsentFileWords) =>
  z
    .looseObject({ revision: hiddenNumber, file: z.string().default(''), consent: z.string().default('') })
    .transform(({ revision, file, consent }, context) => {
      const text = (file.trim() === '' ? consent : file).trim()
      const refuse = (message: string): never => {
        context.addIssue({ code: 'custom', message, path: ['consent'] })
        return z.NEVER
      }
      if (text === '') return refuse(words.empty)
      if (text.length > LONGEST) return refuse(words.tooLong)
      try {
        const json: unknown = JSON.parse(text)
        return { revision, text, consent: json }
      } catch {
        return refuse(words.notJson)
      }
    })

/** A Consent as it was handed in. */
export type ConsentFile = z.output<ReturnType<typeof consentFile>>
