import { definePage } from '../page.ts'

/** Where people arrive once they have signed out. */
export const signedOutPage = definePage({ path: '/signed-out', audience: 'anyone', template: 'front/signed-out.njk' })
