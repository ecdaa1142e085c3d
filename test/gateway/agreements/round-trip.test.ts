import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashOf } from '../../../gateway/agreements/hash-of.ts'
import { sharingAmong } from '../../../policies/agreement-in-force.ts'
import { type AgreementIndex, compileAgreements } from '../../../policies/agreement-index.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import type { DraftTerms } from '../../../schema/model/agreement-draft.ts'
import { SIGNATURE_TYPE } from '../../../schema/model/agreement-signature.ts'
import type { Instant } from '../../../schema/model/instant.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { isPlainText } from '../../../schema/model/plain-text.ts'
import { day, FOUR, type LifeHouse, openLifeHouse, wholeTerms } from './life-house.ts'

let it: LifeHouse
beforeAll(async () => {
  it = await openLifeHouse()
})
afterAll(() => it?.close())

const TYPES = ['ALLERGY', 'DOCUMENT', 'RESULT', 'ALERT'] as const
const CLASSES = [[], ['HIV'], ['PSY', 'R']] as const
const PURPOSES = ['TREAT', 'ETREAT', 'BTG', 'HOPERAT'] as const
const ACTIONS = ['view', 'edit'] as const

const words = (most: number) =>
  fc
    .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
    .filter((text) => isPlainText(text, most) && text.trim() !== '')

const anyTerms: fc.Arbitrary<Partial<DraftTerms>> = fc.record({
  title: words(200),
  publicPurpose: words(4_000),
  dpiaReference: words(100),
  actions: fc.constantFrom<DraftTerms['actions'][]>(['view'], ['view', 'edit'], ['edit']),
  purposes: fc.subarray([...PURPOSES], { minLength: 1 }),
  recordTypes: fc.dictionary(
    fc.constantFrom(...TYPES),
    fc.oneof(fc.constant('all' as const), fc.subarray(['HIV', 'PSY', 'R'])),
    { minKeys: 1 },
  ),
  firstDay: fc.constantFrom(undefined, day(-1), day(0), day(0), day(2)),
  lastDay: fc.constantFrom(day(2), day(30)),
  parties: fc
    .tuple(
      ...FOUR.map((organisation) =>
        fc.record({ organisation: fc.constant(organisation), provides: fc.boolean(), receives: fc.boolean() }),
      ),
    )
    .map((parties) => parties.filter(({ provides, receives }) => provides || receives)),
})

type Deed = {
  readonly kind: 'sign' | 'suspend' | 'resume' | 'withdraw' | 'stop'
  readonly by: OdsCode
  readonly version: number
}
const anyDeed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom(
    'sign',
    'sign',
    'sign',
    'sign',
    'sign',
    'sign',
    'sign',
    'sign',
    'suspend',
    'resume',
    'withdraw',
    'stop',
  ),
  by: fc.constantFrom(...FOUR),
  version: fc.constantFrom(1, 1, 2),
})

/** What a deed that may not be done answers is not this test's: only what is then in force. */
const tried = async (doing: Promise<unknown>): Promise<void> => void (await doing.catch(() => undefined))

const proposeNext = async (agreement: string | undefined, given: Partial<DraftTerms>): Promise<string | undefined> => {
  const [proposer] = given.parties ?? []
  if (proposer === undefined) return undefined
  const life = () => it.as(proposer.organisation)
  try {
    const draft =
      agreement === undefined ? await life().begin(wholeTerms(given), undefined) : await life().amend(agreement)
    const edited = agreement === undefined ? draft : await life().edit(draft.id, draft.revision, wholeTerms(given))
    return (await life().propose(edited.id, edited.revision)).agreement?.id
  } catch {
    return undefined
  }
}

const doDeed = async (id: string, { kind, by, version }: Deed): Promise<void> => {
  const life = it.as(by)
  if (kind === 'suspend') return tried(life.suspend(id))
  if (kind === 'resume') return tried(life.resume(id))
  if (kind === 'withdraw') return tried(life.withdraw(id))
  if (kind === 'stop') return tried(it.as(by, 'operator').suspend(id))
  const found = (await it.state.agreements.find(id))?.versions.find((one) => one.version === version)
  if (found !== undefined) await tried(life.sign(id, version, hashOf(id, found)))
}

