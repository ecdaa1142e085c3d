import type { AccountTexts } from './en.ts'
import { around } from './pl/around.ts'
import { choices } from './pl/choices.ts'
import { importing } from './pl/importing.ts'
import { log } from './pl/log.ts'
import { mending } from './pl/mending.ts'
import { people } from './pl/people.ts'
import { record } from './pl/record.ts'
import { their } from './pl/their.ts'
import { told } from './pl/told.ts'
import { words } from './pl/words.ts'

/** Polish. To be reviewed by speakers. */
export const pl = {
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
