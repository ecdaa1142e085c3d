import { setTimeout as wait } from 'node:timers/promises'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { accountTexts } from '../../gateway/faces/account/texts/all-texts.ts'
import type { LanguageCode } from '../../gateway/faces/language/languages.ts'
import { flatten } from '../../gateway/faces/language/texts.ts'
import { londonMinute } from '../../policies/quiet-hours.ts'
import { FOR_CHANGE_WISHES } from '../../schema/model/change-wish.ts'
import { ODS_SYSTEM } from '../../schema/model/ods-code.ts'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { choicesOf } from './choices-of.ts'
import { act } from './console-steps.ts'
import { keyboardFaults } from './keyboard.ts'
import { CHANGES, type LiveStream, openStream } from './live-stream.ts'
import { type AskOptions, type LondonHouse, openLondonHouse } from './london-house.ts'

// Clinicians of Croydon's trust (RJ6) follow patients whom Haringey and Enfield hold too, and are told by those exchanges.
const COLLEAGUE: AskOptions = { wish: { person: 'clinician-and-patient' } }

let it: LondonHouse
let patient: string
let stream: LiveStream

beforeAll(async () => {
  it = await openLondonHouse({
    environment: {
      STREAM_POLL_MS: '300',
      STREAM_LOOK_OVER_MS: '1000',
      SUBSCRIPTIONS_EVERY_MS: '200',
      WISHES_EVERY_MS: '200',
    },
  })
  patient = it.patient('default')
}, 120_000)
afterAll(async () => {
  stream?.close()
  await it?.close()
})

const dataOf = async (query: string, variables: object = {}, as: AskOptions = {}) => {
  const answer = await it.ask(query, { ...as, variables: { ...variables } })
  if (answer.body?.errors !== undefined) throw new Error(answer.text)
  return answer.body.data
}
const codeOf = async (query: string, variables: object = {}, as: AskOptions = {}): Promise<string | undefined> =>
  (await it.ask(query, { ...as, variables: { ...variables } })).body?.errors?.[0]?.extensions.code

const FOLLOW = `mutation($patient: NHSNumber!, $key: String!, $team: ID, $purpose: PurposeOfUse = TREAT, $careContext: String = "Ward 4") {
  followPatient(patient: $patient, purpose: $purpose, careContext: $careContext, idempotencyKey: $key, team: $team) {
    id nhsNumber careContext openedAt endsAt team { name } } }`
const LIST = `{ changeNotices { ${CHANGES} } }`
const ACKNOWLEDGE = 'mutation($numbers: [Int!]!) { acknowledgeChanges(numbers: $numbers) }'
const streamOf = async (as: AskOptions = {}, more: { readonly after?: number; readonly lastEventId?: string } = {}) =>
  openStream(it.url, await it.london.tokenFor('clinician', as.wish), more)
/** The codes of a stream that is refused. */
const refusalOf = async (token: string, query?: string): Promise<readonly string[]> => {
  const refused = await openStream(it.url, token, query === undefined ? {} : { query })
  await refused.ended
  return refused.codes
}
/** How often this exchange was heard, its handshakes included, or had another outcome. */
const taken = async (exchange: string, outcome = 'taken'): Promise<number> => {
  const { text } = await it.send({ method: 'GET' }, '/metrics')
  return Number(
    text.split(`change_notifications_total{exchange="${exchange}",outcome="${outcome}"} `)[1]?.split('\n')[0] ?? 0,
  )
}
/** Resolves once this exchange will tell of this patient: it has said so by its handshake. */
const heardFrom = async (exchange: string, before = 0): Promise<void> => {
  await vi.waitUntil(async () => (await taken(exchange)) > before, { timeout: 60_000, interval: 50 })
}
const main = async ({ page }: Visit) => ((await page.getByRole('main').textContent()) ?? '').replaceAll(/\s+/g, ' ')
const numbersOf = (notices: LiveStream['notices']) => notices.map(({ data }) => data.number)