/**
 * The signed documents: of each version the stored terms, which must give the hash that was signed, and as signatures only those whose JWS one
 * of the house's keys made over that hash for that party.
 */
const signedDocuments = async (ids: readonly string[]): Promise<readonly Agreement[]> =>
  Promise.all(
    ids.map(async (id) => {
      const stored = await it.state.agreements.find(id)
      if (stored === undefined) throw new Error('A version is not what was signed.')
      const versions = await Promise.all(
        stored.versions.map(async (version) => {
          const record = await it.state.agreements.recordOf(id, version.version)
          const signed = new Map<OdsCode, Instant>()
          for (const { jws, organisation, signedAt } of record?.signatures ?? []) {
            expect(await it.keys.verify(jws ?? '', SIGNATURE_TYPE)).toMatchObject({
              agreement: id,
              version: version.version,
              termsHash: hashOf(id, version),
              organisation,
              iat: Math.floor(signedAt / 1_000),
            })
            signed.set(organisation, signedAt)
          }
          expect(record?.termsHash).toBe(hashOf(id, version))
          return {
            ...version,
            parties: version.parties.map((party) => ({ ...party, signedAt: signed.get(party.organisation) })),
          }
        }),
      )
      return { ...stored, versions }
    }),
  )

/** Every question there is, put to the index and to the documents; how many were covered. */
const compare = (index: AgreementIndex, documents: readonly Agreement[], now: Instant): number => {
  let covered = 0
  for (const recipient of FOUR)
    for (const purpose of PURPOSES)
      for (const action of ACTIONS) {
        const compiled = index.grants(recipient, purpose, action, now)
        const signed = sharingAmong(documents, recipient, purpose, action, now)
        for (const controller of FOUR)
          for (const type of TYPES)
            for (const classes of CLASSES) {
              const said = signed.covers(controller, type, classes)
              if (said !== undefined) covered++
              expect(compiled.covers(controller, type, classes)).toEqual(said)
            }
      }
  return covered
}

/** One that all four sign: whatever chance does with the others, there is something to compare. */
const SIGNED_BY_ALL: [Partial<DraftTerms>, undefined, Deed[]] = [
  {
    title: 'Signed by all',
    publicPurpose: 'So that something is shared.',
    dpiaReference: 'DPIA-1',
    actions: ['view'],
    purposes: ['TREAT'],
    recordTypes: { ALLERGY: 'all', DOCUMENT: ['HIV'] },
    firstDay: day(0),
    lastDay: day(30),
    parties: FOUR.map((organisation) => ({ organisation, provides: true, receives: true })),
  },
  undefined,
  FOUR.map((by) => ({ kind: 'sign', by, version: 1 })),
]

test('what is evaluated is what was signed: written by the life of agreements, stored, read, compiled', async () => {
  const ids: string[] = []
  let covered = 0
  await fc.assert(
    fc.asyncProperty(
      anyTerms,
      fc.option(anyTerms, { nil: undefined }),
      fc.array(anyDeed, { maxLength: 14 }),
      async (first, second, deeds) => {
        const id = await proposeNext(undefined, first)
        if (id === undefined) return
        ids.push(id)
        const half = Math.ceil(deeds.length / 2)
        for (const deed of deeds.slice(0, half)) await doDeed(id, deed)
        if (second !== undefined) await proposeNext(id, second)
        for (const deed of deeds.slice(half)) await doDeed(id, deed)

        await it.running.catchUp(await it.state.versions())
        const documents = await signedDocuments(ids)
        const readAnew = compileAgreements((await it.state.agreements.all()).agreements)
        const now = await it.state.now()
        for (const moment of [now, now + 3 * 86_400_000]) {
          covered += compare(it.running.agreements(), documents, moment)
          compare(readAnew, documents, moment)
        }
      },
    ),
    { numRuns: 20, examples: [SIGNED_BY_ALL] },
  )
  expect(covered).toBeGreaterThan(100)
})
