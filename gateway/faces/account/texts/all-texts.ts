import type { TextsByLanguage } from '../../language/texts.ts'
import { ar } from './ar.ts'
import { bn } from './bn.ts'
import { en } from './en.ts'
import { pl } from './pl.ts'
import { so } from './so.ts'
import { ur } from './ur.ts'

/** The account in its six languages. */
export const accountTexts = { en, bn, pl, ur, so, ar } as const satisfies TextsByLanguage
