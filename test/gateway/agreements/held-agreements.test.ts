import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newestSigned } from '../../../gateway/agreements/register-index.ts'
import { sortedIds } from '../../../gateway/agreements/sorted-ids.ts'
import { turningPoints } from '../../../gateway/agreements/turning-points.ts'
import { wordsOf } from '../../../gateway/agreements/words-of.ts'
import { heldAgreements } from '../../../gateway/disclosure/held-agreements.ts'
import { isInForceForSome } from '../../../policies/agreement-pairs.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { anyAgreement } from '../../policies/random-worlds.ts'
import { HOUR, NOW } from '../../policies/world.ts'

const TITLES = ['Direct care', 'Emergency care', 'Café of care', 'Planning']
const IDS = ['a1', 'a2', 'b1', 'b2', 'c9']

const anyStep = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(anyAgreement, fc.constantFrom(...IDS), fc.constantFrom(...TITLES)).map(
      ([given, id, title]): Agreement => ({
        ...given,
        id,
        versions: given.versions.map((version) => ({ ...version, terms: { ...version.terms, title } })),
      }),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...IDS) },
)

/** The register, found by walking through everything. */
const walked = (all: readonly Agreement[], search: string, inForceOnly: boolean, now: number): readonly string[] =>
  all
    .filter((agreement) => {
      const version = newestSigned(agreement)
      if (version === undefined || (inForceOnly && !isInForceForSome(agreement, now))) return false
      const signed = version.parties.filter(({ signedAt }) => signedAt !== undefined)
      const text = wordsOf(
        [version.terms.title, version.terms.publicPurpose, ...signed.map(({ organisation }) => organisation)].join(' '),
      )
      return wordsOf(search).every((word) => text.some((own) => own.startsWith(word)))
    })
    .map(({ id }) => id)
    .sort()

const called =
  (codes: readonly OdsCode[]) =>
  (word: string): readonly OdsCode[] =>
    codes.filter((code) => code.toLowerCase().startsWith(word))

test('after any changes, at any moment, every page and search is what walking through everything finds', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(...IDS).chain((id) => anyAgreement.map((given): Agreement => ({ ...given, id }))),
        {
          maxLength: 4,
        },
      ),
      fc.array(fc.tuple(anyStep, fc.nat(3)), { maxLength: 12 }),
      fc.constantFrom('', 'care', 'CAFÉ', 'dir care', 'bbb', 'nothing', 'so that', '?!'),
      fc.boolean(),
      fc.nat(3),
      (opened, steps, search, inForceOnly, first) => {
        let now = NOW - 31 * HOUR
        const held = heldAgreements(opened, now)
        const all = new Map(opened.map((agreement) => [agreement.id, agreement]))
        for (const [step, hours] of steps) {
          if (typeof step === 'string') {
            held.remove(step)
            all.delete(step)
          } else {
            held.put(step)
            all.set(step.id, step)
          }
          now += hours * 11 * HOUR
          const ask = (after: string | undefined, limit: number) =>
            held.reader.register({
              first: limit,
              after,
              search,
              inForceOnly,
              now,
              organisationsCalled: called(held.reader.parties()),
            })
          const expected = walked([...all.values()], search, inForceOnly, now)
          expect(ask(undefined, 100)).toMatchObject({ totalCount: expected.length, hasNextPage: false })
          expect(ask(undefined, 100).items.map(({ id }) => id)).toEqual(expected)
          const from = expected.filter((id) => id > 'a2')
          expect(ask('a2', first).items.map(({ id }) => id)).toEqual(from.slice(0, first))
          expect(ask('a2', first).hasNextPage).toBe(from.length > first)
        }
        const inOrder = [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
        expect(held.reader.all()).toEqual(inOrder)
        for (const party of ['AAA01', 'BBB02', 'CCC03'] as OdsCode[])
          expect(held.reader.ofOrganisation(party)).toEqual(
            inOrder.filter(({ versions }) =>
              versions.some(({ parties }) => parties.some(({ organisation }) => organisation === party)),
            ),
          )
      },
    ),
    { numRuns: 300 },
  )
})

test('what is in force when the house opens is found out then, and no page looks at it again before its time', () => {
  const [given] = fc.sample(
    anyAgreement.filter((each) => isInForceForSome(each, NOW)),
    { numRuns: 1, seed: 7 },
  )
  if (given === undefined) throw new Error('no agreement')
  let looks = 0
  const watched: Agreement = {
    ...given,
    id: 'one',
    get versions() {
      looks++
      return given.versions
    },
  }
  const held = heldAgreements([watched], NOW)
  const looked = looks
  const asked = { after: undefined, search: undefined, inForceOnly: true, now: NOW, organisationsCalled: () => [] }
  expect(held.reader.register({ ...asked, first: 10 }).totalCount).toBe(1)
  expect(looks).toBe(looked)
})

test('ten thousand changes of one agreement leave no more behind than one', () => {
  const held = heldAgreements([], NOW)
  const [given] = fc.sample(anyAgreement, { numRuns: 1, seed: 7 })
  if (given === undefined) throw new Error('no agreement')
  for (let n = 0; n < 10_000; n++) held.put({ ...given, id: 'one' })
  expect(held.reader.all()).toHaveLength(1)
  held.remove('one')
  expect(held.reader.all()).toEqual([])
  expect(held.reader.byId('one')).toBeUndefined()
})

describe('sorted ids', () => {
  test('are in order, each once, whatever was added and removed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))), (steps) => {
        const ids = sortedIds()
        const set = new Set<string>()
        for (const [adds, id] of steps) {
          if (adds) ids.add(id, id.charCodeAt(0))
          else ids.remove(id)
          if (adds) set.add(id)
          else set.delete(id)
        }
        const expected = [...set].sort()
        expect(ids.all()).toEqual(expected)
        expect(ids.numbers()).toEqual(expected.map((id) => id.charCodeAt(0)))
        expect(ids.size()).toBe(expected.length)
        expect(ids.all().slice(ids.after('c'))).toEqual(expected.filter((id) => id > 'c'))
        expect(ids.after(undefined)).toBe(0)
      }),
    )
  })
})

describe('turning points', () => {
  test('come due once each, at the moment last set, and none before it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('a', 'b', 'c', 'd', 'e'),
            fc.oneof(fc.nat(9), fc.constant(Number.POSITIVE_INFINITY)),
          ),
        ),
        (steps) => {
          const turns = turningPoints()
          const last = new Map<string, number>()
          for (const [id, moment] of steps) {
            turns.set(id, moment)
            last.set(id, moment)
          }
          for (let now = 0; now < 10; now++) {
            const expected = [...last].filter(([, moment]) => moment === now).map(([id]) => id)
            expect([...turns.due(now)].sort()).toEqual(expected.sort())
          }
        },
      ),
    )
  })
})
