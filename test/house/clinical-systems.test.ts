import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'fhir-kit-client'
import FHIR from 'fhirclient'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SERVED_NAMES, servedType } from '../../gateway/fhir-facade/served-types.ts'
import { NHS_NUMBER_SYSTEM } from '../../schema/model/nhs-number.ts'
import { faultsOf } from '../gateway/fhir-facade/valid-r4.ts'
import { fhirClaims, type TokenWish } from '../london/tokens.ts'
import { type Answered, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { expectWordless, type Overheard, overhear } from './overheard.ts'
import { heldOf } from './staged-exchange.ts'
import { startTraceCollector, type TraceCollector } from './trace-collector.ts'
import { shownSources, WHOLE } from './whole-view.ts'

let it: LondonHouse
let collector: TraceCollector
let overheard: Overheard
beforeAll(async () => {
  // Reading FHIR's own definitions holds this process up: before the house opens, or its door would be too busy.
  faultsOf({ resourceType: 'Patient' })
  collector = await startTraceCollector()
  overheard = overhear()
  it = await openLondonHouse({
    environment: { LOG_LEVEL: 'debug', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, WARD_DEADLINE_MS: '30000' },
    logTo: overheard.logTo,
  })
}, 300_000)
afterAll(async () => {
  await it?.close()
  overheard?.stop()
  await collector?.close()
})

// biome-ignore lint/suspicious/noExplicitAny: a resource as it came, of whatever type
type Any = any

const TREAT = { purpose: 'TREAT', careContext: 'Ward round 7' }

const tokenOf = (scope?: string, wish: TokenWish = {}): Promise<string> =>
  it.london.tokenFor('clinician', { stated: fhirClaims(TREAT, scope), ...wish })

/** All that a span may say. */
const SPANS_SAY = new Set(['http.request.method', 'http.route', 'http.response.status_code', 'error.type', 'exchange'])

const BUSY = /OVERLOADED|503/

/** Validating holds this process up, and then the door says to try again shortly: so we do. */
const patiently = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries > 50 || !BUSY.test(String(error))) throw error
      await wait(100)
    }
  }
}

/** As `it.send`, until the door is not too busy. */
const send = async (init: RequestInit, path: string): Promise<Answered> => {
  for (let tries = 1; ; tries++) {
    const heard = await it.send(init, path)
    if (heard.status !== 503 || !heard.text.includes('"OVERLOADED"') || tries > 50) return heard
    await wait(100)
  }
}

const ask = async (path: string, token?: string, init: RequestInit = {}): Promise<Answered> => {
  const headers = { authorization: `Bearer ${token ?? (await tokenOf())}`, ...init.headers }
  return send({ ...init, headers }, `/fhir/${path}`)
}

const number = (name: string): string => `${NHS_NUMBER_SYSTEM}|${it.patient(name)}`

const idOf = async (name: string, token?: string): Promise<string> => {
  const { body, text } = await ask(`Patient?identifier=${number(name)}`, token)
  const id = body?.entry?.[0]?.resource?.id
  if (id === undefined) throw new Error(text)
  return id
}

const entries = (bundle: Any, mode: string): readonly Any[] =>
  (bundle.entry ?? []).filter((one: Any) => one.search.mode === mode).map((one: Any) => one.resource)

const outcomeIn = (bundle: Any): Any => entries(bundle, 'outcome')[0]

/** What each exchange did, as a bundle tells it: state by exchange. */
const statesIn = (bundle: Any): ReadonlyMap<string, string> =>
  new Map(
    outcomeIn(bundle)
      .issue.filter((issue: Any) => issue.extension?.some(({ url }: Any) => url.endsWith('/exchange')))
      .map((issue: Any) => [
        issue.extension.find(({ url }: Any) => url.endsWith('/exchange')).valueCoding.code,
        issue.details.coding[0].code,
      ]),
  )

const asked = new Map<string, Promise<Any>>()
/** Each is asked for once in this file. */
const wholeRecord = (name: string): Promise<Any> => {
  const ask_ = async (): Promise<Any> => {
    const { status, body, text } = await ask(`Patient/${await idOf(name)}/$everything?_count=1000`)
    if (status !== 200) throw new Error(text)
    return body
  }
  const known = asked.get(name) ?? ask_()
  asked.set(name, known)
  return known
}

/** Every telling that a bundle with provenance speaks of, as `EXCHANGE|Type/id`, sorted. */
const sourcesIn = (bundle: Any): readonly string[] =>
  (bundle.entry as readonly Any[])
    .map(({ resource }) => resource)
    .filter(({ resourceType }) => resourceType === 'Provenance')
    .map(({ entity }) => {
      const { system, value } = entity[0].what.identifier
      return `${system.split('/exchange/')[1]}|${value.replace(/\/_history\/.*/, '')}`
    })
    .sort()

const PEOPLE = ['default', 'contradictory', 'classes-permitted', 'end-of-life', 'superseded']

