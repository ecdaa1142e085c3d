// The console at the size of the issue: 5,000 organisations, 100,000 agreements on PostgreSQL, a gateway with its faces over them, people signed
// in at the simulated provider. `node test/bench/console/main.ts [AGREEMENTS] [ROUNDS]`; ends with one line of JSON.
import { setTimeout as wait } from 'node:timers/promises'
import { consoleFace } from '../../../gateway/faces/console/console.ts'
import { registerFace } from '../../../gateway/faces/register/register.ts'
import { type LondonHouse, openLondonHouse, question } from '../../house/london-house.ts'
import { signInAs, type Visitor, visitor } from '../../house/visitor.ts'
import { startPostgres } from '../../postgres.ts'
import { loadCity } from './load.ts'
import { pagesOf, type Subjects } from './pages.ts'

const ORGANISATIONS = 5_000
const AGREEMENTS = Number(process.argv[2] ?? 100_000)
const ROUNDS = Number(process.argv[3] ?? 20)
const VIEWS = 40
const CHANGES = 10
/** Asks nothing of anybody: what a page costs before it costs anything. */
const YARDSTICK = '/help/accessibility'
const TARGET_MS = 300

const MANAGER = { as: 'ig-manager', wish: { person: 'ig-manager' } } as const
const LISTS = question('receipt allergies { totalCount } documents { totalCount } conditions { totalCount }')

