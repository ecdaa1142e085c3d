import { z } from 'zod'
import { requiredText, textOf, ticked } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { clockField } from './clock-time.ts'
import { type KeptQuiet, quietWords } from './quiet-words.ts'

const TEAM_PATH = '/clinician/changes/team'

type Team = {
  readonly id: string
  readonly name: string
  readonly isMember: boolean
  readonly members: readonly string[]
}
type Data = { readonly followTeams: readonly Team[] | null; readonly quietHours: KeptQuiet | null }

/** Who is told together with this clinician, and when they are left in peace. What is said of one's quiet hours is as they are kept; the boxes hold what was typed. */
export const teamPage = definePage<Data>({
  path: TEAM_PATH,
  audience: 'clinician',
  template: 'clinician/team.njk',
  document: /* GraphQL */ `
    query TeamAndQuietHours {
      followTeams { id name isMember members }
      quietHours { from until urgentPasses isQuietNow }
    }`,
  view: ({ followTeams, quietHours }, { query, sent }) => {
    // Several forms stand on the page: what another of them sent says nothing of these hours.
    const typed = sent !== undefined && 'from' in sent
    return {
      done: query['done'],
      teams: followTeams && {
        mine: followTeams.filter(({ isMember }) => isMember),
        others: followTeams.filter(({ isMember }) => !isMember),
      },
      chosen: textOf(sent, 'team'),
      name: textOf(sent, 'name'),
      quiet: quietHours && {
        ...quietWords(quietHours),
        from: typed ? textOf(sent, 'from') : (quietHours.from ?? ''),
        until: typed ? textOf(sent, 'until') : (quietHours.until ?? ''),
        passes: typed ? 'urgent' in sent : quietHours.urgentPasses,
      },
    }
  },
})

const GONE = 'There is no such team any more'

const named = z.object({
  name: requiredText(80, 'Enter a name for the team').pipe(z.string().min(2, 'Use 2 characters or more')),
})

/** A new team, with whoever opens it in it. */
export const openTeamForm = defineForm<
  z.output<typeof named>,
  { readonly openFollowTeam: { readonly id: string } | null }
>({
  path: `${TEAM_PATH}/open`,
  page: teamPage,
  read: named,
  mutation: /* GraphQL */ `mutation OpenFollowTeam($name: String!) { openFollowTeam(name: $name) { id } }`,
  variables: (fields) => fields,
  refused: {
    CONFLICT_OF_STATE: {
      text: 'Your organisation has a team of that name: join it, or use another name',
      field: 'name',
    },
  },
  done: () => `${TEAM_PATH}?done=opened`,
})

const chosen = z.object({ team: requiredText(100, 'Choose a team') })

/** One more is told together with a team. */
export const joinTeamForm = defineForm<
  z.output<typeof chosen>,
  { readonly joinFollowTeam: { readonly id: string } | null }
>({
  path: `${TEAM_PATH}/join`,
  page: teamPage,
  read: chosen,
  mutation: /* GraphQL */ `mutation JoinFollowTeam($team: ID!) { joinFollowTeam(team: $team) { id } }`,
  variables: (fields) => fields,
  refused: { NOT_FOUND: { text: GONE, field: 'team' } },
  done: () => `${TEAM_PATH}?done=joined`,
})

/** And one less: they are told no more of whom the team follows. */
export const leaveTeamForm = defineForm<z.output<typeof chosen>, { readonly leaveFollowTeam: boolean | null }>({
  path: `${TEAM_PATH}/leave`,
  page: teamPage,
  read: chosen,
  mutation: /* GraphQL */ `mutation LeaveFollowTeam($team: ID!) { leaveFollowTeam(team: $team) }`,
  variables: (fields) => fields,
  refused: { NOT_FOUND: { text: GONE } },
  done: () => `${TEAM_PATH}?done=left`,
})

const hours = z
  .object({
    from: clockField('Enter when they begin'),
    until: clockField('Enter when they end'),
    urgent: ticked(['yes']),
  })
  .refine(({ from, until }) => from !== until, { message: 'Enter another time than they begin at', path: ['until'] })

/** From when until when, each day; past midnight where they end before they begin. */
export const quietForm = defineForm<z.output<typeof hours>, { readonly setQuietHours: KeptQuiet | null }>({
  path: `${TEAM_PATH}/quiet`,
  page: teamPage,
  read: hours,
  mutation: /* GraphQL */ `
    mutation SetQuietHours($from: String!, $until: String!, $urgentPasses: Boolean!) {
      setQuietHours(from: $from, until: $until, urgentPasses: $urgentPasses) { from }
    }`,
  variables: ({ from, until, urgent }) => ({ from, until, urgentPasses: urgent.length > 0 }),
  done: () => `${TEAM_PATH}?done=quiet`,
})

/** Told at any time again. */
export const noQuietForm = defineForm<unknown, { readonly setQuietHours: KeptQuiet | null }>({
  path: `${TEAM_PATH}/no-quiet`,
  page: teamPage,
  read: z.object({}),
  mutation: /* GraphQL */ `mutation ClearQuietHours { setQuietHours { from } }`,
  done: () => `${TEAM_PATH}?done=no-quiet`,
})
