import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { KEPT_OPERATIONS } from '../../gateway/dispatch/kept-operations.ts'
import { AREAS } from '../london/generator/areas.ts'
import { printSummary } from '../london/print-summary.ts'
import { demoAccess } from '../london/ready-question.ts'
import { type Answered, type LondonHouse, openLondonHouse } from './london-house.ts'
import { requestsOf } from './requests-of.ts'
import { type StagedDemographics, stageDemographics } from './staged-demographics.ts'

const [operation] = KEPT_OPERATIONS
const ACCESS = demoAccess('dispatcher')
const LISTS = ['resuscitation', 'alerts', 'allergies', 'medications', 'conditions', 'encounters']

let it: LondonHouse
let demographics: StagedDemographics
beforeAll(async () => {
  demographics = await stageDemographics()
  it = await openLondonHouse({
    environment: (london) => {
      demographics.over(london.addresses.demographics)
      return {
        DEMOGRAPHICS_URL: demographics.url,
        DISPATCH_DEADLINE_MS: '4000',
        DISPATCH_AT_ONCE: '2',
        WARD_DEADLINE_MS: '30000',
        // The dispatch system may name what is kept, and send nothing of its own.
        ISSUERS: JSON.stringify(
          london.addresses.issuers.map((issuer) => (issuer.kind === 'system' ? { ...issuer, keptOnly: true } : issuer)),
        ),
      }
    },
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  demographics.hangs(false)
  await it.london.reset()
})
afterAll(async () => {
  await it?.close()
  await demographics?.close()
})

const sendAs = async (as: 'dispatcher' | 'clinician' | 'analyst', body: object): Promise<Answered> =>
  it.send({
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await it.london.tokenFor(as)}` },
    body: JSON.stringify(body),
  })
const variables = (name: string, access: object = ACCESS) => ({ patient: it.patient(name), access })
const summaryOf = async (name: string) => {
  const answer = await sendAs('dispatcher', { documentId: 'emergency-summary', variables: variables(name) })
  const summary = answer.body?.data?.emergencySummary
  if (summary == null || answer.body.errors !== undefined) throw new Error(answer.text.slice(0, 2_000))
  return summary
}
const codeOf = ({ body }: Answered): string | undefined => body?.errors?.[0]?.extensions?.code

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever it asked for
type Shown = any

describe('a dispatcher, by the system that they work with', () => {
  test('names the kept operation and is given what matters first, with the manifest and a receipt', async () => {
    const summary = await summaryOf('end-of-life')
    expect(summary).toMatchObject({ partial: false, unanswered: [], verified: true, name: 'Beatrix Bennett' })
    expect(summary.sentence).toMatch(/^(Complete|Not complete)\. /)
    expect(summary.generalPractice.odsCode).toMatch(/^\w+$/)
    expect(summary.resuscitation.items.length).toBeGreaterThan(0)
    expect(summary.resuscitation.items[0].concept.codings.map(({ display }: Shown) => display).join()).toMatch(
      /resuscitation/i,
    )
    expect(summary.alerts.items.map(({ id }: Shown) => id)).toEqual(
      expect.arrayContaining(summary.resuscitation.items.map(({ id }: Shown) => id)),
    )
    expect(new Set(summary.manifest.map(({ exchange }: Shown) => exchange.id)).size).toBe(AREAS.length)

    const [decision, disclosure] = await it.state.ledger.byReceipt(summary.receipt)
    expect(decision?.entry).toMatchObject({
      kind: 'decision',
      purpose: 'ETREAT',
      careContext: ACCESS.careContext,
      requester: {
        role: 'dispatcher',
        userId: '910000000201',
        organisation: 'RRU',
        system: 'london-ambulance-dispatch',
      },
    })
    expect(disclosure?.entry).toMatchObject({ kind: 'disclosure' })
  })

  test('is shown of the whole record what is of now: nothing that everybody says has ended, and all that anybody says is active', async () => {
    const summary = await summaryOf('default')
    const fields = 'items { id status date endDate dissenting { status } } totalCount'
    const whole = await sendAs('clinician', {
      query: `query($patient: NHSNumber!, $access: AccessInput!) { patient(nhsNumber: $patient, access: $access) {
        medications { ${fields} } conditions { ${fields} } encounters { ${fields} } } }`,
      variables: variables('default', { purpose: 'ETREAT', careContext: 'Attendance 6' }),
    })
    for (const list of ['medications', 'conditions'] as const) {
      const active = (whole.body.data.patient[list].items as Shown[])
        .filter(({ status, dissenting }) => [{ status }, ...dissenting].some((told) => told.status === 'active'))
        .map(({ id }) => id)
      expect(active.length).toBeGreaterThan(0)
      expect(whole.body.data.patient[list].totalCount).toBeGreaterThan(active.length)
      expect(summary[list].items.map(({ id }: Shown) => id)).toEqual(active)
    }
    expect(summary.encounters.items.length).toBeLessThanOrEqual(10)
    expect(summary.encounters.totalCount).toBeLessThan(whole.body.data.patient.encounters.totalCount)
  })

  test('may name it by its hash too, and nothing that is not kept; what it sends of its own is refused', async () => {
    const named = (body: object) => sendAs('dispatcher', { ...body, variables: variables('none-known') })
    const byHash = await named({ extensions: { persistedQuery: { version: 1, sha256Hash: operation?.sha256 } } })
    expect(byHash.body.data.emergencySummary.allergies.items).toMatchObject([{ noneKnown: true }])
    const own = await named({ query: operation?.document })
    expect([own.status, codeOf(own)]).toEqual([403, 'OPERATION_NOT_KEPT'])
    const other = await named({ documentId: 'everything' })
    expect([other.status, codeOf(other)]).toEqual([404, 'NOT_FOUND'])
    const another = await named({ documentId: 'emergency-summary', query: '{ __typename }' })
    expect([another.status, codeOf(another)]).toEqual([400, 'REQUEST_MALFORMED'])
  })

  test('is refused for another purpose, without an incident, and for a person who does not exist', async () => {
    const asked = (access: object, patient = it.patient('default')) =>
      sendAs('dispatcher', { documentId: 'emergency-summary', variables: { patient, access } })
    expect(codeOf(await asked({ purpose: 'TREAT', careContext: 'x' }))).toBe('FORBIDDEN')
    expect(codeOf(await asked({ purpose: 'ETREAT' }))).toBe('CARE_CONTEXT_REQUIRED')
    expect(codeOf(await asked(ACCESS, '9990010006'))).toBe('NHS_NUMBER_INVALID')
    const analyst = await sendAs('analyst', {
      query: operation?.document,
      variables: variables('default', { purpose: 'HRESCH', careContext: 'x' }),
    })
    // An analyst may ask for research; no agreement lets the summary's lists out for it, and it says so.
    expect(analyst.body.data.emergencySummary).toMatchObject({ complete: false })
  })

  test('of who denies all is shown nothing, told that it is kept back and how to go on, and not that it is partial', async () => {
    const summary = await summaryOf('deny-all-for-good')
    expect(summary).toMatchObject({ complete: false, partial: false, unanswered: [] })
    expect(summary.sentence).toMatch(/^Not complete\. .*kept back at \d+ exchanges\.$/)
    expect(summary.explanation.join()).toMatch(/break-glass/)
    for (const list of LISTS) {
      expect(summary[list].items).toEqual([])
      expect(summary[list].completeness.state).toBe('NOT_KNOWN')
    }
  })
})

describe('the limit holds, and nothing is passed off as "none"', () => {
  test('exchanges hang in every way: who answered is shown, who did not is named, and no empty list says none', async () => {
    const faults = ['slow', 'drip', '5xx', 'reset', 'down', 'half'] as const
    const well = new Set(['HARINGEY', 'ENFIELD'])
    const ill = AREAS.filter(({ id }) => !well.has(id))
    await Promise.all(ill.map(({ id }, at) => it.london.exchange(id).fault(faults[at % faults.length])))
    const summary = await summaryOf('default')
    expect(summary).toMatchObject({ complete: false, partial: true })
    expect(summary.sentence).toMatch(
      /^PARTIAL\. \d of \d+ exchanges answered whole\. There may be more: .* and \d+ more\./,
    )
    const stateOf = new Map(
      summary.manifest.map(({ exchange, type, state }: Shown) => [`${exchange.id} ${type}`, state]),
    )
    for (const [at, { id }] of ill.entries()) {
      if (at % faults.length > 1 || stateOf.get(`${id} ALLERGY`) === 'WITHHELD_BY_CHOICE') continue
      expect([id, stateOf.get(`${id} ALLERGY`)]).toEqual([id, 'TIMED_OUT'])
      expect(summary.unanswered.map(({ exchange }: Shown) => exchange.id)).toContain(id)
    }
    expect(summary.medications.items.length).toBeGreaterThan(0)
    for (const list of LISTS) {
      expect(summary[list].completeness.complete).toBe(false)
      if (summary[list].items.length === 0) expect(summary[list].completeness.state).toBe('NOT_KNOWN')
    }
    const printed = printSummary({ data: { emergencySummary: summary } })
    expect(printed.split('\n')[0]).toBe(summary.sentence)
    expect(printed).not.toMatch(/None known/)
    expect(printed).toMatch(/Not known: \d+ of \d+ exchanges answered/)
  })

  test('the demographics service hangs: who it is could not be confirmed, so nothing is released, and it says so', async () => {
    demographics.hangs(true)
    const summary = await summaryOf('default')
    expect(summary).toMatchObject({
      complete: false,
      partial: true,
      verified: false,
      name: null,
      generalPractice: null,
    })
    expect(summary.sentence).toMatch(/^PARTIAL\. .*Who this is could not be confirmed\.$/)
    for (const list of LISTS) expect(summary[list]).toMatchObject({ items: [], completeness: { state: 'NOT_KNOWN' } })
  })

  test('the ledger hangs before anybody is asked, or before the answer leaves: out of time, and nothing leaves', async () => {
    const before = await requestsOf(it.london)
    const append = vi.spyOn(it.state.ledger, 'append')
    append.mockImplementation(() => new Promise(() => {}))
    const unasked = await sendAs('dispatcher', { documentId: 'emergency-summary', variables: variables('default') })
    expect([codeOf(unasked), unasked.body.data]).toEqual(['OUT_OF_TIME', { emergencySummary: null }])
    expect(await requestsOf(it.london)).toEqual(before)

    append.mockRestore()
    const written = it.state.ledger.append
    vi.spyOn(it.state.ledger, 'append').mockImplementation((entry, ...more) =>
      entry.kind === 'disclosure' ? new Promise(() => {}) : written(entry, ...more),
    )
    const unsent = await sendAs('dispatcher', { documentId: 'emergency-summary', variables: variables('default') })
    expect([codeOf(unsent), unsent.body.data]).toEqual(['OUT_OF_TIME', { emergencySummary: null }])
    expect(await requestsOf(it.london)).not.toEqual(before)
  })

  test('more lookups than there are places: who finds none is refused at once and nobody is asked for them; who is in is not held up', async () => {
    const written = it.state.ledger.append
    const opened = Promise.withResolvers<void>()
    const append = vi
      .spyOn(it.state.ledger, 'append')
      .mockImplementation(async (...entry) => opened.promise.then(() => written(...entry)))
    const look = () => sendAs('dispatcher', { documentId: 'emergency-summary', variables: variables('default') })
    const before = await requestsOf(it.london)
    const within = [look(), look()]
    try {
      await vi.waitFor(() => expect(append).toHaveBeenCalledTimes(2))
      const refused = await look()
      expect([refused.status, codeOf(refused), append.mock.calls.length]).toEqual([503, 'OVERLOADED', 2])
      expect(await requestsOf(it.london)).toEqual(before)
    } finally {
      // Whatever was found: nobody is left waiting in a house that others ask next.
      opened.resolve()
      append.mockRestore()
    }
    for (const answer of await Promise.all(within)) expect(codeOf(answer)).not.toBe('OVERLOADED')
    expect((await summaryOf('default')).manifest.length).toBeGreaterThan(0)
  })
})
