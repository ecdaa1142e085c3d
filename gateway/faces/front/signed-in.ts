import { definePage } from '../page.ts'

/** Where people arrive who signed in again in a second tab, to send a form they have open in the first. */
export const signedInPage = definePage({ path: '/signed-in', audience: 'anyone', template: 'front/signed-in.njk' })
