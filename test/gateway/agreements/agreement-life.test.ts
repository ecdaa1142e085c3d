import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashOf } from '../../../gateway/agreements/hash-of.ts'
import { openAgreementLife } from '../../../gateway/agreements/open-agreement-life.ts'
import type { TemplateGiven } from '../../../gateway/agreements/starting-points.ts'
import { markOf } from '../../../gateway/state/mark-of.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { day, FOUR, type LifeHouse, openLifeHouse, wholeTerms } from './life-house.ts'

let it: LifeHouse
beforeAll(async () => {
  it = await openLifeHouse()
  await it.state.groups.save([{ id: 'board', name: 'The board', members: [B, C] }])
  await it.state.templates.save([
    {
      id: 'start',
      name: 'Start',
      description: 'To start from.',
      terms: wholeTerms({ title: 'From a template', parties: [] }),
    },
  ])
})
afterAll(() => it?.close())

const [A, B, C, D] = FOUR as [OdsCode, OdsCode, OdsCode, OdsCode]
const TEMPLATE: TemplateGiven = {
  id: undefined,
  seen: undefined,
  name: 'New',
  description: 'When nothing else fits.',
  terms: undefined,
  agreement: undefined,
  groups: undefined,
}
const both = (organisation: OdsCode) => ({ organisation, provides: true, receives: true })
const rejects = (doing: Promise<unknown>, code: string) => expect(doing).rejects.toMatchObject({ code })

const proposed = async (title: string, given = {}) => {
  const draft = await it.as(A).begin(wholeTerms({ title, ...given }), undefined)
  const { agreement, faults } = await it.as(A).propose(draft.id, draft.revision)
  if (agreement === undefined) throw new Error(faults.map(({ code }) => code).join())
  return agreement
}
const signed = async (id: string, version: number, ...by: readonly OdsCode[]) => {
  for (const organisation of by) {
    const found = (await it.as(organisation).agreement(id))?.versions.find((one) => one.version === version)
    if (found === undefined) throw new Error('no such version')
    const { faults } = await it.as(organisation).sign(id, version, hashOf(id, found))
    expect(faults).toEqual([])
  }
}

describe('a draft', () => {
  test('begins empty or from a template with its own organisation in it, and not from both', async () => {
    expect((await it.as(A).begin(undefined, undefined)).terms).toMatchObject({ title: '', parties: [both(A)] })
    expect((await it.as(A).begin(undefined, 'start')).terms).toMatchObject({
      title: 'From a template',
      parties: [both(A)],
    })
    await rejects(it.as(A).begin(undefined, 'none'), 'NOT_FOUND')
    await rejects(it.as(A).begin(wholeTerms(), 'start'), 'INPUT_INVALID')
  })

  test('names groups, which are frozen when it is proposed, and keeps codes that nobody knows as a fault', async () => {
    const terms = wholeTerms({
      title: 'Group',
      parties: [both(A)],
      groups: [{ group: 'board', provides: false, receives: true }],
    })
    const draft = await it.as(A).begin({ ...terms, parties: [both(A), both('XXX99' as OdsCode)] }, undefined)
    expect((await it.as(A).draftFaults(draft)).map(({ code }) => code)).toEqual(['PARTY_UNKNOWN'])
    const mended = await it.as(A).edit(draft.id, 1, terms)
    expect((await it.as(A).draftParties(mended)).map(({ organisation }) => organisation)).toEqual([A, B, C])
    const { agreement } = await it.as(A).propose(draft.id, 2)
    await it.state.groups.save([{ id: 'board', name: 'The board', members: [D] }])
    const parties = (await it.as(A).agreement(agreement?.id ?? ''))?.versions[0]?.parties
    expect(parties?.map(({ organisation, provides, receives }) => [organisation, provides, receives])).toEqual([
      [A, true, true],
      [B, false, true],
      [C, false, true],
    ])
    await it.state.groups.save([{ id: 'board', name: 'The board', members: [B, C] }])
    await rejects(it.as(A).edit(draft.id, 3, wholeTerms()), 'CONFLICT_OF_STATE')
  })

  test('is nobody else’s, not even to know of, until it is opened to those it names', async () => {
    const draft = await it.as(A).begin(wholeTerms({ title: 'Private' }), undefined)
    for (const other of [it.as(B), it.as(A, 'clinician'), it.as(A, 'operator')]) {
      expect(await other.draft(draft.id)).toBeNull()
      await rejects(other.edit(draft.id, 1, wholeTerms()), 'NOT_FOUND')
      await rejects(other.draftForSimulation(draft.id), 'NOT_FOUND')
    }
    await it.as(A).open(draft.id, 1)
    expect((await it.as(B).drafts()).map(({ id }) => id)).toContain(draft.id)
    expect((await it.as(C).drafts()).map(({ id }) => id)).not.toContain(draft.id)
    await rejects(it.as(B).discard(draft.id, 2), 'FORBIDDEN')
    await rejects(it.as(B).propose(draft.id, 2), 'FORBIDDEN')
    await it.as(A).discard(draft.id, 2)
    await rejects(it.as(A).propose(draft.id, 3), 'CONFLICT_OF_STATE')
  })

  test('is simulated as though all had signed it, added to the agreement it amends', async () => {
    const { id } = await proposed('Simulated')
    const draft = await it.as(A).amend(id)
    expect((await it.as(A).amend(id)).id).toBe(draft.id)
    const simulated = await it.as(A).draftForSimulation(draft.id, 5)
    expect(
      simulated.versions.map(({ version, parties }) => [version, parties.map(({ signedAt }) => signedAt)]),
    ).toEqual([
      [1, [undefined, undefined]],
      [2, [5, 5]],
    ])
    expect(await it.as(B).draftOf(id)).toBeNull()
    expect((await it.as(A).draftOf(id))?.id).toBe(draft.id)
  })

  test('of two amendments that were begun at once the second to be proposed is stale', async () => {
    const { id } = await proposed('Contested')
    const [one, other] = [await it.as(A).amend(id), await it.as(B).amend(id)]
    await it.as(A).propose(one.id, 1)
    await rejects(it.as(B).propose(other.id, 1), 'STALE_VERSION')
    expect((await it.as(B).draft(other.id))?.state).toBe('DRAFT')
  })
})

