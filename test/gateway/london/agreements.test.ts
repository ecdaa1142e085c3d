import { describe, expect, test } from 'vitest'
import { draftTermsOf } from '../../../policies/agreement-terms.ts'
import { dsptFaults, termsFaults } from '../../../policies/agreement-terms-faults.ts'
import { TEMPLATES } from '../../london/agreement-templates.ts'
import { agreementsOf, UNSIGNED_AREA } from '../../london/agreements.ts'
import { directivesOf, proxyRightsOf } from '../../london/directives.ts'
import { DSPT_APPROACHING, DSPT_OUT_OF_DATE, dsptOf } from '../../london/dspt.ts'
import { AREAS } from '../../london/generator/areas.ts'
import { notable, settle } from '../../london/generator/generate.ts'
import { groupsOf } from '../../london/groups.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const { directory, people } = settle()
const agreements = agreementsOf(directory, { now: NOW })
const byId = (id: string) => agreements.find((agreement) => agreement.id === id)

describe("the demo's agreements", () => {
  test('have one for every area, each of its members a party', () => {
    for (const area of AREAS) {
      const parties = new Set(
        byId(`area-${area.id.toLowerCase()}`)?.versions[0]?.parties.map((party) => party.organisation),
      )
      expect(directory.members.get(area.id)?.every((code) => parties.has(code))).toBe(true)
    }
  })

  test('name only legal entities of the directory', () => {
    const entities = new Set(directory.organisations.map((organisation) => organisation.resolvesTo))
    const parties = agreements.flatMap((agreement) =>
      agreement.versions.flatMap((version) => version.parties.map((party) => party.organisation)),
    )
    expect([...new Set(parties)].filter((code) => !entities.has(code))).toEqual([])
  })

  test('include every class of allergies and alerts in direct care, and lack the signatures of one area', () => {
    const [version] = byId('london-direct-care')?.versions ?? []
    expect([
      version?.terms.recordTypes.ALLERGY,
      version?.terms.recordTypes.ALERT,
      version?.terms.recordTypes.CONDITION,
    ]).toEqual(['all', 'all', []])
    const unsigned = version?.parties.filter((party) => party.signedAt === undefined).map((party) => party.organisation)
    expect([...(unsigned ?? [])].sort()).toEqual([...(directory.members.get(UNSIGNED_AREA) ?? [])].sort())
  })

  test('hold one expired, one to come, one suspended by each hand, one amended without signatures, one without documents', () => {
    expect(byId('expired-pilot')?.versions[0]?.terms.period.end).toBeLessThan(NOW)
    expect(byId('begins-next-month')?.versions[0]?.terms.period.start).toBeGreaterThan(NOW)
    expect(byId('suspended-by-operator')?.suspendedByOperator).toBe(true)
    expect(byId('suspended-by-party')?.suspended).toHaveLength(1)
    expect(byId('area-croydon')?.versions[1]?.parties.filter((party) => party.signedAt !== undefined)).toHaveLength(1)
    expect(byId('area-ealing')?.versions[0]?.terms.recordTypes).not.toHaveProperty('DOCUMENT')
  })

  test('lack nothing that signing asks for, but for what is over', () => {
    for (const agreement of agreements) {
      for (const version of agreement.versions) {
        const faults = termsFaults(draftTermsOf(version), version.terms.period, NOW).map(({ code }) => code)
        expect(faults).toEqual(agreement.id === 'expired-pilot' ? ['REVIEW_DATE_PASSED', 'PERIOD_ENDED'] : [])
        expect(version.terms.publicPurpose.length).toBeGreaterThan(60)
      }
    }
    const references = agreements.map((agreement) => agreement.versions[0]?.terms.dpiaReference)
    expect(new Set(references).size).toBe(references.length)
  })

  test('are the same for the same moment, with ids of their own', () => {
    expect(agreementsOf(directory, { now: NOW })).toEqual(agreements)
    expect(new Set(agreements.map((agreement) => agreement.id)).size).toBe(agreements.length)
  })
})

describe('what an agreement is made with', () => {
  test('is a standing in the Toolkit of every legal entity, one out of date and one not met', () => {
    const statements = dsptOf(directory, NOW)
    const entities = new Set(directory.organisations.map((organisation) => organisation.resolvesTo))
    expect(new Set(statements.map(({ organisation }) => organisation))).toEqual(entities)
    const faults = statements.flatMap((standing) =>
      dsptFaults(standing, NOW).map(({ code }) => [standing.organisation, code]),
    )
    expect(faults.sort()).toEqual([
      [DSPT_APPROACHING, 'DSPT_NOT_MET'],
      [DSPT_OUT_OF_DATE, 'DSPT_OUT_OF_DATE'],
    ])
  })

  test('is the members of each board as a group, and templates that name no group there is not', () => {
    const groups = groupsOf(directory)
    expect(groups).toHaveLength(6)
    for (const area of AREAS) {
      const group = groups.find(({ id }) => id === `icb-${area.board.toLowerCase()}`)
      expect(directory.members.get(area.id)?.every((code) => group?.members.includes(code))).toBe(true)
    }
    const ids = new Set(groups.map(({ id }) => id))
    for (const { terms } of TEMPLATES) expect(terms.groups.every(({ group }) => ids.has(group))).toBe(true)
  })
})

describe("the demo's directives", () => {
  const directives = directivesOf(people, directory, NOW)
  const of = (name: string) => directives.filter((directive) => directive.patient === notable({ people }, name))

  test("of the default patient permit all and deny one exchange's controllers", () => {
    expect(of('default').map((directive) => directive.effect)).toEqual(['permit', 'deny', 'deny'])
    expect(of('default')[1]?.scope.controllers).toEqual(directory.members.get('ISLINGTON'))
  })

  test('leave one patient without any, and have ids that hold no NHS number', () => {
    expect(of('no-choice')).toEqual([])
    expect(new Set(directives.map((directive) => directive.id)).size).toBe(directives.length)
    expect(directives.filter((directive) => /\d{6}/.test(directive.id))).toEqual([])
  })

  test("record the mother's right for her twins, and one that was withdrawn", () => {
    const rights = proxyRightsOf(people, NOW)
    expect(rights.filter((right) => !right.withdrawn).map((right) => right.patient)).toEqual(
      ['twin-one', 'twin-two'].map((name) => notable({ people }, name)),
    )
    expect(rights.filter((right) => right.withdrawn)).toHaveLength(1)
  })
})
