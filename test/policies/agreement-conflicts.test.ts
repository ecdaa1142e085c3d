import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conflictsOf } from '../../policies/agreement-conflicts.ts'
import type { Agreement, AgreementTerms } from '../../schema/model/agreement.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { anyWorld } from './random-worlds.ts'
import { agreement, CROYDON, EALING, HARINGEY, HOUR, NOW, TERMS, version } from './world.ts'

const mine = (terms: Partial<AgreementTerms> = {}, rest: Partial<Agreement> = {}): Agreement =>
  agreement(terms, { id: 'MINE', ...rest })

const kinds = (subject: Agreement, ...others: readonly Agreement[]) =>
  conflictsOf(subject, others, NOW).map(({ kind, other, recordTypes }) => `${other.id} ${kind} ${recordTypes.join()}`)

describe('what is the matter', () => {
  test.each<[string, Partial<AgreementTerms>, Partial<AgreementTerms>, readonly string[]]>([
    ['nothing, where no type is common', { recordTypes: { DOCUMENT: [] } }, {}, []],
    ['nothing, where no purpose is common', { purposes: ['ETREAT'] }, {}, []],
    ['the same terms: this adds nothing', {}, {}, ['SHADOWED ALLERGY']],
    ['the other permits more types', {}, { recordTypes: { ALLERGY: [], DOCUMENT: [] } }, ['SHADOWED ALLERGY']],
    ['this permits more types', { recordTypes: { ALLERGY: [], DOCUMENT: [] } }, {}, ['SHADOWS ALLERGY']],
    ['this permits more purposes', { purposes: ['TREAT', 'ETREAT'] }, {}, ['SHADOWS ALLERGY']],
    [
      'the other includes every class',
      { recordTypes: { ALLERGY: ['HIV'] } },
      { recordTypes: { ALLERGY: 'all' } },
      ['SHADOWED ALLERGY', 'CLASSES_DIFFER ALLERGY'],
    ],
    [
      'each includes a class of its own',
      { recordTypes: { ALLERGY: ['HIV'], DOCUMENT: [] } },
      { recordTypes: { ALLERGY: ['PSY'], DOCUMENT: [] } },
      ['CLASSES_DIFFER ALLERGY'],
    ],
    [
      'each shares a type of its own, and one alike',
      { recordTypes: { ALLERGY: 'all', DOCUMENT: [] } },
      { recordTypes: { ALLERGY: 'all', CONDITION: [] } },
      [],
    ],
    [
      'on other grounds of Article 6',
      {},
      { lawfulBasis: { article6: '6(1)(a)', article9: '9(2)(h)' } },
      ['SHADOWED ALLERGY', 'BASIS_DIFFERS ALLERGY'],
    ],
    [
      'on other grounds of Article 9',
      {},
      { lawfulBasis: { article6: '6(1)(e)', article9: '9(2)(i)' } },
      ['SHADOWED ALLERGY', 'BASIS_DIFFERS ALLERGY'],
    ],
    ['this lets edit', { actions: ['view', 'edit'] }, {}, ['SHADOWS ALLERGY', 'ACTIONS_DIFFER ALLERGY']],
    ['the other lets edit', {}, { actions: ['view', 'edit'] }, ['SHADOWED ALLERGY', 'ACTIONS_DIFFER ALLERGY']],
    [
      'no action is common: classes are not compared',
      { actions: ['edit'], recordTypes: { ALLERGY: ['HIV'] } },
      {},
      ['ACTIONS_DIFFER ALLERGY'],
    ],
    ['the other ends sooner', {}, { period: { start: undefined, end: NOW + HOUR } }, ['SHADOWS ALLERGY']],
    ['the other begins later', {}, { period: { start: NOW + HOUR, end: undefined } }, ['SHADOWS ALLERGY']],
    ['the other has ended', {}, { period: { start: undefined, end: NOW } }, []],
    [
      'the other ends before this begins',
      { period: { start: NOW + HOUR, end: undefined } },
      { period: { start: undefined, end: NOW + HOUR } },
      [],
    ],
    [
      'this ends before the other begins',
      { period: { start: undefined, end: NOW + HOUR } },
      { period: { start: NOW + HOUR, end: undefined } },
      [],
    ],
  ])('%s', (_, own, other, expected) => {
    expect(kinds(mine(own), agreement(other))).toEqual(expected.map((each) => `AG-1 ${each}`))
  })

  test('is said in a sentence that names the other, with its version', () => {
    const [found] = conflictsOf(mine(), [agreement()], NOW)
    expect(found).toMatchObject({ otherVersion: 1, pairCount: 1, purposes: ['TREAT'] })
    expect(found?.sentence).toContain(TERMS.title)
  })
})

