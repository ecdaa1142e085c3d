import type { Requester } from '../../schema/model/requester.ts'
import { breakGlassAt } from './break-glass.ts'
import { delaysAt } from './delays.ts'
import { deskOf } from './desk.ts'
import type { EmergencyLife } from './emergency-life.ts'
import { noticesAt } from './notices.ts'
import { reviewsAt } from './reviews.ts'
import type { EmergencyRoom } from './room.ts'

/** Emergencies as each requester meets them. */
export const openEmergencyRoom =
  (room: EmergencyRoom) =>
  (requester: Requester): EmergencyLife => {
    const desk = deskOf(room, requester)
    return { ...breakGlassAt(desk), ...noticesAt(desk), ...reviewsAt(desk), ...delaysAt(desk) }
  }