/** A resource as its source sent it; nothing for what the gateway wrote. */
const rawOf = (name: string, { meta, resourceType }: Any): unknown => {
  const [exchange = '', sourceId] = String(meta?.source).split('/exchange/')[1]?.split('#') ?? []
  const isOwn = meta?.tag?.some(({ code }: Any) => code === 'source') === true
  const raw = heldOf(it.london, exchange, it.patient(name)).records.map(({ text }) => JSON.parse(text))
  return isOwn ? raw.find((one) => `${one.resourceType}/${one.id}` === sourceId) : { resourceType, valid: 'not' }
}

describe('a program that speaks FHIR reads the same record', () => {
  test('what it finds is what the question in GraphQL finds: no telling more, none less, each once', async () => {
    for (const name of ['default', 'classes-permitted']) {
      const bundle = await wholeRecord(name)
      const shown = await it.ask(question(WHOLE), { variables: { patient: it.patient(name), access: TREAT } })
      expect(sourcesIn(bundle)).toEqual(shownSources(shown))
      expect(bundle.entry.length).toBeGreaterThan(30)
      const told = bundle.entry.map(({ fullUrl }: Any) => fullUrl).filter((url: string) => url !== undefined)
      expect(new Set(told).size).toBe(told.length)
    }
  })

  test('every resource is valid FHIR R4, whatever its source speaks, and leads nowhere but to what came along', async () => {
    const kinds = new Map<string, number>()
    const fresh: string[] = []
    for (const name of PEOPLE) {
      const bundle = await wholeRecord(name)
      fresh.push(...faultsOf(bundle).filter((fault) => !fault.includes('entry')))
      const here = new Set(bundle.entry.map(({ resource }: Any) => `${resource.resourceType}/${resource.id}`))
      for (const { resource } of bundle.entry) {
        const faults = faultsOf(resource)
        // What is wrong with a source's own is the source's to mend; what is done to it here does no harm.
        if (faults.length > 0)
          expect({ resource, faults }).toEqual({ resource, faults: faultsOf(rawOf(name, resource)) })
        for (const [, reference = ''] of JSON.stringify(resource).matchAll(/"reference":"([^#"][^"]*)"/g))
          expect(here).toContain(reference)
        for (const { system, code } of resource.meta?.tag ?? [])
          if (system.endsWith('/telling')) kinds.set(code, (kinds.get(code) ?? 0) + 1)
        expect(resource.id ?? 'none').not.toMatch(/\d{10}/)
      }
    }
    expect(fresh).toEqual([])
    expect(kinds.get('source')).toBeGreaterThan(10)
    expect(kinds.get('written')).toBeGreaterThan(10)
  })

  test('a telling that dissents comes along with the record, each leads to the other, and either is read by its id', async () => {
    const bundles = await Promise.all(PEOPLE.map(wholeRecord))
    const othersIn = (one: Any) => entries(one, 'include').filter(({ resourceType }) => resourceType !== 'Provenance')
    const bundle = bundles.find((one) => othersIn(one).length > 0)
    const dissenting = othersIn(bundle)
    const matches = entries(bundle, 'match')
    for (const other of dissenting.slice(0, 3)) {
      const back = other.extension.find(({ url }: Any) => url.endsWith('/tells-otherwise')).valueReference.reference
      const main = matches.find(({ resourceType, id }) => `${resourceType}/${id}` === back)
      expect(JSON.stringify(main.extension)).toContain(`${other.resourceType}/${other.id}`)
      for (const one of [main, other]) {
        const read = await ask(`${one.resourceType}/${one.id}`)
        expect([read.status, read.body.id, read.body.meta.source]).toEqual([200, one.id, one.meta.source])
      }
    }
  })

  test('a document opens by the address in its resource, for whom it was given to', async () => {
    const { body } = await ask(`DocumentReference?patient.identifier=${number('default')}`)
    const [document] = entries(body, 'match')
    const { url } = document.content[0].attachment
    expect(new URL(url).origin).toBe(it.url)
    const opened = await fetch(url, { headers: { authorization: `Bearer ${await tokenOf()}` } })
    expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    await opened.body?.cancel()
    const stranger = await tokenOf(undefined, { person: 'own-trust-clinician' })
    expect((await fetch(url, { headers: { authorization: `Bearer ${stranger}` } })).status).toBe(404)
  })

  test('patients read their own record with the token of their sign-in', async () => {
    const token = await it.london.tokenFor('patient', { stated: { scope: 'patient/*.rs' } })
    const own = await ask(`AllergyIntolerance?patient.identifier=${number('default')}`, token)
    expect([own.status, entries(own.body, 'match').length > 0]).toEqual([200, true])
    const another = await ask(`AllergyIntolerance?patient.identifier=${number('no-choice')}`, token)
    expect([another.status, another.body.issue[0].code]).toEqual([403, 'forbidden'])
  })
})

