import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { oneOf, text } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { recordPath } from './paths.ts'
import { statedFor } from './record.ts'

/** For how long somebody may be followed, in hours: as long as a shift, a day, a weekend, a week. */
const HOURS = ['12', '24', '72', '168'] as const

type Data = {
  readonly followTeams: readonly { readonly id: string; readonly name: string; readonly isMember: boolean }[] | null
}

/** Follows the patient whose record is open, for the care that it is open for. */
export const followPage = definePage<Data>({
  path: '/clinician/:patient/follow',
  audience: 'clinician',
  template: 'clinician/follow.njk',
  document: /* GraphQL */ `query FollowTeams { followTeams { id name isMember } }`,
  view: ({ followTeams }, asked) => {
    const { access } = statedFor(asked)
    return {
      base: recordPath(asked.params['patient']),
      access,
      key: randomUUID(),
      teams: (followTeams ?? []).filter(({ isMember }) => isMember),
    }
  },
})

const read = z.object({
  key: z.string().min(8).max(100),
  hours: oneOf(HOURS, 'Choose for how long'),
  team: text(100),
})

/** Sent twice it follows once. What is followed is among what changed. */
export const followForm = defineForm<z.output<typeof read>, { readonly followPatient: { readonly id: string } | null }>(
  {
    path: '/clinician/:patient/follow',
    page: followPage,
    read,
    mutation: /* GraphQL */ `
    mutation FollowPatient($patient: NHSNumber!, $purpose: PurposeOfUse!, $careContext: String!, $hours: Int!, $team: ID, $key: String!) {
      followPatient(patient: $patient, purpose: $purpose, careContext: $careContext, hours: $hours, team: $team, idempotencyKey: $key) { id }
    }`,
    variables: ({ hours, team, key }, asked) => ({
      patient: asked.patient,
      ...asked.access,
      hours: Number(hours),
      team: team === '' ? null : team,
      key,
    }),
    refused: {
      FORBIDDEN: {
        text: 'This patient cannot be followed for what you look at the record for: nothing of other organisations may be shared with you, or you broke the glass.',
      },
      NOT_FOUND: { text: 'You are not in that team any more: choose another, or nobody', field: 'team' },
    },
    done: () => '/clinician/changes?done=followed',
  },
)
