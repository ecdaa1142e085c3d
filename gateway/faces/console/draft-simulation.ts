import { HouseError } from '../../../schema/model/house-error.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { definePage } from '../page.ts'
import { toMend } from './choices-made.ts'
import { daysAsked, daysChoice, daysErrors } from './days.ts'
import type { Named } from './parties.ts'
import { draftPath } from './paths.ts'

type Change = {
  readonly organisation: Named
  readonly recordType: RecordType
  readonly purpose: PurposeOfUse
  readonly becomesAllowed: number
  readonly becomesRefused: number
}

type Data = {
  readonly agreementDraft: { readonly id: string; readonly terms: { readonly title: string } } | null
  readonly draftSimulation: {
    readonly viewCount: number
    readonly notEvaluatedCount: number
    readonly from: string
    readonly to: string
    readonly changes: readonly Change[]
  } | null
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

/** Changes of one organisation and purpose together: that is how a manager asks. */
const byOrganisation = (changes: readonly Change[]) => {
  const groups = new Map<string, Pick<Change, 'organisation' | 'purpose'> & { readonly types: Change[] }>()
  for (const change of changes) {
    const { organisation, purpose } = change
    const key = `${organisation.odsCode} ${purpose}`
    const group = groups.get(key) ?? { organisation, purpose, types: [] }
    groups.set(key, group)
    group.types.push(change)
  }
  return [...groups.values()]
}

/** What would have become of the views of the last days, had a draft been in force between all its parties. */
export const draftSimulationPage = definePage<Data>({
  path: '/console/drafts/:id/simulation',
  audience: 'ig-manager',
  template: 'console/draft-simulation.njk',
  document: /* GraphQL */ `
    query Simulation($id: ID!, $days: Int!) {
      agreementDraft(id: $id) { id terms { title } }
      draftSimulation(draft: $id, days: $days) {
        viewCount
        notEvaluatedCount
        from
        to
        changes { organisation { odsCode name } recordType purpose becomesAllowed becomesRefused }
      }
    }`,
  variables: ({ params, query }) => ({ id: params['id'], days: daysAsked(query) }),
  view: ({ agreementDraft: draft, draftSimulation: found }, { query }) => {
    if (draft === null) throw new HouseError('NOT_FOUND')
    const changes = found?.changes ?? []
    return {
      ...toMend(query, daysErrors(query)),
      choice: daysChoice(draftPath(draft.id, '/simulation'), query),
      days: daysAsked(query),
      back: draftPath(draft.id),
      title: draft.terms.title,
      found,
      allowed: sum(changes.map(({ becomesAllowed }) => becomesAllowed)),
      refused: sum(changes.map(({ becomesRefused }) => becomesRefused)),
      groups: byOrganisation(changes),
    }
  },
})