describe('clients that nobody here wrote', () => {
  test('fhirclient searches, follows pages and reads', async () => {
    const client = FHIR({} as Any, {} as Any, {} as Any).client({
      serverUrl: `${it.url}/fhir`,
      tokenResponse: { access_token: await tokenOf(), token_type: 'bearer' } as Any,
    })
    const found: Any = await patiently(() => client.request(`Patient?identifier=${number('default')}`))
    const patient = entries(found, 'match')[0]
    expect(patient.birthDate).toMatch(/^\d{4}-\d\d-\d\d$/)
    const pages: Any[] = []
    await patiently(() => {
      pages.length = 0
      return client.request(`Observation?patient=${patient.id}&_count=2`, {
        pageLimit: 0,
        onPage: (page: Any) => void pages.push(page),
      })
    })
    expect(pages.length).toBeGreaterThan(1)
    const whole: Any = await patiently(() => client.request(`Observation?patient=${patient.id}`))
    const ids = (bundles: readonly Any[]) => bundles.flatMap((one) => entries(one, 'match').map(({ id }) => id))
    expect(ids(pages)).toEqual(ids([whole]))
    expect(pages[0].total).toBe(ids([whole]).length)
    const [observation] = entries(whole, 'match')
    expect(((await patiently(() => client.request(`Observation/${observation.id}`))) as Any).code).toEqual(
      observation.code,
    )
    const subject: Any = await patiently(() => client.request(observation.subject.reference))
    expect(subject.identifier[0].value).toBe(it.patient('default'))
    await expect(client.request('Observation/none')).rejects.toThrow(/404|nothing here/i)
  })

  test('fhir-kit-client searches by POST, turns pages, asks for everything, and reads what the façade says of itself', async () => {
    const client = new Client({ baseUrl: `${it.url}/fhir`, bearerToken: await tokenOf() })
    const statement: Any = await patiently(() => client.capabilityStatement())
    expect(statement.fhirVersion).toBe('4.0.1')
    const smart: Any = await patiently(() => client.smartAuthMetadata())
    expect(String(smart.tokenUrl)).toContain('/token')
    const found: Any = await patiently(() =>
      client.search({
        resourceType: 'MedicationRequest',
        searchParams: { 'patient.identifier': number('default'), _count: 1 } as Any,
        options: { postSearch: true },
      }),
    )
    expect(found.type).toBe('searchset')
    const id = await idOf('default')
    let page: Any = await patiently(() =>
      client.operation({
        name: 'everything',
        resourceType: 'Patient',
        id,
        method: 'GET',
        input: { _count: 12 } as Any,
      }),
    )
    const pages: Any[] = [page]
    while (page.link.some(({ relation }: Any) => relation === 'next')) {
      page = await patiently(async () => client.nextPage({ bundle: page }))
      pages.push(page)
    }
    expect(pages.length).toBeGreaterThan(2)
    expect(
      pages.map((one) => entries(one, 'match').filter(({ resourceType }) => resourceType === 'Patient').length),
    ).toEqual([1, ...pages.slice(1).map(() => 0)])
    const all = pages.flatMap((one) => entries(one, 'match').map(({ id: of }) => of))
    expect(all).toEqual(entries(await wholeRecord('default'), 'match').map(({ id: of }) => of))
    const posted: Any = await patiently(() =>
      client.operation({
        name: 'everything',
        resourceType: 'Patient',
        id,
        input: { resourceType: 'Parameters', parameter: [{ name: '_type', valueString: 'Immunization' }] } as Any,
      }),
    )
    expect(new Set(entries(posted, 'match').map(({ resourceType }) => resourceType))).toEqual(
      new Set(['Patient', 'Immunization']),
    )
    await expect(client.read({ resourceType: 'Binary', id: 'x' })).rejects.toMatchObject({
      response: { status: 404, data: { resourceType: 'OperationOutcome' } },
    })
    expect(faultsOf(statement)).toEqual([])
  })
})

