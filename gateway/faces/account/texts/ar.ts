import { around } from './ar/around.ts'
import { choices } from './ar/choices.ts'
import { importing } from './ar/importing.ts'
import { log } from './ar/log.ts'
import { mending } from './ar/mending.ts'
import { people } from './ar/people.ts'
import { record } from './ar/record.ts'
import { their } from './ar/their.ts'
import { told } from './ar/told.ts'
import { words } from './ar/words.ts'
import type { AccountTexts } from './en.ts'

/** Arabic. To be reviewed by speakers. */
export const ar = {
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
