// Measures the agreement index at the size of London (issue: 5,000 organisations, 30 exchanges of 167 members, 100,000 agreements).
// Run with `node --expose-gc test/bench/agreement-index.ts`; prints a table and ends with one line of JSON.
import { compileAgreements } from '../../policies/agreement-index.ts'
import type { ExclusionSets } from '../../policies/classes.ts'
import { classify } from '../../policies/classify.ts'
import { decideSets } from '../../policies/decide-sets.ts'
import type { Facts, RecordFacts, ViewQuestion } from '../../policies/facts.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'
import { generateAgreements } from './generated-agreements.ts'

const ORGANISATIONS = 5_000
const AGREEMENTS = 100_000
const NOW = Date.UTC(2026, 10, 22, 9)
const VIEWS = 200
const PATIENT = '9990000026' as NhsNumber

const codes = Array.from({ length: ORGANISATIONS }, (_, place) => `R${String(place).padStart(5, '0')}` as OdsCode)
const code = (place: number) => codes[place % ORGANISATIONS] as OdsCode
const generated = generateAgreements(codes, NOW)

const collect = (globalThis as { gc?: () => void }).gc ?? (() => {})
const heapMegabytes = () => {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1_048_576
}
const cpuMilliseconds = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
const quantile = (values: readonly number[], part: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0
const round = (value: number) => Math.round(value * 1_000) / 1_000

const exchanges = Array.from({ length: 30 }, (_, place) => ({
  id: `EXCHANGE-${place + 1}` as ExchangeId,
  members: Array.from({ length: 167 }, (_, at) => code(place * 167 + at)),
}))

const facts: Facts = {
  now: NOW,
  defaultChoice: 'explicit',
  grants: [],
  directives: [
    {
      id: 'permit-all',
      patient: PATIENT,
      effect: 'permit',
      scope: {
        recipients: undefined,
        controllers: undefined,
        recordTypes: undefined,
        classes: undefined,
        purposes: undefined,
        actions: undefined,
        recordDates: undefined,
      },
      period: { start: undefined, end: undefined },
      breakGlassMayLift: false,
      recordedBy: { how: 'PATIENT', userId: 'patient', at: 0 },
    },
  ],
  proxyRights: [],
  patientBirthDate: '1980-01-01',
  demographicsFlag: 'open',
  optOut: 'not-opted-out',
  suspensions: [],
}

const viewOf = (organisation: OdsCode): ViewQuestion => ({
  requester: {
    userId: 'u',
    issuer: 'i',
    role: 'clinician',
    name: undefined,
    roleCode: 'R8000',
    organisation,
    nhsNumber: undefined,
    system: undefined,
  },
  organisation,
  purpose: 'TREAT',
  action: 'view',
  patient: PATIENT,
})

const before = heapMegabytes()
const buildFrom = cpuMilliseconds()
const index = compileAgreements(generated.all(AGREEMENTS))
const buildSeconds = (cpuMilliseconds() - buildFrom) / 1_000
const indexMegabytes = heapMegabytes() - before

/** One view: every set of 30 exchanges and 14 types. The count keeps the work from being optimised away. */
const decideView = (organisation: OdsCode): number => {
  const view = decideSets(viewOf(organisation), RECORD_TYPES, exchanges, facts, index)
  let permitted = 0
  for (const { id } of exchanges) for (const type of RECORD_TYPES) if (view.of(id, type).outcome === 'ASK') permitted++
  return permitted
}

const recipients = [0, 17, 1_250, 2_500, 4_999].map(code)
const rows = recipients.map((recipient) => {
  const sets = decideView(recipient)
  for (let warm = 0; warm < 50; warm++) decideView(recipient)
  const times = Array.from({ length: VIEWS }, () => {
    const from = cpuMilliseconds()
    decideView(recipient)
    return cpuMilliseconds() - from
  })
  return { recipient, sets, medianMs: round(quantile(times, 0.5)), p95Ms: round(quantile(times, 0.95)) }
})

/** What judging one record costs, in nanoseconds, over a million. */
const judging = (given: Facts, record: (place: number) => RecordFacts) => {
  const view = decideSets(viewOf(code(0)), RECORD_TYPES, exchanges, given, index)
  const records = Array.from({ length: 1_000 }, (_, place) => record(place))
  const judged = 1_000_000
  let released = 0
  const from = cpuMilliseconds()
  for (let place = 0; place < judged; place++) {
    const each = records[place % records.length] as RecordFacts
    if (view.judge('EXCHANGE-3' as ExchangeId, 'ALLERGY', code(334 + (place % 167)), each)) released++
  }
  return { nanoseconds: round(((cpuMilliseconds() - from) * 1e6) / judged), released }
}

const day = (place: number): string => `20${10 + (place % 15)}-0${1 + (place % 9)}-1${place % 10}`
const plain = (place: number): RecordFacts => ({ classes: [], dates: [day(place)], notForPatient: false })
const [permit] = facts.directives
const limited = permit && {
  ...permit,
  id: 'not-those-years',
  effect: 'deny' as const,
  scope: { ...permit.scope, recordDates: { from: '2012', to: '2015' } },
}
const naming = permit && { ...permit, id: 'hiv-too', scope: { ...permit.scope, classes: ['HIV'] } }
const judge = {
  plain: judging(facts, plain),
  sensitive: judging({ ...facts, directives: [permit, naming].filter((each) => each !== undefined) }, (place) => ({
    ...plain(place),
    classes: ['HIV'],
  })),
  dateLimited: judging({ ...facts, directives: [permit, limited].filter((each) => each !== undefined) }, plain),
}

/** What reading the labels and codes of one record costs, in nanoseconds. */
const classifying = (exclusionSets: ExclusionSets): number => {
  const tellings = Array.from({ length: 1_000 }, (_, place) => ({
    codes: [`http://snomed.info/sct|${1_000_000 + place}`, `urn:local|L${place}`],
    dates: [day(place)],
    content: { confidentiality: [] },
  }))
  const from = cpuMilliseconds()
  let classes = 0
  for (let again = 0; again < 1_000; again++)
    for (const telling of tellings) classes += classify(telling, exclusionSets).classes.length
  const spent = cpuMilliseconds() - from
  // A million were read. None is sensitive.
  return classes === 0 ? round(spent) : Number.NaN
}
const classifyNanoseconds = {
  withoutSets: classifying(new Map()),
  withSets: classifying(new Map([['sexual-health', new Set(['http://snomed.info/sct|86406008'])]])),
}

const changeOf = (size: number, id: number): number => {
  const changes = Array.from({ length: 20 }, () => ({ ...generated.one(id, size) }))
  const times = changes.map((change) => {
    const from = cpuMilliseconds()
    index.put(change)
    return cpuMilliseconds() - from
  })
  return round(quantile(times, 0.5))
}
const changeMs = {
  parties26: changeOf(26, 5),
  parties1000: changeOf(1_000, AGREEMENTS - 2),
  parties5000: changeOf(ORGANISATIONS, AGREEMENTS - 1),
}

console.table(rows)
console.log(
  `built in ${round(buildSeconds)} s of CPU (making the agreements included), ${round(indexMegabytes)} MB; one change, ms:`,
  changeMs,
)
console.log(
  JSON.stringify({
    bench: 'agreement-index',
    agreements: index.size,
    buildSeconds: round(buildSeconds),
    indexMegabytes: round(indexMegabytes),
    views: rows,
    judge,
    classifyNanoseconds,
    changeMs,
  }),
)
