import type { Texts, Translation } from '../../language/texts.ts'
import { around } from './en/around.ts'
import { choices } from './en/choices.ts'
import { importing } from './en/importing.ts'
import { log } from './en/log.ts'
import { mending } from './en/mending.ts'
import { people } from './en/people.ts'
import { record } from './en/record.ts'
import { their } from './en/their.ts'
import { told } from './en/told.ts'
import { words } from './en/words.ts'

/** What the account says, in English: reading age about 11. The other languages have the same names, in the same files. */
export const en = {
  ...around,
  ...mending,
  ...choices,
  ...importing,
  ...record,
  ...log,
  ...people,
  ...their,
  ...told,
  ...words,
} as const satisfies Texts

/** What every translation must say. */
export type AccountTexts = Translation<typeof en>