const round = (value: number) => Math.round(value * 10) / 10
const quantile = (values: readonly number[], part: number) =>
  round(
    [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0,
  )
const spread = (values: readonly number[]) => ({ p50: quantile(values, 0.5), p95: quantile(values, 0.95) })

const timed = async <T>(what: () => Promise<T>): Promise<readonly [milliseconds: number, T]> => {
  const from = performance.now()
  const came = await what()
  return [performance.now() - from, came]
}

type Asks = Omit<NonNullable<Parameters<LondonHouse['ask']>[1]>, 'variables'>

const dataOf = async (
  it: LondonHouse,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  who: Asks = MANAGER,
) => {
  const { body, text } = await it.ask(query, { ...who, variables })
  if (body?.errors !== undefined) throw new Error(text.slice(0, 1_000))
  return body.data
}

const DRAFT = {
  title: 'Letters between Croydon and Haringey',
  actions: ['view'],
  purposes: ['TREAT'],
  recordTypes: [{ recordType: 'DOCUMENT' }, { recordType: 'APPOINTMENT' }],
  firstDay: '2026-01-01',
  lastDay: '2030-12-31',
  article6: '6(1)(e)',
  article9: '9(2)(h)',
  reviewDate: '2030-06-01',
  dpiaReference: 'DPIA/BENCH/1',
  dpiaDate: '2026-01-01',
  publicPurpose: 'So that a letter written in Croydon can be read in Haringey.',
  parties: ['RJ6', 'RAP'].map((organisation) => ({ organisation, provides: true, receives: true })),
}

const view = async (it: LondonHouse): Promise<string> => {
  const { body, text } = await it.ask(LISTS, { variables: { patient: it.patient('default') } })
  if (body?.data?.patient == null) throw new Error(text.slice(0, 1_000))
  return body.data.patient.receipt
}

const QUESTION = `mutation($patient: NHSNumber!, $receipt: ID!, $words: String!, $idempotencyKey: String!) {
  questionAccess(patient: $patient, receipt: $receipt, words: $words, idempotencyKey: $idempotencyKey) { id } }`

/** A question by the patient about their own record, as it reaches the organisation that looked. */
const caseOf = async (it: LondonHouse, receipt: string): Promise<string> => {
  const asked = { receipt, words: 'I was not there.', idempotencyKey: 'one question of the bench' }
  const patient = it.patient('default')
  const { questionAccess } = await dataOf(it, QUESTION, { ...asked, patient }, { as: 'patient' })
  return questionAccess.id
}

const subjectsOf = async (it: LondonHouse): Promise<Subjects> => {
  const id = (place: number) => `A${String(place).padStart(6, '0')}`
  const { myAgreements, draftAgreement } = {
    ...(await dataOf(it, '{ myAgreements(standing: IN_FORCE, search: "Agreement", first: 10) { items { id } } }')),
    ...(await dataOf(it, 'mutation($terms: DraftTermsInput) { draftAgreement(terms: $terms) { id } }', {
      terms: DRAFT,
    })),
  }
  let receipt = ''
  for (let views = 0; views < VIEWS; views++) receipt = await view(it)
  return {
    usual: myAgreements.items[5].id,
    thousand: id(AGREEMENTS - 2),
    everybody: id(AGREEMENTS - 1),
    draft: draftAgreement.id,
    receipt,
    question: await caseOf(it, receipt),
  }
}

/** Pauses and resumes in turn: what each takes through the front door, and the first view decided after it. */
const changesOf = async (it: LondonHouse, agreement: string) => {
  const changes: number[] = []
  const views: number[] = []
  for (let change = 0; change < CHANGES; change++) {
    const deed = change % 2 === 0 ? 'suspendAgreement' : 'resumeAgreement'
    const mutation = `mutation($agreement: ID!) { ${deed}(agreement: $agreement) { id } }`
    changes.push((await timed(() => dataOf(it, mutation, { agreement })))[0])
    views.push((await timed(() => view(it)))[0])
  }
  return { change: spread(changes), viewAfter: spread(views) }
}

const postgres = await startPostgres()
let loaded = 0
let loadSeconds = 0
const it = await openLondonHouse({
  databaseUrl: postgres.url,
  prepare: async (state) => {
    const [milliseconds] = await timed(() => loadCity(state, ORGANISATIONS, AGREEMENTS))
    loadSeconds = round(milliseconds / 1_000)
    loaded = performance.now()
    console.error(`loaded in ${loadSeconds} s`)
  },
})
const startSeconds = round((performance.now() - loaded) / 1_000)
console.error(`started in ${startSeconds} s`)

const subjects = await subjectsOf(it)
const pages = [{ name: YARDSTICK, pattern: YARDSTICK, path: YARDSTICK }, ...pagesOf(subjects)]
const visited = new Set(pages.map(({ pattern }) => pattern))
const forgotten = [...consoleFace.pages, ...registerFace.pages].filter(({ path }) => !visited.has(path))
if (forgotten.length > 0) throw new Error(`Not asked: ${forgotten.map(({ path }) => path).join(', ')}`)

const people: Visitor[] = []
for (const persona of ['ig-manager', 'ig-manager', 'ig-manager', 'ig-manager']) {
  const one = visitor()
  await signInAs(one, `${it.url}/console`, persona)
  people.push(one)
}

const times = new Map<string, number[]>(pages.map(({ name }) => [name, []]))
const refused = new Map<string, number>()
let busy = 0
const WARM = 2
for (let turn = 0; turn < ROUNDS + WARM; turn++) {
  for (const { name, path } of pages) {
    const one = people[turn % people.length] as Visitor
    let [milliseconds, came] = await timed(() => one.get(`${it.url}${path}`))
    // The door is too busy for a moment where the machine is: it says so at once, and is asked again.
    for (; came.status === 503; busy++) {
      await wait(200)
      ;[milliseconds, came] = await timed(() => one.get(`${it.url}${path}`))
    }
    if (came.status !== 200) refused.set(name, came.status)
    if (turn >= WARM) times.get(name)?.push(milliseconds)
  }
}

const yardstick = spread(times.get(YARDSTICK) ?? [])
const rows = pages.map(({ name }) => {
  const { p50, p95 } = spread(times.get(name) ?? [])
  return { page: name, p50, p95, timesYardstick: round(p50 / yardstick.p50), status: refused.get(name) ?? 200 }
})
console.table(rows)

const views: number[] = []
for (let again = 0; again < CHANGES; again++) views.push((await timed(() => view(it)))[0])
const undisturbed = spread(views)
const change = {
  usual: await changesOf(it, subjects.usual),
  thousand: await changesOf(it, subjects.thousand),
  everybody: await changesOf(it, subjects.everybody),
}
console.log('a view undisturbed, and after a change (ms):', undisturbed, JSON.stringify(change))

const slow = rows.filter(({ p95 }) => p95 > TARGET_MS).map(({ page, p95 }) => ({ page, p95 }))
console.log(
  JSON.stringify({
    bench: 'console',
    organisations: ORGANISATIONS,
    agreements: AGREEMENTS,
    loadSeconds,
    startSeconds,
    saidBusy: busy,
    yardstick,
    targetMs: TARGET_MS,
    slow,
    pages: rows,
    viewMs: undisturbed,
    change,
  }),
)
await it.close()
await postgres.stop()
