import { type Desk, pageOf } from './desk.ts'
import type { EmergencyLife } from './emergency-life.ts'

/** What a patient is told in their account. For the patient alone: whoever acts for them is refused. */
export const noticesAt = (desk: Desk): Pick<EmergencyLife, 'notices'> => ({
  notices: async (patient, page) => {
    if (!desk.may({ deed: 'read-notices', patient })) return desk.refuse('FORBIDDEN', patient)
    const notices = await pageOf(page, (asked) => desk.room.state.notices.ofPatient(patient, asked))
    await desk.writeDown({ deed: 'read-notices', subject: 'notices', patient })
    return notices
  },
})
