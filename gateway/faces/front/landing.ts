import { definePage } from '../page.ts'

/** What this service is, and the ways in. */
export const landingPage = definePage({ path: '/', audience: 'anyone', template: 'front/landing.njk' })
