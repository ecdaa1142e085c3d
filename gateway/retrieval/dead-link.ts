import type { HouseErrorCode } from '../../schema/model/house-error.ts'

/** Whether a refusal says to whoever holds a link that it opens nothing for them: it has run out, is another's, or they are not, or not any more, signed in. */
export const isDeadLink = (code: HouseErrorCode): boolean => code === 'NOT_FOUND' || code === 'TOKEN_MISSING'