describe('what may be asked', () => {
  test('every parameter that is declared is served, strictly', async () => {
    const { body } = await ask('metadata')
    const declared = new Map<string, readonly Any[]>(
      body.rest[0].resource.map((one: Any) => [one.type, one.searchParam]),
    )
    const id = await idOf('no-choice')
    for (const name of SERVED_NAMES) {
      const own = Object.entries(servedType(name).search)
      expect(declared.get(name)?.map((one) => one.name)).toEqual(
        expect.arrayContaining(own.map(([parameter]) => parameter)),
      )
      const values = own.map(([parameter, { kind }]) => `${parameter}=${kind === 'date' ? 'ge2020-01' : 'x'}`)
      const asked = await ask(`${name}?patient=${id}&${values.join('&')}`, undefined, {
        headers: { prefer: 'handling=strict' },
      })
      expect([name, asked.status]).toEqual([name, 200])
    }
  })

  test('parameters narrow: by code, status, category and date, and a dissenting telling is found too', async () => {
    const id = await idOf('default')
    const of = async (query: string) => entries((await ask(query)).body, 'match')
    const all = await of(`Condition?patient=${id}`)
    const statusOf = (one: Any) => one.clinicalStatus?.coding?.[0].code
    const active = await of(`Condition?patient=${id}&clinical-status=active`)
    expect(active.length).toBeGreaterThan(0)
    expect(active.length).toBeLessThan(all.length)
    const told = new Map(
      (await ask(`Condition?patient=${id}`)).body.entry.map(({ resource }: Any) => [
        `Condition/${resource.id}`,
        resource,
      ]),
    )
    for (const one of active) {
      const tellings = [
        one,
        ...(one.extension ?? []).map(({ valueReference }: Any) => told.get(valueReference?.reference)),
      ]
      expect(tellings.map(statusOf)).toContain('active')
    }
    const [{ code, onsetDateTime }] = all.filter((one) => one.onsetDateTime?.length >= 10) as [Any]
    const { system, code: snomed } = code.coding[0]
    expect(
      (await of(`Condition?patient=${id}&code=${system}|${snomed}`)).map((one) => one.code.coding[0].code),
    ).toContain(snomed)
    expect(await of(`Condition?patient=${id}&code=http://wrong.example|${snomed}`)).toEqual([])
    const year = onsetDateTime.slice(0, 4)
    const ofYear = await of(`Condition?patient=${id}&onset-date=${year}`)
    expect(ofYear.length).toBeGreaterThan(0)
    for (const one of ofYear) expect(one.onsetDateTime ?? one.onsetPeriod?.start ?? year).toContain(year)
    expect(
      (await of(`Condition?patient=${id}&onset-date=lt${year}&onset-date=gt${year}`)).filter(
        (one) => one.onsetDateTime,
      ),
    ).toEqual([])
    const vitals = await of(`Observation?patient=${id}&category=vital-signs`)
    expect(vitals.length).toBeGreaterThan(0)
  })

  test('what changed since, by a search and of everything; what says no moment is told all the same', async () => {
    const id = await idOf('default')
    const of = async (query: string) => entries((await ask(query)).body, 'match')
    const all = await of(`Observation?patient=${id}&_count=1000`)
    const moments = all.flatMap(({ meta }) => meta.lastUpdated ?? []).toSorted()
    expect(new Set(moments).size).toBeGreaterThan(1)
    const last = moments.at(-1)
    const idsOf = (resources: readonly Any[]) => resources.map((one) => one.id).toSorted()
    const later = await of(`Observation?patient=${id}&_lastUpdated=ge${encodeURIComponent(last)}&_count=1000`)
    expect(later.length).toBeLessThan(all.length)
    expect(idsOf(later)).toEqual(
      expect.arrayContaining(idsOf(all.filter(({ meta }) => [undefined, last].includes(meta.lastUpdated)))),
    )
    const everything = await of(
      `Patient/${id}/$everything?_since=${encodeURIComponent(last)}&_type=Observation&_count=1000`,
    )
    expect(idsOf(everything.filter(({ resourceType }) => resourceType === 'Observation'))).toEqual(idsOf(later))
    const never = await of(`Observation?patient=${id}&_lastUpdated=gt2999&_count=1000`)
    expect(never.filter(({ meta, extension }) => meta.lastUpdated !== undefined && extension === undefined)).toEqual([])
    const refused = await ask(`Patient/${id}/$everything?_since=yesterday`)
    expect([refused.status, refused.body.issue[0].code]).toEqual([400, 'value'])
  })

  test('the patient comes along where that is asked for, and lists stand newest first, which may be asked for too', async () => {
    const id = await idOf('default')
    const strict = { headers: { prefer: 'handling=strict' } }
    const { body } = await ask(
      `Condition?patient=${id}&_include=Condition:patient&_sort=-onset-date`,
      undefined,
      strict,
    )
    const [patient, ...others] = entries(body, 'include').filter(({ resourceType }) => resourceType === 'Patient')
    expect([patient?.id, others]).toEqual([id, []])
    expect(entries(body, 'match')[0].subject.reference).toBe(`Patient/${id}`)
    for (const wish of [
      '_sort=onset-date',
      '_sort=-recorded-date',
      '_include=Condition:encounter',
      '_include=Flag:patient',
    ]) {
      expect((await ask(`Condition?patient=${id}&${wish}`, undefined, strict)).body.issue[0].code).toBe('not-supported')
      const lenient = await ask(`Condition?patient=${id}&${wish}`)
      expect(outcomeIn(lenient.body).issue[0].details.text).toContain(`"${wish.split('=')[0]}"`)
    }
    const [resource] = (await ask('metadata')).body.rest[0].resource.filter(({ type }: Any) => type === 'Condition')
    expect(resource.searchInclude).toEqual(['Condition:patient', 'Condition:subject'])
    expect(resource.searchParam.map(({ name }: Any) => name)).toContain('_lastUpdated')
    const narrow = await tokenOf('patient/Condition.rs')
    expect((await ask(`Condition?patient=${id}&_include=Condition:patient`, narrow)).status).toBe(403)
  })

  const REFUSED: readonly [string, string, number, string, RequestInit?][] = [
    ['no patient', 'Condition', 400, 'required'],
    ['a number that is none', `Condition?patient.identifier=${NHS_NUMBER_SYSTEM}|9990010006`, 400, 'value'],
    ['another kind of number', 'Condition?patient.identifier=https://e.example|1', 400, 'not-supported'],
    ['an id that was never given', 'Condition?patient=jqINLVDn2y826fRBvjwMxQ', 404, 'not-found'],
    ['two patients', 'Condition?patient=a&patient=b', 400, 'invalid'],
    ['a date that is none', 'Condition?patient=a&onset-date=yesterday', 400, 'value'],
    ['a modifier', 'Condition?patient=a&code:not=1', 400, 'not-supported'],
    [
      'an unknown parameter, strictly',
      'Condition?patient=a&sauce=red',
      400,
      'not-supported',
      { headers: { prefer: 'return=minimal, handling=strict' } },
    ],
    ['a type that is not served', 'Coverage?patient=a', 404, 'not-supported'],
    ['XML', 'Condition?patient=a&_format=xml', 406, 'not-supported'],
    [
      'to write',
      'Condition',
      404,
      'not-supported',
      { method: 'POST', headers: { 'content-type': 'application/fhir+json' }, body: '{}' },
    ],
    [
      'a body too large',
      'Condition/_search',
      413,
      'too-long',
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `patient=${'a'.repeat(20_000)}`,
      },
    ],
    [
      'a body of another kind',
      'Condition/_search',
      415,
      'not-supported',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'patient=a' },
    ],
    ['a page that was never given', '_page/abc.def', 404, 'not-found'],
  ]
  test.each(REFUSED)('%s is refused in FHIR’s words, and nobody is asked', async (...[, path, status, code, init]) => {
    const before = await Promise.all(['HARINGEY', 'CROYDON'].map((id) => it.london.exchange(id).requests()))
    const refused = await ask(path, undefined, init)
    expect([refused.status, refused.body?.resourceType, refused.body?.issue?.[0]?.code]).toEqual([
      status,
      'OperationOutcome',
      code,
    ])
    expect(faultsOf(refused.body)).toEqual([])
    expect(await Promise.all(['HARINGEY', 'CROYDON'].map((id) => it.london.exchange(id).requests()))).toEqual(before)
  })

  test('what is not served is left out where nobody minds, and the answer says so', async () => {
    const { body } = await ask(`Flag?patient.identifier=${number('default')}&sauce=red`)
    expect(outcomeIn(body).issue[0]).toMatchObject({
      severity: 'warning',
      details: { text: expect.stringContaining('"sauce"') },
    })
    expect(body.link[0].url).not.toContain('sauce')
  })
})