describe('whose pairs are compared', () => {
  test('an agreement is not compared with itself, and one without a version with none', () => {
    expect(kinds(mine(), { ...agreement(), id: 'MINE' })).toEqual([])
    expect(kinds(mine({}, { versions: [] }), agreement())).toEqual([])
  })

  test('agreements that share one party alone, or the roles reversed, do not meet', () => {
    const [first] = version(1).parties
    const elsewhere = { ...version(1), parties: [first, { ...first, organisation: CROYDON, receives: true }] }
    expect(kinds(mine(), agreement({}, { versions: [elsewhere as never] }))).toEqual([])
    const reversed = version(1).parties.map((party) => ({
      ...party,
      provides: party.receives,
      receives: party.provides,
    }))
    expect(kinds(mine(), agreement({}, { versions: [{ ...version(1), parties: reversed }] }))).toEqual([])
  })

  test('the other counts only where both have signed it; the subject as though they had', () => {
    const unsigned = version(1, {}, { ealing: undefined, haringey: undefined })
    expect(kinds(mine({}, { versions: [unsigned] }), agreement())).toEqual(['AG-1 SHADOWED ALLERGY'])
    expect(kinds(mine(), agreement({}, { versions: [version(1, {}, { haringey: undefined })] }))).toEqual([])
  })

  test('of the other the newest version that the pair has signed counts', () => {
    const older = version(1, { recordTypes: { ALLERGY: 'all' } })
    const newer = version(2, { recordTypes: { DOCUMENT: [] } })
    expect(kinds(mine(), agreement({}, { versions: [older, newer] }))).toEqual([])
    const unsigned = version(2, { recordTypes: { DOCUMENT: [] } }, { ealing: undefined })
    expect(kinds(mine(), agreement({}, { versions: [older, unsigned] }))).toEqual([
      'AG-1 SHADOWED ALLERGY',
      'AG-1 CLASSES_DIFFER ALLERGY',
    ])
  })

  test('who has withdrawn from either is in no pair of it', () => {
    expect(kinds(mine({}, { withdrawn: [EALING] }), agreement())).toEqual([])
    expect(kinds(mine(), agreement({}, { withdrawn: [HARINGEY] }))).toEqual([])
  })

  test('most pairs come first, then by id; nobody is a pair with themselves', () => {
    const both = (organisation: OdsCode) => ({ organisation, provides: true, receives: true, signedAt: 0 })
    const three = [both(EALING), both(HARINGEY), both(CROYDON)]
    const subject = mine({}, { versions: [{ ...version(1), parties: three }] })
    const wide = agreement({}, { id: 'WIDE', versions: [{ ...version(1), parties: three }] })
    const found = conflictsOf(subject, [agreement({}, { id: 'B' }), agreement({}, { id: 'A' }), wide], NOW)
    expect(found.map(({ other, pairCount }) => `${other.id} ${pairCount}`)).toEqual(['WIDE 6', 'A 1', 'B 1'])
  })
})

test('property: pairs are counted as though each were looked at apart', () => {
  fc.assert(
    fc.property(anyWorld, anyWorld, ({ agreements: subjects }, { agreements: others }) => {
      const subject = subjects[0] as Agreement
      const own = [...subject.versions].sort((a, b) => b.version - a.version)[0]
      if (own === undefined) return
      for (const found of conflictsOf(subject, others, NOW)) {
        const gone = [...subject.withdrawn, ...found.other.withdrawn]
        let pairs = 0
        for (const provider of own.parties.filter(({ provides }) => provides))
          for (const recipient of own.parties.filter(({ receives }) => receives)) {
            const pair = [provider.organisation, recipient.organisation]
            if (provider === recipient || pair.some((code) => gone.includes(code))) continue
            const newest = [...found.other.versions]
              .sort((a, b) => b.version - a.version)
              .find(({ parties }) =>
                pair.every((code) => parties.some((p) => p.organisation === code && p.signedAt !== undefined)),
              )
            const party = (code?: OdsCode) => newest?.parties.find(({ organisation }) => organisation === code)
            if (newest?.version === found.otherVersion && party(pair[0])?.provides && party(pair[1])?.receives) pairs++
          }
        expect(found.pairCount).toBe(pairs)
      }
    }),
    { numRuns: 500 },
  )
})