describe('a renewal', () => {
  test('says the same until later, and nothing earlier', async () => {
    const { id } = await proposed('Renewed')
    await rejects(it.as(B).renew(id, day(100), day(90)), 'INPUT_INVALID')
    const draft = await it.as(B).renew(id, day(200), day(150))
    expect(draft.version).toBe(2)
    expect((await it.as(B).draftChanges(draft)).map(({ clause }) => clause)).toEqual(['Last day', 'Review date'])
  })
})

describe('my agreements', () => {
  test('are paged by what they wait for, then by when they end, each once, with counts of all', async () => {
    const mine = (asked: object = {}) =>
      it.as(D).mine({ first: 100, after: undefined, standing: undefined, search: undefined, ...asked })
    const parties = [both(A), both(D)]
    const ids: string[] = []
    for (const [title, last] of [
      ['Paged one', 90],
      ['Paged two', 80],
      ['Paged three', 70],
    ] as const)
      ids.push((await proposed(title, { parties, lastDay: day(last) })).id)
    await signed(ids[2] ?? '', 1, A, D)
    const titles = async (asked?: object) => (await mine(asked)).items.map(({ versions }) => versions[0]?.terms.title)
    expect(await titles()).toEqual(['Paged two', 'Paged one', 'Paged three'])
    expect(await titles({ search: 'PAGED t' })).toEqual(['Paged two', 'Paged three'])
    expect(await titles({ search: ` ${ids[1]} ` })).toEqual(['Paged two'])
    expect(await titles({ search: `${ids[1]?.slice(0, 8)}` })).toEqual([])
    expect(await titles({ standing: 'IN_FORCE' })).toEqual(['Paged three'])
    expect((await mine({ standing: 'IN_FORCE' })).counts.filter(({ count }) => count > 0)).toEqual([
      { standing: 'TO_SIGN', count: 2 },
      { standing: 'IN_FORCE', count: 1 },
    ])
    const seen: (string | undefined)[] = []
    for (let after: string | undefined; ; ) {
      const page = await mine({ first: 1, after })
      seen.push(...page.items.map(({ id }) => id))
      after = page.endCursor
      if (!page.hasNextPage) break
    }
    expect(seen).toEqual([ids[1], ids[0], ids[2]])
    for (const after of ['no cursor', Buffer.from('[1,2]').toString('base64url'), ''])
      await rejects(mine({ after }), 'INPUT_INVALID')
    await rejects(
      it.as(D, 'clinician').mine({ first: 1, after: undefined, standing: undefined, search: undefined }),
      'FORBIDDEN',
    )
  })
})