describe('a clinician follows a patient', () => {
  test('within a care context, for a day, and once however often it is asked', async () => {
    const { followPatient: first } = await dataOf(FOLLOW, { patient, key: 'follow-default' })
    const { followPatient: again } = await dataOf(FOLLOW, { patient, key: 'follow-default' })
    expect(again).toEqual(first)
    expect(first).toMatchObject({ nhsNumber: patient, careContext: 'Ward 4', team: null })
    expect(Date.parse(first.endsAt) - Date.parse(first.openedAt)).toBe(24 * 3_600_000)
    expect((await dataOf('{ follows { id } }')).follows).toEqual([{ id: first.id }])
    expect(await codeOf(FOLLOW, { patient, key: 'follow-default', careContext: 'Ward 5' })).toBe('CONFLICT_OF_STATE')
  })

  test('only a clinician, for care, with a care context, and where something may be seen', async () => {
    expect(await codeOf(FOLLOW, { patient, key: 'follow-patient' }, { as: 'patient' })).toBe('FORBIDDEN')
    expect(await codeOf(FOLLOW, { patient, key: 'follow-research', purpose: 'HRESCH' })).toBe('FORBIDDEN')
    expect(await codeOf(FOLLOW, { patient, key: 'follow-glass', purpose: 'BTG' })).toBe('FORBIDDEN')
    expect(await codeOf(FOLLOW, { patient, key: 'follow-nowhere', careContext: ' ' })).toBe('CARE_CONTEXT_REQUIRED')
    const nadia = it.patient('restricted')
    expect(await codeOf(FOLLOW, { patient: nadia, key: 'follow-restricted' })).toBe('FORBIDDEN')
  })

  test('and sees on a stream that a record may have changed, and nothing of it', async () => {
    await Promise.all(['HARINGEY', 'ENFIELD'].map((exchange) => heardFrom(exchange)))
    stream = await streamOf()
    await it.london.exchange('HARINGEY').change(patient, { type: 'AllergyIntolerance' })
    const { id, data } = await stream.nth(1)
    expect(id).toBe('1')
    expect(data).toEqual({
      number: 1,
      recordType: 'ALLERGY',
      sentence: 'An allergy of this patient may have changed.',
      at: expect.any(String),
      follow: { id: expect.any(String), nhsNumber: patient, careContext: 'Ward 4' },
    })
    expect((await dataOf(LIST)).changeNotices).toEqual([data])
  })

  test('what two exchanges tell of one change is one notice', async () => {
    const code = { coding: [{ system: 'http://snomed.info/sct', code: '91936005', display: 'Allergy to penicillin' }] }
    const set = { code, onsetDateTime: '2026-11-28', recordedDate: '2026-11-28' }
    await it.london.exchange('HARINGEY').change(patient, { type: 'AllergyIntolerance', add: true, set })
    await it.london.exchange('ENFIELD').change(patient, { type: 'AllergyIntolerance', add: true, set })
    await it.london.exchange('HARINGEY').change(patient, { type: 'Condition' })
    expect((await stream.nth(2)).data.recordType).toBe('ALLERGY')
    expect((await stream.nth(3)).data.recordType).toBe('CONDITION')
    // The same exchange tells of another change of it.
    await it.london.exchange('ENFIELD').change(patient, {
      type: 'AllergyIntolerance',
      id: 'w1',
      set: { criticality: 'high' },
    })
    expect((await stream.nth(4)).data.recordType).toBe('ALLERGY')
  })

  test('what was lost on the way is asked for as soon as the next number shows that it is missing', async () => {
    await it.london.exchange('HARINGEY').loseNotifications(2)
    await it.london.exchange('HARINGEY').change(patient, { type: 'Procedure' })
    await it.london.exchange('HARINGEY').change(patient, { type: 'DiagnosticReport' })
    await it.london.exchange('HARINGEY').change(patient, { type: 'Encounter' })
    const told = [await stream.nth(5), await stream.nth(6), await stream.nth(7)]
    expect(told.map(({ data }) => data.recordType).sort()).toEqual(['ENCOUNTER', 'PROCEDURE', 'RESULT'])
    expect(numbersOf(stream.notices)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('what was not acknowledged comes again, after the last that the reader has', async () => {
    expect(await dataOf(ACKNOWLEDGE, { numbers: [1, 2, 3, 4, 6, 99] })).toEqual({ acknowledgeChanges: 5 })
    expect((await dataOf(LIST)).changeNotices.map((one: { number: number }) => one.number)).toEqual([5, 7])
    const resumed = await streamOf({}, { lastEventId: '5' })
    expect((await resumed.nth(1)).data.number).toBe(7)
    resumed.close()
    const from = await streamOf({}, { after: 2 })
    expect([(await from.nth(1)).data.number, (await from.nth(2)).data.number]).toEqual([5, 7])
    from.close()
    await dataOf(ACKNOWLEDGE, { numbers: [5, 7] })
    expect((await dataOf(LIST)).changeNotices).toEqual([])
  })

  test('in quiet hours a notice waits, unless it is urgent', async () => {
    const QUIET = `mutation($from: String, $until: String, $urgent: Boolean) {
      setQuietHours(from: $from, until: $until, urgentPasses: $urgent) { from until urgentPasses } }`
    const always = { from: '00:00', until: '23:59', urgent: true }
    expect(await dataOf(QUIET, always)).toEqual({
      setQuietHours: { from: '00:00', until: '23:59', urgentPasses: true },
    })
    expect(await codeOf(QUIET, { from: '25:00', until: '07:00' })).toBe('INPUT_INVALID')
    await it.london.exchange('HARINGEY').change(patient, { type: 'Condition' })
    await it.london.exchange('HARINGEY').change(patient, { type: 'AllergyIntolerance' })
    expect((await stream.nth(8)).data.recordType).toBe('ALLERGY')
    await dataOf(QUIET, {})
    expect((await stream.nth(9)).data.recordType).toBe('CONDITION')
    await dataOf(ACKNOWLEDGE, { numbers: [8, 9] })
  })

  test('a stream ends with its token, and one person has so many', async () => {
    const brief = await openStream(it.url, await it.london.tokenFor('clinician', { lifetime: 1 }))
    await brief.ended
    expect([brief.codes, brief.notices]).toEqual([[], []])
    const more = await Promise.all([1, 2, 3, 4].map(() => streamOf()))
    const sixth = await streamOf()
    await sixth.ended
    expect(sixth.codes).toEqual(['RATE_LIMITED'])
    for (const one of more) one.close()
  })

  test('what is no subscription of this schema is refused without a word of it', async () => {
    const token = await it.london.tokenFor('clinician')
    for (const query of ['subscription { nobody }', '{ follows { id } }', 'no graphql at all'])
      expect(await refusalOf(token, query)).toEqual(['QUERY_INVALID'])
    expect(await codeOf('subscription { changeNotices { number } }')).toBe('QUERY_INVALID')
    expect(await refusalOf(await it.london.tokenFor('ig-manager'))).toEqual(['FORBIDDEN'])
    expect((await openStream(it.url, 'nobody')).status).toBe(401)
  })
})

describe('a team follows a patient', () => {
  let team: string

  test('of one organisation, which its clinicians join', async () => {
    const { openFollowTeam } = await dataOf('mutation { openFollowTeam(name: "Ward 4") { id name isMember members } }')
    team = openFollowTeam.id
    expect(openFollowTeam).toMatchObject({ name: 'Ward 4', isMember: true })
    expect(await codeOf('mutation { openFollowTeam(name: "Ward 4") { id } }')).toBe('CONFLICT_OF_STATE')
    const { followTeams } = await dataOf('{ followTeams { id isMember } }', {}, COLLEAGUE)
    expect(followTeams).toEqual([{ id: team, isMember: false }])
    const join = `mutation { joinFollowTeam(team: "${team}") { isMember members } }`
    const { joinFollowTeam } = await dataOf(join, {}, COLLEAGUE)
    expect(joinFollowTeam.isMember).toBe(true)
    expect(joinFollowTeam.members).toHaveLength(2)
  })

  test('each is told under their own numbers, and what one has seen is seen', async () => {
    await dataOf(FOLLOW, { patient, key: 'follow-as-team', team })
    const theirs = await streamOf(COLLEAGUE)
    await it.london.exchange('HARINGEY').change(patient, { type: 'Condition' })
    const [mine, other] = [await stream.nth(10), await theirs.nth(1)]
    expect([mine.data.number, other.data.number]).toEqual([10, 1])
    await dataOf(ACKNOWLEDGE, { numbers: [1] }, COLLEAGUE)
    expect((await dataOf(LIST, {}, COLLEAGUE)).changeNotices).toEqual([])
    theirs.close()
    await dataOf(`mutation { leaveFollowTeam(team: "${team}") }`, {}, COLLEAGUE)
    expect((await dataOf('{ follows { id } }', {}, COLLEAGUE)).follows).toEqual([])
    await dataOf(ACKNOWLEDGE, { numbers: [10] })
  })
})

describe.skipIf(CHROMIUM === undefined)('on the pages', () => {
  /** What a designer and axe look at. */
  const looked = async (visit: Visit, name: string): Promise<void> => {
    expect(await visit.accessibilityFaults(), name).toEqual([])
    if (process.env['PICTURES'] !== undefined) await visit.pictures(name)
    await visit.page.setViewportSize({ width: 390, height: 900 })
    expect(await visit.overhang(), name).toBeLessThanOrEqual(0)
    await visit.page.setViewportSize({ width: 1280, height: 900 })
  }
  let browser: HouseBrowser
  let doctor: Visit
  beforeAll(async () => {
    browser = await openBrowser(it)
    doctor = await browser.visit()
    await doctor.signIn('clinician', '/clinician')
  })
  afterAll(async () => {
    await browser?.close()
  })
  /** To the page on which this patient is followed, as part of this care. */
  const followAs = async (careContext: string): Promise<void> => {
    await doctor.go('/clinician')
    await doctor.page.fill('#nhsNumber', patient)
    await doctor.page.check('input[name=purpose][value=TREAT]')
    await doctor.page.fill('#careContext', careContext)
    await act(doctor.page, 'Open the record')
    await doctor.page.getByRole('link', { name: 'Follow this patient' }).click()
  }

  test('a clinician follows from the record, is told while a page is open, and says that it was seen', async () => {
    await followAs('ED attendance 4711')
    await looked(doctor, 'clinician-follow')
    await act(doctor.page, 'Follow')
    expect(await main(doctor)).toContain('You follow this patient now.')
    const live = doctor.page.locator('#live-changes')
    expect(await live.isVisible()).toBe(false)

    await it.london.exchange('HARINGEY').change(patient, { type: 'AllergyIntolerance' })
    await live.waitFor({ state: 'visible' })
    await doctor.page.getByRole('link', { name: 'See what changed' }).click()
    expect(await main(doctor)).toContain('An allergy of this patient may have changed.')
    expect(await live.isVisible()).toBe(false)
    await looked(doctor, 'clinician-changes')
    await doctor.page
      .getByRole('button', { name: /^I have seen these/ })
      .first()
      .click()
    await doctor.page.getByText('Marked as seen.').waitFor()
    expect(await main(doctor)).not.toContain('An allergy')
    // To the record, under the care that it is followed for.
    await doctor.page
      .getByRole('button', { name: /^Open the record/ })
      .first()
      .click()
    await doctor.page.getByText('ED attendance 4711').waitFor()
    expect(browser.complaints).toEqual([])

    const plain = await browser.visit({ javaScript: false })
    await plain.signIn('clinician', '/clinician/changes')
    expect(await main(plain)).toContain('Stop following')
    await plain.page
      .getByRole('button', { name: /^Stop following/ })
      .first()
      .click()
    expect(await main(plain)).toContain('You do not follow this patient any more.')
    await plain.close()
    // One notice, whoever was first to be told of it.
    expect((await stream.nth(11)).data.recordType).toBe('ALLERGY')
  })

  test('they join colleagues in a team, and tell it of whom they follow', async () => {
    const { page } = doctor
    await doctor.go('/clinician/changes')
    await act(page, 'My team and quiet hours')
    // Ward 4 is theirs since they opened it.
    await page.getByRole('button', { name: /^Leave/ }).click()
    expect(await main(doctor)).toContain('You are in no team.')
    await act(page, 'Join')
    expect(await page.locator('#team-error').textContent()).toContain('Choose a team')
    await act(page, 'Open the team')
    expect(await page.locator('#name-error').textContent()).toContain('Enter a name for the team')
    await page.fill('#name', 'Ward 4')
    await act(page, 'Open the team')
    expect(await page.locator('#name-error').textContent()).toContain('has a team of that name')
    await looked(doctor, 'clinician-team-refused')
    await followAs('Ward round 8')
    expect(await main(doctor)).toContain('You are in no team.')
    await act(page, 'Join one')
    await page.getByLabel(/Ward 4/).check()
    await act(page, 'Join')
    expect(await main(doctor)).toContain('You are in the team now.')
    await page.fill('#name', 'Out of hours')
    await act(page, 'Open the team')
    expect(await main(doctor)).toContain('The team is open, and you are in it.')
    const { followTeams } = await dataOf('{ followTeams { name isMember } }')
    expect(followTeams).toEqual([
      { name: 'Out of hours', isMember: true },
      { name: 'Ward 4', isMember: true },
    ])
    await looked(doctor, 'clinician-team')
    await followAs('Ward round 8')
    await page.getByLabel('Tell a team of yours too').selectOption({ index: 2 })
    await act(page, 'Follow')
    expect(await main(doctor)).toContain('With Ward 4, begun by')
    const { follows } = await dataOf('{ follows { careContext team { name } } }')
    expect(follows[0]).toEqual({ careContext: 'Ward round 8', team: { name: 'Ward 4' } })
    expect(browser.complaints).toEqual([])
  })

  test('and without a script they say when they are left in peace, and read what waited once they are not', async () => {
    const plain = await browser.visit({ javaScript: false })
    const { page } = plain
    await plain.signIn('clinician', '/clinician/changes/team')
    expect(await main(plain)).toContain('You have none: you are told at any time.')
    const save = async (from: string, until: string): Promise<void> => {
      await page.fill('#from', from)
      await page.fill('#until', until)
      await act(page, 'Save quiet hours')
    }
    await save('', 'seven')
    expect(await page.locator('#from-error').textContent()).toContain('Enter when they begin')
    expect(await page.locator('#until-error').textContent()).toContain('such as 22:00 or 10pm')
    await save('10pm', '22:00')
    expect(await page.locator('#until-error').textContent()).toContain('another time than they begin at')
    expect(await page.inputValue('#from')).toBe('10pm')
    // An hour about now, whenever that is.
    const now = londonMinute(Date.now())
    const about = (minutes: number): string => {
      const minute = (now + minutes + 1_440) % 1_440
      return `${String(Math.floor(minute / 60)).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`
    }
    await save(about(-30), about(30))
    expect(await main(plain)).toContain('Your quiet hours are saved.')
    expect(await main(plain)).toMatch(/London’s time: now\. Alerts and allergies are shown/)

    const heard = await taken('HARINGEY')
    await it.london.exchange('HARINGEY').change(patient, { type: 'Condition' })
    await heardFrom('HARINGEY', heard)
    await plain.go('/clinician/changes')
    expect(await main(plain)).toContain('Your quiet hours last until')
    expect(await main(plain)).toContain('Nothing new is shown in your quiet hours.')
    expect(await main(plain)).not.toContain('A problem')
    await doctor.go('/clinician/changes')
    await looked(doctor, 'clinician-changes-quiet')
    await doctor.go('/clinician/changes/team')
    await looked(doctor, 'clinician-team-quiet')

    await plain.go('/clinician/changes/team')
    await act(page, 'Have no quiet hours')
    expect(await main(plain)).toContain('You have no quiet hours any more.')
    await plain.go('/clinician/changes')
    expect(await main(plain)).toContain('A problem or diagnosis of this patient may have changed.')
    expect((await stream.nth(12)).data.recordType).toBe('CONDITION')
    await dataOf(ACKNOWLEDGE, { numbers: [12] })
    await plain.close()
    expect(browser.complaints).toEqual([])
  })
})

describe('what is judged at the moment of sending', () => {
  const deny = (scope: object) =>
    choicesOf(() => it).make('giveDirective', 'default', { as: 'patient' }, { choice: { effect: 'deny', ...scope } })

  test('a type that the patient denies gives no notice, no number and no gap', async () => {
    await deny({ recordTypes: ['ALLERGY'] })
    await it.london.exchange('HARINGEY').change(patient, { type: 'AllergyIntolerance' })
    await it.london.exchange('HARINGEY').change(patient, { type: 'Condition' })
    const { data } = await stream.nth(13)
    expect([data.number, data.recordType]).toEqual([13, 'CONDITION'])
  })

  test('consent withdrawn closes the follow, and nothing is sent of it, not even what waited', async () => {
    await deny({})
    for (;;) {
      const { follows } = await dataOf('{ follows { id } }')
      if (follows.length === 0) break
      await wait(100)
    }
    await it.london.exchange('HARINGEY').change(patient, { type: 'Condition' })
    expect((await dataOf(LIST)).changeNotices).toEqual([])
    const late = await streamOf({}, { after: 0 })
    await wait(1_000)
    expect([numbersOf(late.notices), stream.notices.length]).toEqual([[], 13])
    late.close()
  })
})

describe('a patient is told of what they asked to be told of', () => {
  const WISH = `mutation($patient: NHSNumber!, $recordTypes: [RecordType!]!, $outward: Boolean!) {
    setChangeWish(patient: $patient, recordTypes: $recordTypes, outward: $outward) { isOn recordTypes outward writesMessages } }`
  const TOLD = `query($patient: NHSNumber!) { changesTold(patient: $patient) {
    isWhole changes { number recordType sentence exchange { id name } } } }`
  const SEEN = `mutation($patient: NHSNumber!, $numbers: [Int!]!) { markChangesSeen(patient: $patient, numbers: $numbers) }`
  const OWN: AskOptions = { as: 'patient' }
  const MOTHER: AskOptions = { as: 'proxy' }
  type Told = { readonly number: number; readonly recordType: string; readonly sentence: string }
  const toldOf = async (of: string, as: AskOptions): Promise<readonly Told[]> =>
    (await dataOf(TOLD, { patient: of }, as)).changesTold.changes
  /** Once so many are told. */
  const told = async (of: string, as: AskOptions, count: number): Promise<readonly Told[]> => {
    let changes: readonly Told[] = []
    await vi.waitUntil(
      async () => {
        changes = await toldOf(of, as)
        return changes.length >= count
      },
      { timeout: 60_000, interval: 100 },
    )
    return changes
  }
  const typesOf = (changes: readonly Told[]) => changes.map(({ number, recordType }) => `${number} ${recordType}`)
  /** What went outward by the templates for changes. */
  const messages = async () => {
    const { changes } = it.london.addresses.outward.notify
    const ids: readonly unknown[] = Object.values(changes)
    return (await it.london.outward()).filter(({ body }) => ids.includes(body['template_id']))
  }

  test('nobody is unless they ask, and nobody may ask for a person they may not view for', async () => {
    const { changeWish } = await dataOf(`{ changeWish(patient: "${patient}") { isOn recordTypes isNews } }`, {}, OWN)
    expect(changeWish).toEqual({ isOn: false, recordTypes: [], isNews: false })
    const wish = { recordTypes: ['CONDITION'], outward: false }
    for (const as of [MOTHER, {}, { as: 'practice-staff' }] as const)
      expect(await codeOf(WISH, { patient, ...wish }, as)).toBe('FORBIDDEN')
    expect(await codeOf(WISH, { patient: it.patient('teenager'), ...wish }, MOTHER)).toBe('FORBIDDEN')
    expect(await codeOf(TOLD, { patient }, MOTHER)).toBe('FORBIDDEN')
  })

  test('of the kinds they named, from everywhere, whatever they denied to others, and never of what is kept from them', async () => {
    const before = await taken('HARINGEY')
    const wish = { patient, recordTypes: ['CONDITION', 'ALLERGY'], outward: true }
    expect(await dataOf(WISH, wish, OWN)).toEqual({
      setChangeWish: { isOn: true, recordTypes: ['CONDITION', 'ALLERGY'], outward: true, writesMessages: true },
    })
    await heardFrom('HARINGEY', before)
    const haringey = it.london.exchange('HARINGEY')
    await haringey.change(patient, { type: 'Procedure' })
    const { exchanges } = await it.state.registry.load()
    const [controller] = exchanges.find(({ id }) => id === 'HARINGEY')?.members ?? []
    const tag = [{ system: ODS_SYSTEM, code: controller }]
    const code = { text: 'Seen by a specialist' }
    const added = await haringey.change(patient, { type: 'Condition', add: true, set: { code, meta: { tag } } })
    expect(typesOf(await told(patient, OWN, 1))).toEqual(['1 CONDITION'])
    const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'NOPAT' }]
    const [, id = ''] = added?.split('/') ?? []
    await haringey.change(patient, { type: 'Condition', id, set: { meta: { tag, security } } })
    await haringey.change(patient, { type: 'AllergyIntolerance' })
    // What is kept from the patient by now is shown no more, and took no number.
    await expect.poll(async () => typesOf(await toldOf(patient, OWN)), { timeout: 30_000 }).toEqual(['2 ALLERGY'])
    const { isWhole, changes } = (await dataOf(TOLD, { patient }, OWN)).changesTold
    expect(isWhole).toBe(true)
    expect(changes[0]).toMatchObject({ exchange: { id: 'HARINGEY' }, sentence: expect.stringContaining('An allergy') })

    // Nor does their log tell of it: the house looked at it, which stands in the ledger and is no access that anybody had.
    const logged = async () => {
      const { accessLog } = await dataOf(
        `{ accessLog(patient: "${patient}", first: 100) { items { receipt kind recordTypes } gaps } }`,
        {},
        OWN,
      )
      // Reading the log is listed too.
      const items = accessLog.items.filter((one: { readonly recordTypes: readonly string[] }) => one.recordTypes.length)
      return { items, gaps: accessLog.gaps }
    }
    const looks = async () => {
      const { entries } = await it.state.ledger.ofPatient(patient as never, { limit: 1_000 })
      return entries.filter(({ entry }) => entry.kind === 'decision' && entry.requester.system === FOR_CHANGE_WISHES)
    }
    const { iss = '', sub = '' } = decodeJwt(await it.london.tokenFor('patient'))
    const untold = () => it.state.changeNotices.pending({ issuer: iss, userId: sub, organisation: undefined }, 1)
    await expect.poll(untold, { timeout: 30_000 }).toEqual([])
    const [log, looked, heard] = [await logged(), (await looks()).length, await taken('HARINGEY')]
    expect(log.items).not.toEqual([])
    await haringey.change(patient, { type: 'Condition', add: true, set: { code, meta: { tag, security } } })
    await heardFrom('HARINGEY', heard)
    await expect.poll(untold, { timeout: 30_000 }).toEqual([])
    expect((await looks()).length).toBeGreaterThan(looked)
    expect(await logged()).toEqual(log)
    expect(typesOf(await toldOf(patient, OWN))).toEqual(['2 ALLERGY'])
  })

  test('by one message, which says that there is something and nothing of it, to their own address', async () => {
    await expect.poll(async () => (await messages()).length, { timeout: 30_000 }).toBe(1)
    const [message] = await messages()
    expect(message?.body['personalisation']).toEqual({ sign_in: it.url })
    expect(JSON.stringify(message)).not.toMatch(/999\d{7}|allerg|condition/i)
    await it.london.exchange('HARINGEY').change(patient, { type: 'Condition' })
    expect(typesOf(await told(patient, OWN, 2))).toEqual(['3 CONDITION', '2 ALLERGY'])
    expect(await dataOf(SEEN, { patient, numbers: [2, 3] }, OWN)).toEqual({ markChangesSeen: 2 })
    expect(await toldOf(patient, OWN)).toEqual([])
    expect(await messages()).toHaveLength(1)
  })

  test.skipIf(CHROMIUM === undefined)(
    'in their account, in their language, by keyboard alone and at any width',
    { timeout: 240_000 },
    async () => {
      const browser = await openBrowser(it)
      const person = await browser.visit({ width: 'phone' })
      const { page } = person
      const say = (name: string, code: LanguageCode = 'en') => flatten(accountTexts[code]).get(name) ?? name
      const isWell = async (name: string): Promise<void> => {
        expect([name, await person.faults()]).toEqual([name, []])
        expect([name, await keyboardFaults(page)]).toEqual([name, []])
        if (process.env['PICTURES'] !== undefined) await person.pictures(name)
      }
      await dataOf(WISH, { patient, recordTypes: [], outward: false }, OWN)
      await person.signIn('patient', '/account')
      await page.getByRole('link', { name: say('told.choose') }).click()
      expect(await main(person)).toContain(say('told.off'))
      await isWell('told-off')
      await page.getByRole('button', { name: say('told.choose') }).click()
      await act(page, say('told.save'))
      expect(await main(person)).toContain(say('error.chooseLift'))
      await page.getByLabel(say('told.yes'), { exact: true }).check()
      await act(page, say('told.save'))
      expect(await main(person)).toContain(say('error.chooseKind'))
      await isWell('told-choose-refused')
      const before = await taken('HARINGEY')
      await page.getByLabel(say('words.recordType.CONDITION'), { exact: true }).check()
      await act(page, say('told.save'))
      expect(await main(person)).toContain(say('told.done.on'))
      expect(await main(person)).toContain(say('told.none'))
      await heardFrom('HARINGEY', before)

      await it.london.exchange('HARINGEY').change(patient, { type: 'Condition' })
      await told(patient, OWN, 1)
      await person.go('/account')
      expect(await main(person)).toContain(say('told.news'))
      await isWell('told-home')
      await page.getByRole('link', { name: say('told.newsLink') }).click()
      expect(await main(person)).toContain('Haringey')
      await isWell('told-news')
      await person.go('/account/told?lang=ar')
      await person.go('/account/told')
      expect([await page.locator('html').getAttribute('dir'), await main(person)]).toEqual([
        'rtl',
        expect.stringContaining(say('words.recordType.CONDITION', 'ar')),
      ])
      await isWell('told-news-ar')
      await person.go('/account/told/choose')
      await isWell('told-choose-ar')
      await person.go('/account/told')
      await act(page, say('told.seen', 'ar'))
      expect(await main(person)).toContain(say('told.done.seen', 'ar'))
      expect(await toldOf(patient, OWN)).toEqual([])
      expect(browser.complaints).toEqual([])
      await browser.close()
    },
  )

  test('until they switch it off: nothing is told any more, and exchanges are let go', async () => {
    await dataOf(WISH, { patient, recordTypes: [], outward: false }, OWN)
    const unknown = () => taken('HARINGEY', 'SUBSCRIPTION_UNKNOWN')
    const [before, sent] = [await unknown(), (await messages()).length]
    await it.london.exchange('HARINGEY').change(patient, { type: 'Condition' })
    await expect.poll(unknown, { timeout: 30_000 }).toBeGreaterThan(before)
    expect((await dataOf(`{ changeWish(patient: "${patient}") { isOn isNews } }`, {}, OWN)).changeWish).toEqual({
      isOn: false,
      isNews: false,
    })
    expect(await toldOf(patient, OWN)).toEqual([])
    expect(await messages()).toHaveLength(sent)
  })

  test('who may view for a child is told too, under their own name, until their right ends', async () => {
    const child = it.patient('twin-one')
    const home = it.london.exchange('CROYDON')
    const before = await taken('CROYDON')
    await dataOf(WISH, { patient: child, recordTypes: ['CONDITION'], outward: true }, MOTHER)
    await heardFrom('CROYDON', before)
    const sent = (await messages()).length
    const meta = { tag: [{ system: ODS_SYSTEM, code: 'RJ6' }] }
    const written = await home.change(child, { type: 'Condition', add: true, set: { code: { text: 'Croup' }, meta } })
    expect(typesOf(await told(child, MOTHER, 1))).toEqual(['1 CONDITION'])
    await expect.poll(async () => (await messages()).length, { timeout: 30_000 }).toBe(sent + 1)
    const { iss = '', sub = '' } = decodeJwt(await it.london.tokenFor('proxy'))
    const wish = () => it.state.changeWishes.of({ issuer: iss, userId: sub, organisation: undefined }, child as never)
    expect(await wish()).toBeDefined()
    for (const { id } of await it.state.proxyRights.between(child as never, it.patient('proxy') as never))
      await it.state.proxyRights.withdraw(id)
    await home.change(child, { type: 'Condition', id: written?.split('/')[1] ?? '', set: { meta } })
    await expect.poll(wish, { timeout: 30_000 }).toBeUndefined()
    expect(await codeOf(TOLD, { patient: child }, MOTHER)).toBe('FORBIDDEN')
    expect(await messages()).toHaveLength(sent + 1)
  })
})
