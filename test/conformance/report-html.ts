import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createRender } from '../../gateway/faces/render/create-render.ts'
import { wordsFor } from '../../gateway/faces/render/words.ts'
import type { ConformanceResult } from '../../schema/model/conformance-report.ts'
import type { RecordType } from '../../schema/model/record-type.ts'

/** What the page says. `challenge`: only where a signed report was written beside it. */
export type Page = {
  readonly exchange: string
  readonly operator: string
  readonly protocol: string
  readonly endpoint: string
  readonly recordTypes: readonly RecordType[]
  readonly configuration: string
  readonly challenge: string | undefined
  readonly suite: string
  readonly started: string
  readonly ended: string
  readonly trouble: string | undefined
  readonly results: readonly ConformanceResult[]
}

const NHSUK = join(dirname(createRequire(import.meta.url).resolve('nhsuk-frontend/package.json')), 'dist', 'nhsuk')

/** The NHS's own style sheet as the report holds it: a page that is mailed about asks no server for a typeface. */
const style = (): string =>
  readFileSync(join(NHSUK, 'nhsuk-frontend.min.css'), 'utf8')
    .replaceAll(/@font-face\s*\{[^}]*\}/g, '')
    .replaceAll(/\/\*#[^*]*\*\//g, '')
    .replaceAll('</', '<\\/') + readFileSync(join(import.meta.dirname, 'report.css'), 'utf8')

const KINDS = [
  {
    prefix: 'A',
    title: 'What the gateway’s adapter makes of the endpoint’s answers',
    about: 'Asked honestly, and with faults played on the honest answers on their way back.',
  },
  { prefix: 'E', title: 'What the endpoint itself does', about: 'What no adapter could make good.' },
] as const

/** The report for people: one HTML file that needs nothing beside it, everything in it escaped. */
export const renderReport = (page: Page): string => {
  const { results, recordTypes } = page
  const of = (outcome: ConformanceResult['outcome']): readonly ConformanceResult[] =>
    results.filter((result) => result.outcome === outcome)
  return createRender(true, [import.meta.dirname])('report.njk', {
    ...page,
    challenge: page.challenge ?? null,
    trouble: page.trouble ?? null,
    recordTypeNames: recordTypes.map((type) => wordsFor(type, 'recordType')).join(', '),
    style: style(),
    passed: of('PASSED').length,
    skipped: of('SKIPPED').length,
    failed: of('FAILED').map(({ note, ...result }) => ({ ...result, note: note ?? '' })),
    kinds: KINDS.map(({ prefix, title, about }) => ({
      title,
      about,
      results: results
        .filter(({ id }) => id.startsWith(prefix))
        .map(({ note, ...result }) => ({ ...result, note: note ?? '' })),
    })),
  })
}
