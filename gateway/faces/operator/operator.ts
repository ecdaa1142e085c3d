import type { Face } from '../face.ts'
import { scorecardPage } from './scorecard.ts'
import { scorecardsPage } from './scorecards.ts'

/** The operator's desk: how the exchanges do. */
export const operatorFace: Face = {
  name: 'operator',
  title: 'Exchange operations',
  home: '/operator',
  start: '/operator/scorecards',
  provider: 'staff',
  navigation: [{ href: '/operator/scorecards', text: 'Scorecards' }],
  pages: [scorecardsPage, scorecardPage],
  forms: [],
}