describe('the token says what for, and nothing else does', () => {
  test('without a purpose, a care context or scopes there is no answer, whatever a header says', async () => {
    const path = `Condition?patient.identifier=${number('default')}`
    const headers = { 'purpose-of-use': 'TREAT', 'x-care-context': 'Ward 1' }
    const bare = await ask(path, await it.london.tokenFor('clinician'), { headers })
    expect([bare.status, bare.body.issue[0].diagnostics]).toEqual([403, 'PURPOSE_REQUIRED'])
    const noContext = await tokenOf(undefined, { stated: fhirClaims({ purpose: 'TREAT' }) })
    const uncontexted = await ask(path, noContext, { headers })
    expect([uncontexted.status, uncontexted.body.issue[0].diagnostics]).toEqual([403, 'CARE_CONTEXT_REQUIRED'])
    const unscoped = await ask(path, await tokenOf('openid'), { headers })
    expect([unscoped.status, unscoped.body.issue[0].diagnostics]).toEqual([403, 'FORBIDDEN'])
    const nobody = await send({}, `/fhir/${path}`)
    expect([nobody.status, nobody.body.issue[0].code]).toEqual([401, 'login'])
    const analyst = await it.london.tokenFor('analyst', { stated: fhirClaims(TREAT) })
    expect((await ask(path, analyst)).body.issue[0].diagnostics).toBe('FORBIDDEN')
  })

  test('scopes narrow: by type, by reading or searching, and to the patient in context', async () => {
    const allergies = `AllergyIntolerance?patient.identifier=${number('default')}`
    const conditions = `Condition?patient.identifier=${number('default')}`
    const one = await tokenOf('user/AllergyIntolerance.s')
    const found = await ask(allergies, one)
    expect(found.status).toBe(200)
    expect((await ask(conditions, one)).status).toBe(403)
    expect((await ask(`AllergyIntolerance/${entries(found.body, 'match')[0].id}`, one)).status).toBe(403)
    expect((await ask(`${allergies}&_revinclude=Provenance:target`, one)).status).toBe(403)
    const about = fhirClaims(TREAT, 'patient/*.rs')
    const inContext = {
      ...about,
      extensions: { ...(about['extensions'] as object), ihe_bppc: { patient_id: it.patient('default') } },
    }
    const bound = await tokenOf(undefined, { stated: inContext })
    expect((await ask(conditions, bound)).status).toBe(200)
    expect((await ask(`Condition?patient.identifier=${number('no-choice')}`, bound)).status).toBe(403)
    expect((await ask(conditions, await tokenOf('patient/*.rs'))).status).toBe(403)
    const some = await tokenOf('user/Patient.rs user/AllergyIntolerance.rs')
    const { body } = await ask(`Patient/${await idOf('default', some)}/$everything`, some)
    expect(new Set(entries(body, 'match').map(({ resourceType }) => resourceType))).toEqual(
      new Set(['Patient', 'AllergyIntolerance']),
    )
    expect(outcomeIn(body).issue[0].details.text).toContain('Condition')
  })

  test('ids and pages are for whom they were given to, for what they were given for', async () => {
    const id = await idOf('default')
    const stranger = await tokenOf(undefined, { person: 'own-trust-clinician' })
    expect((await ask(`Condition?patient=${id}`, stranger)).status).toBe(404)
    expect(await idOf('default', stranger)).not.toBe(id)
    expect(await idOf('default')).toBe(id)
    const { body } = await ask(`Observation?patient=${id}&_count=1`)
    const next = body.link.find(({ relation }: Any) => relation === 'next').url.replace(`${it.url}/fhir/`, '')
    expect((await ask(next)).status).toBe(200)
    expect((await ask(next, stranger)).status).toBe(404)
    const elsewhere = await tokenOf(undefined, { stated: fhirClaims({ ...TREAT, careContext: 'Another ward' }) })
    expect((await ask(next, elsewhere)).status).toBe(404)
    expect((await ask(`${next.slice(0, -2)}AA`)).status).toBe(404)
  })
})

