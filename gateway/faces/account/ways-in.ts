import { definePage } from '../page.ts'

/** For who signed in and is not proved to be who they say (NHS login below P9): what to do, and nothing else. */
export const notProvedPage = definePage({
  path: '/account/prove-who-you-are',
  audience: 'anyone',
  template: 'account/not-proved.njk',
})

/** Where people arrive once they have signed out. */
export const accountSignedOutPage = definePage({
  path: '/account/signed-out',
  audience: 'anyone',
  template: 'account/signed-out.njk',
})

/** Where people arrive who signed in again in a second tab, to send a form they have open in the first. */
export const accountSignedInPage = definePage({
  path: '/account/signed-in',
  audience: 'anyone',
  template: 'account/signed-in.njk',
})
