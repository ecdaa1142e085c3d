import { ALLERGIES, NOT_FOR_RESUSCITATION, SENSITIVE_CONDITIONS } from './concepts.ts'
import type { Fact } from './fact.ts'
import { alert } from './facts/alerts.ts'
import { drawAllergies, noneKnown } from './facts/allergies.ts'
import { condition } from './facts/conditions.ts'
import { distinct } from './facts/draw-facts.ts'
import { drawImmunisations } from './facts/immunisations.ts'
import { type Life, lifeOf } from './life.ts'
import type { Person } from './person.ts'
import { createRandom } from './random.ts'

const listed = (life: Life): readonly Fact[] => {
  for (;;) {
    const drawn = drawAllergies(life)
    if (drawn.some((fact) => ALLERGIES.includes(fact.concept))) return drawn
  }
}

const withCode = (code: string, at: string): readonly Fact[] =>
  SENSITIVE_CONDITIONS.filter((concept) => concept.code === code).map((concept) => condition(concept, at, true))

/** What the README promises of the notable people, put beside or instead of what was drawn. Some others contradict themselves too. */
export const touch = (person: Person, drawn: readonly Fact[], life: Life): readonly Fact[] => {
  const without = drawn.filter((fact) => fact.type !== 'ALLERGY')
  switch (person.notable) {
    case 'default':
      return distinct([
        ...without,
        ...listed(life),
        noneKnown(life),
        ...withCode('35489007', '2016-03-14T10:30'),
        ...withCode('86406008', '2009-06-02T11:15'),
      ])
    case 'twin-one':
    case 'twin-two':
      // The same doses on the same days: two people's records, and never one.
      return distinct([
        ...drawn.filter((fact) => fact.type !== 'IMMUNISATION'),
        ...drawImmunisations(lifeOf(person, createRandom('twins'))),
      ])
    case 'classes-permitted':
      return distinct([
        ...drawn,
        ...withCode('35489007', '2018-01-20T09:40'),
        ...withCode('86406008', '2012-09-11T15:00'),
      ])
    case 'contradictory':
      return distinct([...without, ...listed(life), noneKnown(life)])
    case 'none-known':
      return distinct([...without, noneKnown(life)])
    case 'end-of-life':
      return distinct([alert(NOT_FOR_RESUSCITATION, '2026-02-03T14:20'), ...drawn])
    default:
      return life.random.chance(0.04) ? distinct([...drawn, ...listed(life).slice(0, 1), noneKnown(life)]) : drawn
  }
}
