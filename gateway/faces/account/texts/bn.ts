import { around } from './bn/around.ts'
import { choices } from './bn/choices.ts'
import { importing } from './bn/importing.ts'
import { log } from './bn/log.ts'
import { mending } from './bn/mending.ts'
import { people } from './bn/people.ts'
import { record } from './bn/record.ts'
import { their } from './bn/their.ts'
import { told } from './bn/told.ts'
import { words } from './bn/words.ts'
import type { AccountTexts } from './en.ts'

/** Bengali. To be reviewed by speakers. */
export const bn = {
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
} as const satisfies AccountTexts
