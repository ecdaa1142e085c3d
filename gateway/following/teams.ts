import { randomUUID } from 'node:crypto'
import type { Follower, FollowTeam, QuietHours } from '../../schema/model/follow.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { FollowDesk } from './desk.ts'
import type { FollowingLife } from './following-life.ts'

const LONGEST_NAME = 80
const MINUTES_A_DAY = 24 * 60

const isMinute = (minute: number): boolean => Number.isInteger(minute) && minute >= 0 && minute < MINUTES_A_DAY

/** Who is told with whom, and when somebody is left in peace. A member is judged for themself: being in a team opens nothing. */
export const teamsAt = (
  desk: FollowDesk,
): Pick<FollowingLife, 'teams' | 'openTeam' | 'joinTeam' | 'leaveTeam' | 'quietHours' | 'setQuietHours'> => {
  const { follows } = desk.room.state
  const { name: called } = desk.requester

  const team = async ({ organisation }: Follower, id: string): Promise<FollowTeam> => {
    const found = (await follows.teams(organisation)).find((one) => one.id === id)
    if (found === undefined) throw new HouseError('NOT_FOUND')
    return found
  }
  const clean = ({ quiet, urgentPasses }: QuietHours): QuietHours => {
    if (quiet !== undefined && !(isMinute(quiet.from) && isMinute(quiet.until))) throw new HouseError('INPUT_INVALID')
    return { quiet, urgentPasses }
  }

  return {
    teams: async () => follows.teams((await desk.follower()).organisation),

    openTeam: async (given) => {
      const follower = await desk.follower()
      const name = given.trim()
      if (name.length < 2 || name.length > LONGEST_NAME) throw new HouseError('INPUT_INVALID')
      const id = randomUUID()
      await desk.writeDown('open-follow-team', `team ${id}`)
      if ((await follows.openTeam(id, name, follower, called)) === undefined) throw new HouseError('CONFLICT_OF_STATE')
      return team(follower, id)
    },

    joinTeam: async (id) => {
      const follower = await desk.follower()
      await team(follower, id)
      await desk.writeDown('join-follow-team', `team ${id}`)
      if (!(await follows.join(id, follower, called))) throw new HouseError('NOT_FOUND')
      return team(follower, id)
    },

    leaveTeam: async (id) => {
      const follower = await desk.follower()
      await team(follower, id)
      await desk.writeDown('leave-follow-team', `team ${id}`)
      return follows.leave(id, follower)
    },

    quietHours: async () => follows.quietHours(await desk.follower()),

    setQuietHours: async (given) => {
      const follower = await desk.follower()
      const hours = clean(given)
      await desk.writeDown('set-quiet-hours', 'quiet hours')
      await follows.setQuietHours(follower, hours)
      return hours
    },
  }
}