const SERVICE = 'cds-services/records-elsewhere'

/** A token that a registered system signed for the card service, naming the acting clinician. */
const cdsToken = (wish: TokenWish & { readonly role?: string; readonly careContext?: string } = {}): Promise<string> =>
  it.london.tokenFor('dispatcher', {
    audience: `${it.url}/${SERVICE}`,
    stated: {
      acting_person: {
        user_id: '910000000101',
        name: 'ODUYA Miriam Dr',
        role_code: wish.role ?? 'R8000',
        org_code: 'RJ6',
      },
      ...fhirClaims({ ...TREAT, careContext: wish.careContext ?? TREAT.careContext }),
    },
    ...wish,
  })

const callOf = (nhsNumber: string | undefined, more: object = {}) => ({
  hook: 'patient-view',
  hookInstance: crypto.randomUUID(),
  context: { userId: 'Practitioner/1', patientId: 'p1' },
  prefetch: {
    patient: {
      resourceType: 'Patient',
      id: 'p1',
      identifier: nhsNumber === undefined ? [] : [{ system: NHS_NUMBER_SYSTEM, value: nhsNumber }],
    },
  },
  ...more,
})

const call = async (body: object, token?: string, path = SERVICE): Promise<Answered> =>
  send(
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token ?? (await cdsToken())}` },
      body: JSON.stringify(body),
    },
    `/${path}`,
  )

const cardFor = async (name: string): Promise<Any> => (await call(callOf(it.patient(name)))).body.cards[0]

/** A figure of the metrics page; 0 where it was never counted. */
const figure = async (line: string): Promise<number> => {
  const found = (await send({}, '/metrics')).text.split('\n').find((one) => one.startsWith(`${line} `))
  return Number(found?.split(' ').at(-1) ?? 0)
}

describe('a card in the system that clinicians already have open', () => {
  test('says from how many exchanges a record is available, its alerts, and who was not heard; its link opens the record and tells nobody whose', async () => {
    const services = await send({}, '/cds-services')
    expect(services.body.services.map(({ hook, id }: Any) => [hook, `cds-services/${id}`])).toEqual([
      ['patient-view', SERVICE],
    ])
    const card = await cardFor('end-of-life')
    const { body } = await it.ask(
      question(
        'manifest { exchange { id name } released } alerts { items { resuscitation concept { text } } } allergies { totalCount } conditions { totalCount } medications { totalCount }',
      ),
      { variables: { patient: it.patient('end-of-life'), access: TREAT } },
    )
    const { manifest, alerts } = body.data.patient
    const holding = new Set(
      manifest.filter(({ released }: Any) => released > 0).map(({ exchange }: Any) => exchange.id),
    )
    expect(card.summary).toMatch(new RegExp(`^Record available from ${holding.size} exchanges?\\b.*; alerts: `))
    expect(card.summary.length).toBeLessThan(140)
    const [resuscitation] = alerts.items.filter((one: Any) => one.resuscitation)
    expect(card.summary).toContain(resuscitation.concept.text.slice(0, 30))
    expect(card.indicator).toBe('warning')
    const [{ url, type }] = card.links
    expect([type, url]).toEqual(['absolute', expect.stringContaining(`${it.url}/clinician/launch?`)])
    const variables = Object.fromEntries(new URL(url).searchParams)
    const OPEN =
      'mutation ($iss: String!, $launch: String!) { openLaunch(iss: $iss, launch: $launch) { outcome nhsNumber } }'
    const opened = async () => (await it.ask(OPEN, { variables })).body.data?.openLaunch
    expect(await opened()).toEqual({ outcome: 'OPENED', nhsNumber: it.patient('end-of-life') })
    expect(await opened()).toEqual({ outcome: 'ALREADY_USED', nhsNumber: null })
    expect(JSON.stringify(card)).not.toContain(it.patient('end-of-life'))
    // Where a launch cannot say for what care, it leads to where patients are found.
    const wordy = await cdsToken({ careContext: 'Ward round '.repeat(20) })
    const { body: long } = await call(callOf(it.patient('end-of-life')), wordy)
    expect([long.cards[0].summary, long.cards[0].links[0].url]).toEqual([card.summary, `${it.url}/clinician`])
    expect(card.detail).toContain('Not shared here')
    const [away] = manifest.filter(({ released }: Any) => released > 0).map(({ exchange }: Any) => exchange)
    await it.london.exchange(away.id).switchOff()
    try {
      expect((await cardFor('end-of-life')).detail).toMatch(
        new RegExp(`Not heard, or not in full:\\*\\* [^\\n]*${away.name}`),
      )
    } finally {
      await it.london.reset()
    }
  })

  test('a refusal is one card, whoever the patient is, and whether there is such a patient or not', async () => {
    const analyst = () =>
      cdsToken({
        stated: { acting_person: { user_id: '1', role_code: 'R8008', org_code: 'RJ6' }, ...fhirClaims(TREAT) },
      })
    const cards = []
    for (const number of [it.patient('default'), it.patient('restricted'), '9999999999'])
      cards.push((await call(callOf(number), await analyst())).body.cards[0])
    const said = cards.map(({ uuid: _, ...card }: Any) => JSON.stringify(card))
    expect(new Set(said).size).toBe(1)
    expect(said[0]).toContain('Nothing from other exchanges can be shown here')
    const denied = await cardFor('deny-all-for-good')
    expect([denied.indicator, denied.summary]).toEqual([
      'info',
      expect.stringMatching(/^No record released .* alerts: not known$/),
    ])
    const nameless = (await call(callOf(undefined))).body.cards[0]
    expect([nameless.summary, nameless.links]).toEqual([expect.stringContaining('were not asked'), undefined])
  })

  test('only a registered system is heard, by a token for this service, once', async () => {
    const body = callOf(it.patient('default'))
    const once = await cdsToken()
    expect((await call(body, once)).status).toBe(200)
    for (const token of [
      once,
      await cdsToken({ audience: `${it.url}/cds-services/another` }),
      await cdsToken({ lifetime: -60 }),
      await tokenOf(),
      'x',
    ])
      expect((await call(body, token)).status).toBe(401)
    expect(
      (await send({ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }, `/${SERVICE}`))
        .status,
    ).toBe(401)
    const purposeless = await cdsToken({
      stated: { acting_person: { user_id: '1', role_code: 'R8000', org_code: 'RJ6' } },
    })
    expect((await call(body, purposeless)).body.errors[0].extensions.code).toBe('PURPOSE_REQUIRED')
  })

  test('the same call again has the card of the same name, at once it is one disclosure, and its instance is for nothing else', async () => {
    const body = callOf(it.patient('default'))
    const views = () => figure('exchange_view_seconds_count{purpose="TREAT"}')
    const tokens = await Promise.all([cdsToken(), cdsToken(), cdsToken()])
    const before = await views()
    const answers = await Promise.all(tokens.map((token) => call(body, token)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect((await views()) - before).toBe(1)
    const later = await call(body)
    expect(later.body.cards[0].uuid).toBe(answers[0]?.body.cards[0].uuid)
    expect((await views()) - before).toBe(2)
    const stolen = await call({ ...callOf(it.patient('no-choice')), hookInstance: body.hookInstance })
    expect([stolen.status, stolen.body.errors[0].extensions.code]).toEqual([409, 'CONFLICT_OF_STATE'])
  })

  test('a call without its patient, about another, or of another hook is refused; feedback is counted once and its words are not kept', async () => {
    expect((await call(callOf('', { prefetch: {} }))).status).toBe(412)
    expect((await call(callOf(it.patient('default'), { context: { userId: 'u', patientId: 'another' } }))).status).toBe(
      400,
    )
    expect((await call(callOf(it.patient('default'), { hook: 'order-sign' }))).status).toBe(400)
    expect((await call(callOf(it.patient('default')), undefined, 'cds-services/another')).status).toBe(404)
    const { uuid } = await cardFor('default')
    const overridden = {
      card: uuid,
      outcome: 'overridden',
      outcomeTimestamp: '2026-11-28T12:00:00Z',
      overrideReason: { userComment: 'She told me of Hiddenitis' },
    }
    overheard.forget()
    for (let n = 0; n < 2; n++)
      expect((await call({ feedback: [overridden] }, undefined, `${SERVICE}/feedback`)).status).toBe(200)
    expect(await figure('cds_feedback_total{outcome="overridden"}')).toBe(1)
    expect(
      (await call({ feedback: [{ ...overridden, outcome: 'burned' }] }, undefined, `${SERVICE}/feedback`)).status,
    ).toBe(400)
    expectWordless(overheard.said(), ['Hiddenitis'])
  })
})

// Last, since exchanges that failed are left alone for a while.
describe('silence is never none', () => {
  test('every answer tells of every exchange what happened, in words and codes', async () => {
    await it.london.exchange('HARINGEY').switchOff()
    await it.london.exchange('ENFIELD').fault('5xx')
    try {
      const { body } = await ask(`Condition?patient.identifier=${number('default')}`)
      const states = statesIn(body)
      expect(states.size).toBe(30)
      expect([states.get('HARINGEY'), states.get('ENFIELD')]).toEqual(['FAILED', 'FAILED'])
      expect([...states.values()]).toContain('WITHHELD_BY_CHOICE')
      expect([...states.values()]).toContain('ANSWERED')
      expect(outcomeIn(body).issue.find((issue: Any) => issue.details.text.includes('Haringey')).severity).toBe(
        'warning',
      )
      const [record] = entries(body, 'match')
      const gone = record?.id.replace(/.{4}$/, 'AAAA')
      // Nobody may take "not there" from it while some were not heard.
      expect((await ask(`Condition/${gone}`)).status).toBe(503)
    } finally {
      await it.london.reset()
    }
  })

  test('a total of none is told only where none is known; what is not there is 404 when all were heard', async () => {
    const nothing = await ask(`FamilyMemberHistory?patient.identifier=${number('deny-all-for-good')}`)
    expect(entries(nothing.body, 'match')).toEqual([])
    expect(nothing.body.total).toBeUndefined()
    expect(JSON.stringify(outcomeIn(nothing.body))).toContain('WITHHELD_BY_CHOICE')
    const id = await idOf('default')
    const gone = await ask(`Condition/${id}${'A'.repeat(27)}`)
    expect([gone.status, gone.body.resourceType, gone.body.issue[0].code]).toEqual([
      404,
      'OperationOutcome',
      'not-found',
    ])
  })
})

describe('nothing is kept of it but what was written down', () => {
  test('the receipt in an answer is in the ledger, with who, what for and what was released', async () => {
    const { body } = await ask(`AllergyIntolerance?patient.identifier=${number('default')}`)
    const receipt = outcomeIn(body).issue.at(-1).details.coding[0].code
    const shown = await it.ask('query($id: ID!) { receipt(id: $id) { access { purpose careContext recordTypes } } }', {
      as: 'patient',
      variables: { id: receipt },
    })
    expect(shown.text).toContain('ALLERGY')
    expect(shown.text).toContain(TREAT.careContext)
  })

  test('no number, id, page or word of a question is in a log line, a trace, a metric or an address', async () => {
    const id = await idOf('default')
    const token = await tokenOf()
    overheard.forget()
    const before = collector.spans().length
    const secret = `code=http://snomed.info/sct|91935009`
    const { body } = await ask(`Observation?patient=${id}&_count=1`, token)
    const next = body.link.find(({ relation }: Any) => relation === 'next').url as string
    const sent = [it.patient('default'), id, '91935009', next.split('/_page/')[1] ?? '', 'patient.identifier']
    await ask(`AllergyIntolerance?patient.identifier=${number('default')}&${secret}`, token)
    await ask(next.replace(`${it.url}/fhir/`, ''), token)
    await ask(`AllergyIntolerance/_search`, token, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `patient=${id}&code=91935009`,
    })
    await ask(`Condition?patient=${id}&onset-date=yesterday&code=91935009`, token)
    await it.london.exchange('HARINGEY').fault('5xx')
    await ask(`Condition?patient=${id}&code=91935009`, token)
    await it.london.reset()
    expectWordless(overheard.said(), [...sent, ...token.split('.')])
    // A figure of bytes may look like a number of a person's: what was sent is what is looked for.
    const metrics = (await send({}, '/metrics')).text
    for (const value of sent) expect(metrics).not.toContain(value)
    // Spans of these very requests have arrived, and the last of them too: every byte that the collector was sent is looked at.
    const routes = ['GET /fhir/:type', 'POST /fhir/:type/_search', 'GET /fhir/_page/:link']
    const traced = () => collector.spans().slice(before)
    await expect
      .poll(() => routes.filter((route) => !traced().some(({ name }) => name === route)), { timeout: 30_000 })
      .toEqual([])
    await expect
      .poll(() => traced().filter(({ name }) => name === 'GET /fhir/:type').length, { timeout: 30_000 })
      .toBeGreaterThanOrEqual(4)
    const bytes = collector.received()
    for (const value of [
      ...sent,
      ...token.split('.'),
      'Bearer',
      TREAT.careContext,
      'Ward+round',
      'onset-date',
      'patient=',
      '_count',
    ])
      expect(bytes).not.toContain(value)
    for (const { name, attributes } of traced()) {
      expect(name).toMatch(/^(?:ask|view|(?:GET|POST) (?:\/[\w:.$*-]*)+)$/)
      for (const { key, value } of attributes) {
        expect([...SPANS_SAY]).toContain(key)
        expect(JSON.stringify(value)).not.toMatch(/\?|\d{10}|=/)
      }
    }
    for (const url of JSON.stringify(body).matchAll(/"(?:url|fullUrl)":"([^"]*)"/g))
      expect(url[1]).not.toContain(it.patient('default'))
  })
})