describe('who may not', () => {
  test('sign for who is no party, or as another role', async () => {
    const agreement = await proposed('Not for C')
    await signed(agreement.id, 1, A, B)
    const hash = hashOf(agreement.id, agreement.versions[0] as (typeof agreement.versions)[number])
    await rejects(it.as(A).sign(agreement.id, 9, hash), 'NOT_FOUND')
    await rejects(it.as(A).sign(agreement.id, 1, 'another hash'), 'STALE_VERSION')
    for (const other of [it.as(C), it.as(A, 'privacy-officer'), it.as(A, 'clinician')])
      for (const deed of [
        other.agreement(agreement.id),
        other.sign(agreement.id, 1, hash),
        other.amend(agreement.id),
        other.renew(agreement.id, day(300), day(200)),
        other.withdraw(agreement.id),
        other.suspend(agreement.id),
        other.resume(agreement.id),
      ])
        await rejects(deed, 'FORBIDDEN')
  })

  test('learn that an agreement is there before the register tells of it', async () => {
    const { id, versions } = await proposed('Not yet for C')
    await signed(id, 1, A)
    const hash = hashOf(id, versions[0] as (typeof versions)[number])
    for (const other of [it.as(C), it.as(A, 'privacy-officer')])
      for (const named of [id, 'none']) {
        expect(await other.agreement(named)).toBeNull()
        for (const deed of [
          other.sign(named, 1, hash),
          other.amend(named),
          other.renew(named, day(300), day(200)),
          other.withdraw(named),
          other.suspend(named),
          other.resume(named),
        ])
          await rejects(deed, 'NOT_FOUND')
      }
    expect((await it.as(A, 'operator').agreement(id))?.id).toBe(id)
  })

  test('make what drafts start from, unless they are the operator', async () => {
    for (const who of [it.as(A), it.as(A, 'privacy-officer'), it.as(A, 'clinician')]) {
      await rejects(who.saveGroup({ id: undefined, seen: undefined, name: 'Ours', members: [A] }), 'FORBIDDEN')
      await rejects(who.removeGroup('board', 'any'), 'FORBIDDEN')
      await rejects(who.saveTemplate({ ...TEMPLATE, terms: wholeTerms() }), 'FORBIDDEN')
      await rejects(who.removeTemplate('start', 'any'), 'FORBIDDEN')
    }
    const operator = it.as(A, 'operator')
    // Neither is anything that was read: an id without its mark, a mark without its id.
    await rejects(operator.saveGroup({ id: 'board', seen: undefined, name: 'N', members: [A] }), 'INPUT_INVALID')
    await rejects(operator.saveTemplate({ ...TEMPLATE, seen: 'mark', terms: wholeTerms() }), 'INPUT_INVALID')
    await rejects(operator.removeGroup('no such group', 'any'), 'NOT_FOUND')
    const codes = async (given: Partial<typeof TEMPLATE>) =>
      (await operator.saveTemplate({ ...TEMPLATE, ...given })).faults.map(({ code }) => code)
    expect(await codes({})).toEqual(['TERMS_MISSING'])
    expect(await codes({ terms: wholeTerms(), agreement: 'none' })).toEqual(['TERMS_MISSING'])
    expect(await codes({ agreement: 'none' })).toEqual(['AGREEMENT_UNKNOWN'])
    const groups = [{ group: 'no such group', provides: true, receives: true }]
    await rejects(operator.saveTemplate({ ...TEMPLATE, terms: wholeTerms(), groups }), 'INPUT_INVALID')
  })

  test('learn from a refusal which groups there are', async () => {
    const draft = await it.as(A).begin(wholeTerms({ title: 'Kept to itself' }), undefined)
    for (const group of ['board', 'no such group']) {
      const terms = wholeTerms({ groups: [{ group, provides: true, receives: true }] })
      for (const other of [it.as(B), it.as(A, 'clinician')]) {
        await rejects(other.edit(draft.id, 1, terms), 'NOT_FOUND')
        await rejects(other.edit('none', 1, terms), 'NOT_FOUND')
      }
    }
  })

  test('sign while what is required is missing: the reasons are those that were shown', async () => {
    const agreement = await proposed('Standards not met', { parties: [both(A), both(C)] })
    const [version] = agreement.versions
    if (version === undefined) throw new Error('no version')
    await it.state.dspt.record([{ organisation: C, status: 'STANDARDS_NOT_MET', publishedOn: day(-1) }])
    const shown = await it.as(C).signingFaults(agreement, version)
    expect(shown).toHaveLength(1)
    const outcome = await it.as(C).sign(agreement.id, 1, hashOf(agreement.id, version))
    expect(outcome).toEqual({ agreement: undefined, faults: shown })
    expect((await it.state.agreements.recordOf(agreement.id, 1))?.signatures).toEqual([])
    await it.state.dspt.record([{ organisation: C, status: 'STANDARDS_MET', publishedOn: day(-1) }])
    await signed(agreement.id, 1, C)
  })

  test('sign twice: the first signature stands, and nothing more is written', async () => {
    const { id } = await proposed('Once')
    await signed(id, 1, A)
    const before = await it.state.agreements.recordOf(id, 1)
    await signed(id, 1, A)
    expect(await it.state.agreements.recordOf(id, 1)).toEqual(before)
    expect((await it.state.agreements.eventsOf(id)).map(({ kind }) => kind)).toEqual(['PROPOSED', 'SIGNED'])
  })
})

