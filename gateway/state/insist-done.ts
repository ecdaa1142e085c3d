import { HouseError } from '../../schema/model/house-error.ts'
import type { EditOutcome } from './edit-outcome.ts'

/** What a person is told of an edit that changed nothing: `UNCHANGED` is as good as done. */
export const insistDone = (outcome: EditOutcome): void => {
  switch (outcome) {
    case 'DONE':
    case 'UNCHANGED':
      return
    case 'CONFLICT':
      throw new HouseError('STALE_VERSION')
    case 'NOT_FOUND':
      throw new HouseError('NOT_FOUND')
    case 'NOT_ALLOWED':
      throw new HouseError('CONFLICT_OF_STATE')
  }
}
