import type { AccountTexts } from './en.ts'
import { around } from './ur/around.ts'
import { choices } from './ur/choices.ts'
import { importing } from './ur/importing.ts'
import { log } from './ur/log.ts'
import { mending } from './ur/mending.ts'
import { people } from './ur/people.ts'
import { record } from './ur/record.ts'
import { their } from './ur/their.ts'
import { told } from './ur/told.ts'
import { words } from './ur/words.ts'

/** Urdu. To be reviewed by speakers. */
export const ur = {
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
