import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChoiceEdit } from '../../../gateway/state/choice-store.ts'
import type { Door } from '../../../gateway/state/doors/door.ts'
import { openStateBehind, type State } from '../../../gateway/state/open-state.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import { aDirective, ods, testPatient } from './state-examples.ts'

const OPEN = { start: undefined, end: undefined }
const NOBODY = { reader: undefined, deed: undefined }
const CHOICE_TABLES = ['directives', 'consent_sets', 'consent_proposals', 'consent_notices', 'consent_deeds']

/** What the store of choices must do, whichever database stands behind it. */
export const choiceContract = (
  name: string,
  openDoor: () => Promise<{ readonly door: Door; readonly stop: () => Promise<void> }>,
): void => {
  describe(`choices on ${name}`, () => {
    let door: Door
    let state: State
    let stop: () => Promise<void>
    let people = 500
    beforeAll(async () => {
      ;({ door, stop } = await openDoor())
      state = await openStateBehind(door, { patientKey: new Uint8Array(32).fill(7) })
    }, 120_000)
    afterAll(async () => {
      await door?.close()
      await stop?.()
    })

    const somebody = (): NhsNumber => testPatient(++people)
    const revisionOf = async (patient: NhsNumber) => (await state.choices.of(patient, NOBODY)).revision
    let keys = 0
    const edit = (patient: NhsNumber, revision: number, rest: Partial<ChoiceEdit>): Promise<'DONE' | 'CONFLICT'> => {
      keys++
      const deed = { key: `key-${keys}`, asked: 'asked' }
      return state.choices.edit({ patient, revision, by: 'subject-1', deed, notices: [], ...rest })
    }
    const recording = (id: string, patient: NhsNumber) => ({
      records: { directive: aDirective(id, patient), key: null },
    })

    test('somebody of whom nothing is known has revision 0 and no choices', async () => {
      expect(await state.choices.of(somebody(), NOBODY)).toEqual({
        now: expect.any(Number),
        revision: 0,
        directives: [],
        rights: [],
        proposals: [],
        notices: [],
        served: undefined,
      })
    })

    test('a choice comes back as it was recorded, with who of the staff recorded it; decisions read it in their own round trip', async () => {
      const patient = somebody()
      const base = aDirective('named', patient)
      const recordedBy = { ...base.recordedBy, how: 'PRACTICE' as const, name: 'A Person', organisation: ods('F86001') }
      const directive = { ...base, recordedBy }
      expect(await edit(patient, 0, { records: { directive, key: state.patientKeyOf(patient) } })).toBe('DONE')
      const { directives } = await state.choices.of(patient, NOBODY)
      expect(directives).toEqual([{ ...directive, withdrawnAt: null, recordedKey: state.patientKeyOf(patient) }])
      expect((await state.factsFor({ patient, proxy: undefined })).directives).toEqual([
        { ...directive, withdrawnAt: null },
      ])
    })

    test('how the patient asked stands with a choice, with its end, and with a widening that waits', async () => {
      const patient = somebody()
      const base = aDirective('asked', patient)
      const directive = {
        ...base,
        recordedBy: { ...base.recordedBy, how: 'PRACTICE' as const, asked: 'TELEPHONE' as const },
      }
      await edit(patient, 0, {
        records: { directive, key: null },
        proposes: {
          id: 'asked-widening',
          side: 'PATIENT',
          proposedBy: { how: 'PRACTICE', userId: 'subject-1', asked: 'PAPER_FORM' },
          proposedKey: state.patientKeyOf(patient),
          at: 10,
          expiresAt: Date.now() + 1e9,
          ends: 'asked',
          records: undefined,
        },
      })
      await edit(patient, await revisionOf(patient), { ends: 'asked', endsAsked: 'LETTER' })
      const { directives, proposals } = await state.choices.of(patient, NOBODY)
      expect(directives).toMatchObject([{ recordedBy: { asked: 'TELEPHONE' }, withdrawnAsked: 'LETTER' }])
      expect(proposals.map(({ proposedBy }) => proposedBy.asked)).toEqual(['PAPER_FORM'])
      expect(await state.directives.ofPatient(patient)).toMatchObject([{ withdrawnAsked: 'LETTER' }])
      await state.directives.record(directive)
    })

    test('whoever acts no more is told that it ended, of others and not of themselves, and nobody else is', async () => {
      const [patient, proxy] = [somebody(), somebody()]
      const [own, to] = [state.patientKeyOf(patient), state.patientKeyOf(proxy)]
      await edit(patient, 0, {
        notices: [to, own].map((each) => ({ to: each, kind: 'PROXY_RIGHT_ENDED' as const, directives: [] })),
      })
      expect(await state.choices.endedRightsOf(proxy)).toEqual([{ id: expect.any(String), at: expect.any(Number) }])
      expect(await state.choices.endedRightsOf(patient)).toEqual([])
    })

    test('every change moves the revision, whatever made it; who judged the one before writes nothing', async () => {
      const patient = somebody()
      const seen: number[] = [await revisionOf(patient)]
      const moved = async (change: Promise<unknown>) => {
        await change
        seen.push(await revisionOf(patient))
      }
      await moved(state.directives.record(aDirective('moved', patient)))
      await moved(state.directives.withdraw('moved'))
      const right = {
        id: 'moved-right',
        patient,
        proxy: somebody(),
        ground: 'ATTORNEY' as const,
        mayView: true,
        patientLacksCapacity: true,
        period: OPEN,
        withdrawn: false,
      }
      await moved(state.proxyRights.record(right))
      await moved(state.proxyRights.withdraw('moved-right'))
      await moved(edit(patient, await revisionOf(patient), recording('moved-2', patient)))
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b))
      for (const old of seen.slice(0, -1)) expect(await edit(patient, old, recording('late', patient))).toBe('CONFLICT')
      expect((await state.choices.of(patient, NOBODY)).directives.map(({ id }) => id)).toEqual(['moved', 'moved-2'])
    })

    test('of many who write on the same revision one does, the others change nothing', async () => {
      const patient = somebody()
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, at) => edit(patient, 0, recording(`race-${at}`, patient))),
      )
      expect(outcomes.filter((outcome) => outcome === 'DONE')).toHaveLength(1)
      expect((await state.choices.of(patient, NOBODY)).directives).toHaveLength(1)
    })

    test('a change is whole or not at all: what cannot be ended leaves nothing recorded, told or served', async () => {
      const patient = somebody()
      await edit(patient, 0, recording('half', patient))
      const before = await state.choices.of(patient, NOBODY)
      const to = state.patientKeyOf(patient)
      const half = {
        ...recording('other-half', patient),
        notices: [{ to, kind: 'RECORDED_BY_PROXY', directives: ['other-half'] }],
        deed: { key: 'half-deed', asked: 'asked' },
      } as const
      expect(await edit(patient, before.revision, { ...half, ends: 'no-such' })).toBe('CONFLICT')
      expect(await edit(patient, before.revision, { ...half, endsViewOf: 'no-such' })).toBe('CONFLICT')
      expect(await edit(patient, before.revision, { ...half, settles: { id: 'no-such', as: 'DECLINED' } })).toBe(
        'CONFLICT',
      )
      const after = await state.choices.of(patient, { reader: patient, deed: 'half-deed' })
      expect({ ...after, now: 0 }).toEqual({ ...before, now: 0 })
      expect(await edit(patient, before.revision, { ...half, ends: 'half' })).toBe('DONE')
      const whole = await state.choices.of(patient, { reader: patient, deed: 'half-deed' })
      expect(whole.directives.map(({ id, withdrawnAt }) => [id, withdrawnAt !== null])).toEqual([
        ['half', true],
        ['other-half', false],
      ])
      expect(whole.served).toEqual({
        asked: 'asked',
        ended: 'half',
        recorded: 'other-half',
        proposal: undefined,
        proxyRight: undefined,
      })
      expect(whole.notices).toEqual([
        {
          id: expect.any(String),
          kind: 'RECORDED_BY_PROXY',
          at: expect.any(Number),
          directives: ['other-half'],
          proposal: undefined,
        },
      ])
    })

    test('a proxy right comes back with what showed it, is ended once, and both are found again by who asked', async () => {
      const [patient, other, proxy] = [somebody(), somebody(), somebody()]
      const key = state.patientKeyOf(proxy)
      const right = {
        id: 'warranted',
        patient,
        proxy: key as string as NhsNumber,
        ground: 'DEPUTY' as const,
        mayView: true,
        patientLacksCapacity: true,
        period: { start: 5, end: undefined },
        withdrawn: false,
        warrant: {
          evidence: 'COURT_OF_PROTECTION_ORDER' as const,
          reference: '1234567T',
          recordedAt: 7,
          recordedBy: 'subject-1',
        },
      }
      const asking = { key: 'right-deed', asked: 'asked' }
      const given = { recordsRight: { key, right }, deed: asking }
      expect(await edit(patient, 0, given)).toBe('DONE')
      const held = await state.choices.of(patient, { reader: undefined, deed: 'right-deed' })
      expect(held.rights).toEqual([{ key, right }])
      expect(held.served?.proxyRight).toEqual({ key, right })
      expect((await state.factsFor({ patient, proxy })).proxyRights.map(({ id }) => id)).toEqual(['warranted'])

      expect(await edit(other, 0, { endsRight: 'warranted' })).toBe('CONFLICT')
      const ending = { endsRight: 'warranted', deed: { key: 'ending-deed', asked: 'asked' } }
      expect(await edit(patient, held.revision, ending)).toBe('DONE')
      const ended = await state.choices.of(patient, { reader: undefined, deed: 'ending-deed' })
      expect([ended.rights, ended.served?.proxyRight?.right]).toEqual([[], { ...right, withdrawn: true }])
      expect(ended.revision).toBeGreaterThan(held.revision)
      expect((await state.factsFor({ patient, proxy })).proxyRights).toEqual([])
      expect(await edit(patient, ended.revision, { endsRight: 'warranted' })).toBe('CONFLICT')
    })

    test('another patient’s choice is not ended', async () => {
      const [one, other] = [somebody(), somebody()]
      await edit(one, 0, recording('of-one', one))
      expect(await edit(other, 0, { ends: 'of-one' })).toBe('CONFLICT')
      expect((await state.choices.of(one, NOBODY)).directives[0]?.withdrawnAt).toBeNull()
    })

    const proposal = (id: string, patient: NhsNumber, expiresAt: number) => ({
      id,
      side: 'PATIENT' as const,
      proposedBy: { how: 'PATIENT' as const, userId: 'young' },
      proposedKey: state.patientKeyOf(patient),
      at: 1_000,
      expiresAt,
      ends: undefined,
      records: {
        effect: 'permit' as const,
        scope: aDirective('x', patient).scope,
        period: OPEN,
        breakGlassMayLift: false,
      },
    })

    test('a proposal waits, is settled once, and runs out by the clock', async () => {
      const patient = somebody()
      const made = proposal('waits', patient, Date.now() + 3_600_000)
      expect(await edit(patient, 0, { proposes: made })).toBe('DONE')
      expect((await state.choices.of(patient, NOBODY)).proposals).toEqual([{ ...made, state: 'OPEN' }])
      const settles = { id: 'waits', as: 'CONFIRMED' } as const
      expect(await edit(patient, await revisionOf(patient), { settles })).toBe('DONE')
      expect(await edit(patient, await revisionOf(patient), { settles: { ...settles, as: 'DECLINED' } })).toBe(
        'CONFLICT',
      )
      expect((await state.choices.of(patient, NOBODY)).proposals[0]?.state).toBe('CONFIRMED')

      await edit(patient, await revisionOf(patient), { proposes: proposal('over', patient, Date.now() - 1) })
      const { proposals, revision } = await state.choices.of(patient, NOBODY)
      expect(proposals.find(({ id }) => id === 'over')?.state).toBe('EXPIRED')
      expect(await edit(patient, revision, { settles: { id: 'over', as: 'CONFIRMED' } })).toBe('CONFLICT')
    })

    test('a notice is read by whom it is to, and by nobody else', async () => {
      const [patient, proxy] = [somebody(), somebody()]
      await edit(patient, 0, { notices: [{ to: state.patientKeyOf(proxy), kind: 'PROXIES_DISAGREE', directives: [] }] })
      expect((await state.choices.of(patient, { reader: proxy, deed: undefined })).notices).toHaveLength(1)
      expect((await state.choices.of(patient, { reader: patient, deed: undefined })).notices).toEqual([])
      expect((await state.choices.of(proxy, { reader: proxy, deed: undefined })).notices).toEqual([])
    })

    test('a view that is ended is a right that stays', async () => {
      const [patient, proxy] = [somebody(), somebody()]
      const right = {
        id: 'viewing',
        patient,
        proxy,
        ground: 'PARENTAL_RESPONSIBILITY' as const,
        mayView: true,
        patientLacksCapacity: false,
        period: OPEN,
        withdrawn: false,
      }
      await state.proxyRights.record(right)
      expect(await edit(patient, await revisionOf(patient), { endsViewOf: 'viewing' })).toBe('DONE')
      expect((await state.factsFor({ patient, proxy })).proxyRights).toEqual([{ ...right, mayView: false }])
      expect((await state.choices.of(patient, NOBODY)).rights.map(({ key }) => key)).toEqual([
        state.patientKeyOf(proxy),
      ])
    })

    test('what is done with is forgotten, choices never', async () => {
      const patient = somebody()
      const to = state.patientKeyOf(patient)
      const told = { to, kind: 'WIDENING_PROPOSED', directives: [], proposal: 'old' } as const
      await edit(patient, 0, {
        ...recording('kept', patient),
        proposes: proposal('old', patient, 2_000),
        notices: [told],
        deed: { key: 'old-deed', asked: 'asked' },
      })
      await state.choices.expire(Date.now() + 60_000)
      const after = await state.choices.of(patient, { reader: patient, deed: 'old-deed' })
      expect([after.directives.length, after.proposals, after.notices, after.served]).toEqual([1, [], [], undefined])
    })

    test('a new patient key moves no revision, and no row holds an NHS number', async () => {
      const patient = somebody()
      await edit(patient, 0, recording('rekeyed', patient))
      const before = await revisionOf(patient)
      await sql`update directives set patient_key = patient_key where id = 'rekeyed'`.execute(door.db)
      expect(await revisionOf(patient)).toBe(before)
      for (const table of CHOICE_TABLES) {
        const { rows } = await sql<{
          row: string
        }>`select row_to_json(t)::text as row from ${sql.table(table)} t`.execute(door.db)
        for (const { row } of rows) expect(row).not.toMatch(/(?<!\d)999\d{7}(?!\d)/)
      }
    })
  })
}
