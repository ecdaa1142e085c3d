import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Door } from '../../../gateway/state/doors/door.ts'
import type { EditOutcome } from '../../../gateway/state/edit-outcome.ts'
import { markOf } from '../../../gateway/state/mark-of.ts'
import { openStateBehind, type State } from '../../../gateway/state/open-state.ts'
import { termsHash } from '../../../gateway/state/terms-hash.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import { type AgreementDraft, EMPTY_TERMS } from '../../../schema/model/agreement-draft.ts'
import { anAgreement, aVersion, ods } from './state-examples.ts'

const KEYS = { patientKey: new Uint8Array(32).fill(7) }
const BY = { issuer: 'https://issuer.test', userId: 'u1', name: 'A Manager' }
const [A, B, C] = [ods('AAA1'), ods('BBB1'), ods('CCC1')] as const

/** What every door must do for the life of agreements: drafts, history, and what it was at any time before. */
export const agreementLifeContract = (
  name: string,
  openDoor: () => Promise<{ readonly door: Door; readonly stop: () => Promise<void> }>,
): void => {
  describe(`the life of agreements on ${name}`, () => {
    let door: Door
    let state: State
    let stop: () => Promise<void>
    beforeAll(async () => {
      ;({ door, stop } = await openDoor())
      state = await openStateBehind(door, KEYS)
    }, 120_000)
    afterAll(async () => {
      await door?.close()
      await stop?.()
    })

    const versionNow = async () => (await state.versions()).agreements

    const begun = async (id: string, agreement = `of-${id}`, version = 1): Promise<AgreementDraft> => {
      await state.drafts.begin({ id, agreement, version, organisation: A, terms: EMPTY_TERMS }, BY)
      const draft = await state.drafts.find(id)
      if (draft === undefined) throw new Error('The draft was not kept.')
      return draft
    }

    const count = (outcomes: readonly EditOutcome[], outcome: EditOutcome): number =>
      outcomes.filter((each) => each === outcome).length

    describe('drafts', () => {
      test('come back as they were written, with who wrote them last', async () => {
        const terms = {
          ...EMPTY_TERMS,
          title: 'Said',
          recordTypes: { ALLERGY: 'all', RESULT: ['HIV'] } as const,
          lastDay: '2027-01-31',
          parties: [{ organisation: B, provides: true, receives: false }],
        }
        const draft = await begun('plain')
        expect(draft).toMatchObject({ revision: 1, state: 'DRAFT', terms: EMPTY_TERMS, changedBy: 'A Manager' })
        expect(await state.drafts.change({ id: 'plain', revision: 1, terms }, { ...BY, name: undefined })).toBe('DONE')
        expect(await state.drafts.find('plain')).toMatchObject({ revision: 2, terms, changedBy: undefined })
      })

      test('of eight who write over the same revision one is let through, and nothing of the others is kept', async () => {
        await begun('crowd')
        const titles = Array.from({ length: 8 }, (_, n) => `by writer ${n}`)
        const outcomes = await Promise.all(
          titles.map((title) =>
            state.drafts.change({ id: 'crowd', revision: 1, terms: { ...EMPTY_TERMS, title } }, BY),
          ),
        )
        expect([count(outcomes, 'DONE'), count(outcomes, 'CONFLICT')]).toEqual([1, 7])
        const kept = await state.drafts.find('crowd')
        expect(kept?.revision).toBe(2)
        expect(kept?.terms.title).toBe(titles[outcomes.indexOf('DONE')])
      })

      test('writers who read again after a stale write lose nothing of each other', async () => {
        await begun('in turn')
        const add = async (mark: string): Promise<void> => {
          for (;;) {
            const draft = await state.drafts.find('in turn')
            if (draft === undefined) throw new Error('The draft is gone.')
            const terms = { ...draft.terms, title: `${draft.terms.title}${mark}` }
            if ((await state.drafts.change({ id: draft.id, revision: draft.revision, terms }, BY)) === 'DONE') return
          }
        }
        const marks = [...'abcdefgh']
        await Promise.all(
          marks.map(async (mark) => {
            for (let n = 0; n < 4; n++) await add(mark)
          }),
        )
        const { title } = (await state.drafts.find('in turn'))?.terms ?? EMPTY_TERMS
        expect([...title].sort().join('')).toBe(marks.map((mark) => mark.repeat(4)).join(''))
      })

      test('are seen by their own organisation, and in comment by whom they name, also through a group', async () => {
        await state.groups.save([{ id: 'g1', name: 'A group', members: [C] }])
        await begun('seen')
        const named = {
          ...EMPTY_TERMS,
          parties: [{ organisation: B, provides: true, receives: true }],
          groups: [{ group: 'g1', provides: true, receives: true }],
        }
        const seen = async (by: typeof A) => (await state.drafts.seenBy(by)).some(({ id }) => id === 'seen')
        await state.drafts.change({ id: 'seen', revision: 1, terms: named }, BY)
        expect([await seen(A), await seen(B), await seen(C)]).toEqual([true, false, false])
        await state.drafts.change({ id: 'seen', revision: 2, state: 'IN_COMMENT' }, BY)
        expect([await seen(A), await seen(B), await seen(C), await seen(ods('DDD1'))]).toEqual([
          true,
          true,
          true,
          false,
        ])
        expect([await state.drafts.isNamed('seen', C), await state.drafts.isNamed('seen', A)]).toEqual([true, false])
        await state.drafts.change({ id: 'seen', revision: 3, state: 'DISCARDED' }, BY)
        expect([await seen(A), await seen(B)]).toEqual([false, false])
        expect(await state.drafts.change({ id: 'seen', revision: 4, terms: EMPTY_TERMS }, BY)).toBe('NOT_ALLOWED')
        expect(await state.drafts.comment('seen', { organisation: A, clause: undefined, text: 'late' }, BY)).toBe(
          'NOT_ALLOWED',
        )
        expect(await state.drafts.change({ id: 'nothing', revision: 1 }, BY)).toBe('NOT_FOUND')
      })

      test('comments are kept in their order and change no revision', async () => {
        await begun('talked about')
        for (const text of ['first', 'second'])
          expect(await state.drafts.comment('talked about', { organisation: B, clause: 'Title', text }, BY)).toBe(
            'DONE',
          )
        expect(
          (await state.drafts.commentsOn('talked about')).map(({ text, author, organisation }) => [
            text,
            author,
            organisation,
          ]),
        ).toEqual([
          ['first', 'A Manager', B],
          ['second', 'A Manager', B],
        ])
        expect((await state.drafts.find('talked about'))?.revision).toBe(1)
      })
    })

    describe('proposing a draft', () => {
      const proposing = (id: string, revision = 1) => ({ organisation: A, by: BY, draft: { id, revision } })

      test('makes it the version and takes the draft, both or neither', async () => {
        await begun('taken', 'next')
        expect(await state.agreements.propose('next', aVersion(1, ['AAA1', 'BBB1']), proposing('taken', 2))).toBe(
          'CONFLICT',
        )
        expect(await state.agreements.find('next')).toBeUndefined()
        expect(await state.agreements.propose('next', aVersion(1, ['AAA1', 'BBB1']), proposing('taken'))).toBe('DONE')
        expect(await state.drafts.find('taken')).toMatchObject({ state: 'PROPOSED', revision: 2 })
        expect(await state.agreements.propose('next', aVersion(2, ['AAA1', 'BBB1']), proposing('taken', 2))).toBe(
          'CONFLICT',
        )
        expect((await state.agreements.find('next'))?.versions).toHaveLength(1)
      })

      test('of eight drafts of one next version one becomes it; the others stay as they were', async () => {
        const ids = Array.from({ length: 8 }, (_, n) => `rival-${n}`)
        for (const id of ids) await begun(id, 'contested')
        const outcomes = await Promise.all(
          ids.map((id) => state.agreements.propose('contested', aVersion(1, ['AAA1', 'BBB1'], id), proposing(id))),
        )
        expect([count(outcomes, 'DONE'), count(outcomes, 'CONFLICT')]).toEqual([1, 7])
        const drafts = await Promise.all(ids.map((id) => state.drafts.find(id)))
        expect(drafts.map((draft) => draft?.state)).toEqual(
          outcomes.map((outcome) => (outcome === 'DONE' ? 'PROPOSED' : 'DRAFT')),
        )
        const [version] = (await state.agreements.find('contested'))?.versions ?? []
        expect(version?.terms.title).toBe(ids[outcomes.indexOf('DONE')])
      })

      test('and writing it anew at once: one of the two happens', async () => {
        for (let n = 0; n < 10; n++) {
          const id = `raced-${n}`
          await begun(id, id)
          const [proposed, changed] = await Promise.all([
            state.agreements.propose(id, aVersion(1, ['AAA1', 'BBB1']), proposing(id)),
            state.drafts.change({ id, revision: 1, terms: { ...EMPTY_TERMS, title: 'anew' } }, BY),
          ])
          expect([proposed, changed].sort()).toEqual(['CONFLICT', 'DONE'])
          expect((await state.agreements.find(id)) === undefined).toBe(proposed === 'CONFLICT')
        }
      })
    })

    describe('history', () => {
      test('names who did what, for whom, when, and the version it made', async () => {
        const before = await versionNow()
        await begun('told', 'told')
        await state.agreements.propose('told', aVersion(1, ['AAA1', 'BBB1']), {
          organisation: A,
          by: BY,
          draft: { id: 'told', revision: 1 },
        })
        const signing = {
          agreement: 'told',
          version: 1,
          organisation: B,
          signer: { ...BY, name: 'B Manager' },
          jws: 'a.b.c',
        }
        await state.agreements.sign({ ...signing, dspt: { status: 'STANDARDS_MET', publishedOn: '2026-06-30' } })
        await state.agreements.sign(signing)
        await state.agreements.suspend('told', 'operator', BY)
        const events = await state.agreements.eventsOf('told')
        expect(
          events.map(({ kind, version, organisation, by, produced }) => [
            kind,
            version,
            organisation,
            by,
            produced - before,
          ]),
        ).toEqual([
          ['PROPOSED', 1, A, 'A Manager', 1],
          ['SIGNED', 1, B, 'B Manager', 2],
          // The second signature changed nothing, and a try raises the version too.
          ['SUSPENDED', undefined, undefined, 'A Manager', 4],
        ])
        const record = await state.agreements.recordOf('told', 1)
        expect(record?.termsHash).toBe(termsHash('told', aVersion(1, ['AAA1', 'BBB1'])))
        expect(record?.signatures).toEqual([
          {
            organisation: B,
            signedAt: events[1]?.at,
            signedBy: 'B Manager',
            jws: 'a.b.c',
            dspt: { status: 'STANDARDS_MET', publishedOn: '2026-06-30' },
          },
        ])
        expect(await state.agreements.recordOf('told', 2)).toBeUndefined()
      })

      test('and what was agreed cannot be changed or removed, by nobody', async () => {
        await state.agreements.save(anAgreement('kept', aVersion(1, ['AAA1', 'BBB1'])))
        for (const statement of [
          `update agreement_events set by_name = 'another'`,
          'delete from agreement_events',
          'truncate agreement_events cascade',
          `update agreement_versions set terms_hash = 'another'`,
          'delete from agreement_versions',
        ])
          await expect(sql.raw(statement).execute(door.db)).rejects.toThrow(/append-only/)
      })

      test('an import is written into it: what it adds, and what it takes back', async () => {
        const base = anAgreement('brought', aVersion(1, ['AAA1', 'BBB1']))
        const signed = {
          ...base,
          versions: base.versions.map((version) => ({
            ...version,
            parties: version.parties.map((party) => ({ ...party, signedAt: 1_700_000_000_000 })),
          })),
        }
        await state.agreements.save({ ...signed, withdrawn: [A], suspended: [B], suspendedByOperator: true })
        await state.agreements.save(signed)
        expect(
          (await state.agreements.eventsOf('brought')).map(({ kind, organisation }) => [kind, organisation]),
        ).toEqual([
          ['PROPOSED', undefined],
          ['SIGNED', A],
          ['SIGNED', B],
          ['SUSPENDED', undefined],
          ['WITHDREW', A],
          ['SUSPENDED', B],
          ['RESUMED', undefined],
          ['REINSTATED', A],
          ['RESUMED', B],
        ])
        expect((await state.agreements.eventsOf('brought'))[0]?.at).toBe(1_700_000_000_000)
      })
    })

    test('any past state of the agreements of a party reads back exactly, as of every version it ever had', async () => {
      const ids = ['past-1', 'past-2']
      type Deed = readonly [kind: string, agreement: string, organisation: typeof A, version: number]
      const anyDeed: fc.Arbitrary<Deed> = fc.tuple(
        fc.constantFrom('propose', 'sign', 'sign', 'sign', 'suspend', 'resume', 'withdraw', 'stop', 'go', 'import'),
        fc.constantFrom(...ids),
        fc.constantFrom(A, B, C),
        fc.constantFrom(1, 2, 3),
      )
      const titles = ['AAA1', 'BBB1', 'CCC1']
      let round = 0
      await fc.assert(
        fc.asyncProperty(fc.array(anyDeed, { minLength: 6, maxLength: 16 }), async (deeds) => {
          const prefix = `round-${round++}-`
          const states: { readonly version: number; readonly agreements: readonly Agreement[] }[] = []
          const moments: { readonly at: number; readonly agreements: readonly Agreement[] }[] = []
          const own = (agreements: readonly Agreement[]) => agreements.filter(({ id }) => id.startsWith(prefix))
          for (const [kind, plain, organisation, number] of deeds) {
            const id = `${prefix}${plain}`
            const parties = number === 2 ? titles.slice(0, 2) : titles
            const version = aVersion(number, parties, `${id} ${number}`)
            if (kind === 'propose') await state.agreements.propose(id, version)
            if (kind === 'sign')
              await state.agreements.sign({ agreement: id, version: number, organisation, signer: BY, jws: null })
            if (kind === 'suspend') await state.agreements.suspend(id, organisation)
            if (kind === 'resume') await state.agreements.resume(id, organisation)
            if (kind === 'withdraw') await state.agreements.withdraw(id, organisation)
            if (kind === 'stop') await state.agreements.suspend(id, 'operator')
            if (kind === 'go') await state.agreements.resume(id, 'operator')
            if (kind === 'import') {
              const there = await state.agreements.find(id)
              if (there !== undefined)
                await state.agreements.save({ ...there, withdrawn: [organisation], suspended: [] })
            }
            const { agreements } = await state.agreements.all()
            const version1 = await versionNow()
            states.push({ version: version1, agreements: own(agreements) })
            moments.push({ at: await state.now(), agreements: own(agreements) })
          }
          for (const past of states)
            for (const party of [A, C]) {
              const then = past.agreements.filter(({ versions }) =>
                versions.some((version) => version.parties.some((each) => each.organisation === party)),
              )
              expect(own(await state.agreements.asOf({ party, at: { version: past.version } }))).toEqual(then)
            }
          const last = moments.at(-1)
          if (last !== undefined)
            expect(own(await state.agreements.asOf({ party: A, at: { moment: last.at } }))).toEqual(last.agreements)
          expect(own(await state.agreements.asOf({ party: A, at: { moment: 0 } }))).toEqual([])
        }),
        { numRuns: 15 },
      )
    })

    describe('what is stored and is not what was signed', () => {
      const alter = async (table: string, statement: string): Promise<void> => {
        await sql.raw(`alter table ${table} disable trigger user`).execute(door.db)
        await sql.raw(statement).execute(door.db)
        await sql.raw(`alter table ${table} enable trigger user`).execute(door.db)
      }

      test.each<[string, string, string]>([
        [
          'altered terms',
          'agreement_versions',
          `update agreement_versions set terms = replace(terms::text, 'PSY', 'HIV')::json where agreement_id = `,
        ],
        [
          'a limit this code does not know',
          'agreement_versions',
          `update agreement_versions set terms = '{"onlyOnTuesdays": true}' where agreement_id = `,
        ],
        [
          'a party that does more',
          'agreement_parties',
          `update agreement_parties set provides = not provides where organisation = 'AAA1' and agreement_id = `,
        ],
        [
          'a party more',
          'agreement_parties',
          `insert into agreement_parties (agreement_id, version, organisation, provides, receives) select agreement_id, 1, 'ZZZ9', true, true from agreement_versions where agreement_id = `,
        ],
        [
          'a signature over another hash',
          'agreement_parties',
          `update agreement_parties set signed_at = 1, signed_hash = 'another' where organisation = 'AAA1' and agreement_id = `,
        ],
      ])('%s: that agreement counts as none, and the others stand', async (_, table, statement) => {
        const id = `altered-${table}-${statement.length}`
        await state.agreements.save([
          anAgreement(id, aVersion(1, ['AAA1', 'BBB1'])),
          anAgreement(`${id}-beside`, aVersion(1, ['AAA1', 'BBB1'])),
        ])
        const since = await versionNow()
        expect(await state.agreements.find(id)).toBeDefined()
        await alter(table, `${statement}'${id}'`)
        expect(await state.agreements.find(id)).toBeUndefined()
        expect((await state.agreements.all()).refused).toContain(id)
        expect((await state.agreements.all()).agreements.map((agreement) => agreement.id)).toContain(`${id}-beside`)
        expect(
          (await state.agreements.asOf({ party: A, at: { version: since } })).map((agreement) => agreement.id),
        ).not.toContain(id)
        expect((await state.agreements.changedSince(since - 1)).refused).toEqual([id])
      })
    })

    test('groups, templates and standings come back as they were said, the latest standing of each', async () => {
      await state.groups.save([
        { id: 'g2', name: 'Second', members: [B, A, B] },
        { id: 'g3', name: 'Empty', members: [] },
      ])
      await state.groups.save([{ id: 'g2', name: 'Second', members: [C, A] }])
      const groups = await state.groups.all()
      expect(groups.filter(({ id }) => id === 'g2' || id === 'g3')).toEqual([
        { id: 'g3', name: 'Empty', members: [] },
        { id: 'g2', name: 'Second', members: [A, C] },
      ])
      const template = { id: 't1', name: 'T', description: 'D', terms: { ...EMPTY_TERMS, title: 'From here' } }
      await state.templates.save([template])
      expect(await state.templates.find('t1')).toEqual(template)
      expect(await state.templates.all()).toEqual([template])
      expect(await state.templates.find('t2')).toBeUndefined()
      await state.dspt.record([{ organisation: A, status: 'STANDARDS_MET', publishedOn: '2025-06-30' }])
      await state.dspt.record([{ organisation: A, status: 'STANDARDS_EXCEEDED', publishedOn: '2026-06-30' }], BY)
      expect(await state.dspt.latest([A, B])).toEqual(
        new Map([[A, { status: 'STANDARDS_EXCEEDED', publishedOn: '2026-06-30' }]]),
      )
    })

    test('of many who write over the group or the template that they read one is let through; what a draft or a template names stays', async () => {
      const group = { id: 'g5', name: 'Fifth', members: [A] }
      expect(await state.groups.change(group, undefined)).toBe('DONE')
      expect(await state.groups.change(group, undefined)).toBe('CONFLICT')
      const groups = await Promise.all(
        [B, C, B, C].map((member, place) =>
          state.groups.change({ ...group, name: `By ${place}`, members: [member] }, markOf(group)),
        ),
      )
      expect(groups.toSorted()).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'DONE'])
      const written = (await state.groups.all()).find(({ id }) => id === 'g5')
      if (written === undefined) throw new Error('the group is gone')
      expect(written.name).toBe(`By ${groups.indexOf('DONE')}`)

      const terms = { ...EMPTY_TERMS, groups: [{ group: 'g5', provides: true, receives: true }] }
      const template = { id: 't5', name: 'Names it', description: 'D', terms }
      expect(await state.templates.change(template, undefined)).toBe('DONE')
      expect(await state.templates.change(template, undefined)).toBe('CONFLICT')
      expect(await state.groups.remove('g5', markOf(group))).toBe('CONFLICT')
      expect(await state.groups.remove('g5', markOf(written))).toBe('NOT_ALLOWED')
      const renamed = { ...template, terms: { ...terms, title: 'Another' } }
      const templates = await Promise.all([1, 2, 3].map(() => state.templates.change(renamed, markOf(template))))
      expect(templates.toSorted()).toEqual(['CONFLICT', 'CONFLICT', 'DONE'])
      expect(await state.templates.remove('t5', markOf(template))).toBe('CONFLICT')
      expect(await state.templates.remove('t5', markOf(renamed))).toBe('DONE')
      expect(await state.templates.remove('t5', markOf(renamed))).toBe('NOT_FOUND')
      expect(await state.groups.remove('g5', markOf(written))).toBe('DONE')
      expect((await state.groups.all()).map(({ id }) => id)).not.toContain('g5')
      expect(await state.groups.change(group, markOf(written))).toBe('NOT_FOUND')
      await expect(state.templates.change({ ...template, id: 't6' }, undefined)).rejects.toMatchObject({
        code: 'INPUT_INVALID',
      })
    })

    test('a group that is removed while drafts are written that name it: it is named nowhere, or it stays', async () => {
      for (let round = 0; round < 8; round++) {
        const group = { id: `g6-${round}`, name: 'Sixth', members: [A] }
        await state.groups.save([group])
        const terms = { ...EMPTY_TERMS, groups: [{ group: group.id, provides: true, receives: true }] }
        const names = (nth: number) =>
          state.drafts
            .begin(
              { id: `names-${round}-${nth}`, agreement: `names-${round}-${nth}`, version: 1, organisation: A, terms },
              BY,
            )
            .then(
              () => 'NAMED' as const,
              () => 'REFUSED' as const,
            )
        const [first, removed, second] = await Promise.all([
          names(1),
          state.groups.remove(group.id, markOf(group)),
          names(2),
        ])
        expect([first, second].includes('NAMED')).toBe(removed === 'NOT_ALLOWED')
        expect((await state.groups.all()).some(({ id }) => id === group.id)).toBe(removed === 'NOT_ALLOWED')
      }
    })
  })
}
