import { z } from 'zod'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { text, ticked } from '../fields.ts'
import type { Configuration } from './registration.ts'

/** The fields of a configuration: as they were typed. What is wrong with them the room says, all at once. */
export const configurationFields = {
  name: text(500),
  area: text(500),
  protocol: text(50),
  endpoint: text(2_000),
  members: text(20_000),
  recordTypes: ticked(RECORD_TYPES),
  defaultController: text(100),
  concurrency: text(20),
  requestsASecond: text(20),
  maxBodyBytes: text(20),
  availability: text(20),
  p95Ms: text(20),
  maintenance: text(20_000),
  settings: text(60_000).transform((typed, context): unknown => {
    if (typed === '') return {}
    try {
      return JSON.parse(typed) as unknown
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'The settings are no JSON: names and values in braces, such as {"pageSize": 100}',
      })
      return z.NEVER
    }
  }),
}

/** What those fields are called. */
export const CONFIGURATION_FIELDS = Object.keys(configurationFields)

const read = z.object(configurationFields)

type Typed = z.output<typeof read>

/** The codes in a box: one a line, or parted by commas or spaces. */
export const codesIn = (typed: string): readonly string[] => typed.split(/[\s,;]+/).filter((code) => code !== '')

const numberIn = (typed: string): number | null => (typed === '' ? null : Number(typed))

/** What cannot be a number is told as one that is too small, by the room. */
const countIn = (typed: string): number | null => {
  const count = numberIn(typed)
  return count === null || Number.isInteger(count) ? count : -1
}

const measureIn = (typed: string): number | null => {
  const measure = numberIn(typed)
  return Number.isNaN(measure) ? -1 : measure
}

/** A share is typed in per cent; a number of few digits stays one. */
const shareIn = (typed: string): number | null => {
  const percent = measureIn(typed.replace(/\s*%$/, ''))
  return percent === null ? null : Number((percent / 100).toPrecision(12))
}

const windowsIn = (typed: string) =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [start = '', end = ''] = line.split(/\s+to\s+/)
      return { start, end }
    })

/** The configuration as it is sent. */
export const configurationTyped = (fields: Typed) => ({
  name: fields.name,
  area: fields.area,
  protocol: fields.protocol === '' ? null : fields.protocol,
  endpoint: fields.endpoint,
  members: codesIn(fields.members),
  recordTypes: fields.recordTypes,
  defaultController: fields.defaultController === '' ? null : fields.defaultController,
  maintenance: windowsIn(fields.maintenance),
  concurrency: countIn(fields.concurrency),
  requestsASecond: measureIn(fields.requestsASecond),
  maxBodyBytes: countIn(fields.maxBodyBytes),
  availability: shareIn(fields.availability),
  p95Ms: measureIn(fields.p95Ms),
  settings: fields.settings,
})

const moment = (at: string | null): string => at ?? ''

/** The same as it is kept, for the boxes of a form. */
export const configurationKept = (kept: Configuration | undefined) => ({
  name: kept?.name ?? '',
  area: kept?.area ?? '',
  protocol: kept?.protocol ?? '',
  endpoint: kept?.endpoint ?? '',
  members: (kept?.members ?? []).join('\n'),
  recordTypes: kept?.recordTypes ?? [],
  defaultController: kept?.defaultController ?? '',
  concurrency: String(kept?.concurrency ?? ''),
  requestsASecond: String(kept?.requestsASecond ?? ''),
  maxBodyBytes: String(kept?.maxBodyBytes ?? ''),
  availability: kept?.sla == null ? '' : String(Number((kept.sla.availability * 100).toPrecision(12))),
  p95Ms: String(kept?.sla?.p95Ms ?? ''),
  maintenance: (kept?.maintenance ?? []).map(({ start, end }) => `${moment(start)} to ${moment(end)}`).join('\n'),
  settings: kept === undefined ? '' : JSON.stringify(kept.settings ?? {}, undefined, 2),
})
