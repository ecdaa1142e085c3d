import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import type { View } from '../page.ts'
import { clock, day, lastDayBefore, moment } from './dates.ts'
import { said, saidPlainly } from './isolate.ts'
import { choicesOf, wordsFor } from './words.ts'

const FACES = fileURLToPath(new URL('..', import.meta.url))
const NHSUK = join(dirname(createRequire(import.meta.url).resolve('nhsuk-frontend/package.json')), 'dist')

/** Renders a template, named from `gateway/faces/`. Throws when a template is at fault. */
export type Render = (template: string, view: View) => string

const counted = (count: number, one: string, several = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`

/**
 * Templates with everything escaped. `strict`: a template that prints what it was not given fails (tests run so); otherwise it prints nothing.
 * `folders`: where else templates are.
 * Filters: `said`, `saidPlainly`, `day`, `moment`, `clock`, `lastDayBefore`, `words`, `counted`, `number`. Global: `choices`.
 */
export const createRender = (strict: boolean, folders: readonly string[] = []): Render => {
  const environment = new nunjucks.Environment(
    new nunjucks.FileSystemLoader([FACES, NHSUK, ...folders], { watch: false, noCache: false }),
    { autoescape: true, throwOnUndefined: strict, trimBlocks: true, lstripBlocks: true },
  )
  environment.addFilter('said', said)
  environment.addFilter('saidPlainly', saidPlainly)
  environment.addFilter('day', day)
  environment.addFilter('moment', moment)
  environment.addFilter('clock', clock)
  environment.addFilter('lastDayBefore', lastDayBefore)
  environment.addFilter('words', wordsFor)
  environment.addFilter('counted', counted)
  environment.addFilter('number', (count: number) => count.toLocaleString('en-GB'))
  environment.addGlobal('choices', choicesOf)
  return (template, view) => environment.render(template, view)
}
