import type { AccountTexts } from './en.ts'
import { around } from './so/around.ts'
import { choices } from './so/choices.ts'
import { importing } from './so/importing.ts'
import { log } from './so/log.ts'
import { mending } from './so/mending.ts'
import { people } from './so/people.ts'
import { record } from './so/record.ts'
import { their } from './so/their.ts'
import { told } from './so/told.ts'
import { words } from './so/words.ts'

/** Somali. To be reviewed by speakers. */
export const so = {
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