test('a deed that cannot be written to the ledger is not done', async () => {
  const agreement = await proposed('Unwritten')
  await signed(agreement.id, 1, B)
  const [unsigned] = agreement.versions
  if (unsigned === undefined) throw new Error('no version')
  const draft = await it.as(A).begin(wholeTerms({ title: 'Unwritten draft' }), undefined)
  const unwritten = (role: 'ig-manager' | 'operator') =>
    openAgreementLife({
      requester: {
        userId: 'u',
        issuer: 'i',
        role,
        name: 'M',
        roleCode: undefined,
        organisation: A,
        nhsNumber: undefined,
        system: undefined,
      },
      organisation: A,
      running: it.running,
      keys: it.keys,
      state: {
        ...it.state,
        ledger: {
          ...it.state.ledger,
          append: async () => {
            throw new HouseError('AUDIT_UNAVAILABLE')
          },
        },
      },
    })
  const [broken, operator] = [unwritten('ig-manager'), unwritten('operator')]
  const version = (await it.state.versions()).agreements
  const [groups, templates] = [await it.state.groups.all(), await it.state.templates.all()]
  const board = groups.find((group) => group.id === 'board')
  const start = await it.state.templates.find('start')
  if (board === undefined || start === undefined) throw new Error('nothing to start from')
  const { id } = agreement
  const deeds = [
    operator.saveGroup({ id: 'board', seen: markOf(board), name: 'Another', members: [A] }),
    operator.saveGroup({ id: undefined, seen: undefined, name: 'New', members: [A] }),
    operator.removeGroup('board', markOf(board)),
    operator.saveTemplate({ ...TEMPLATE, agreement: id }),
    operator.removeTemplate('start', markOf(start)),
    broken.begin(wholeTerms(), undefined),
    broken.amend(id),
    broken.renew(id, day(300), day(200)),
    broken.edit(draft.id, 1, wholeTerms()),
    broken.open(draft.id, 1),
    broken.comment(draft.id, 'words', undefined),
    broken.discard(draft.id, 1),
    broken.propose(draft.id, 1),
    broken.sign(id, 1, hashOf(id, unsigned)),
    broken.withdraw(id),
    broken.suspend(id),
    broken.resume(id),
    broken.recordDspt({ status: 'STANDARDS_NOT_MET', publishedOn: day(0) }),
  ]
  await Promise.all(deeds.map((deed) => rejects(deed, 'AUDIT_UNAVAILABLE')))
  expect((await it.state.versions()).agreements).toBe(version)
  expect(await it.as(A).draft(draft.id)).toMatchObject({ revision: 1, state: 'DRAFT' })
  expect(await it.as(A).comments(draft.id)).toEqual([])
  expect(await it.as(A).draftOf(id)).toBeNull()
  expect((await it.as(A).dsptOf(A))?.status).toBe('STANDARDS_MET')
  expect(await it.state.groups.all()).toEqual(groups)
  expect(await it.state.templates.all()).toEqual(templates)
})
