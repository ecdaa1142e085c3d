import type { Face } from '../face.ts'
import { approveForm, delayPage, endForm } from './delay.ts'
import { delayNewForm, delayNewPage } from './delay-new.ts'
import { delayRenewForm, delayRenewPage } from './delay-renew.ts'
import { delaysPage } from './delays.ts'
import { reviewForm, reviewPage } from './review.ts'
import { reviewsPage, settledPage } from './reviews.ts'

/** The privacy officer's desk: accesses to be reviewed, and lawful delays. The information governance manager sees here what was passed on. */
export const privacyFace: Face = {
  name: 'privacy',
  title: 'Privacy reviews',
  home: '/privacy',
  start: '/privacy/reviews',
  provider: 'staff',
  navigation: [
    { href: '/privacy/reviews', text: 'Reviews' },
    { href: '/privacy/settled', text: 'Settled' },
    { href: '/privacy/delays', text: 'Delays' },
  ],
  pages: [reviewsPage, settledPage, reviewPage, delaysPage, delayNewPage, delayPage, delayRenewPage],
  forms: [reviewForm, delayNewForm, approveForm, delayRenewForm, endForm],
}
