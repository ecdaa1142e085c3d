import type { Face } from '../face.ts'
import { configurationForm, configurationPage } from './configuration.ts'
import { challengeForm, conformancePage, keyForm, reportForm } from './conformance.ts'
import { certificateForm, clientForm, credentialsPage, headerForm, removeCredentialForm } from './credentials.ts'
import { editsPage } from './edits.ts'
import { exchangePage, moveForm, movePage, withdrawForm } from './exchange.ts'
import { exchangeNewForm, exchangeNewPage } from './exchange-new.ts'
import { exchangesPage } from './exchanges.ts'
import { groupForm, groupNewForm, groupNewPage, groupPage, groupRemoveForm, groupRemovePage } from './group.ts'
import { pilotForm, pilotPage } from './pilot.ts'
import { scorecardPage } from './scorecard.ts'
import { scorecardsPage } from './scorecards.ts'
import { startingPointsPage } from './starting-points.ts'
import {
  templateForm,
  templateNewForm,
  templateNewPage,
  templatePage,
  templateRemoveForm,
  templateRemovePage,
} from './template.ts'

/** The exchange operator's desk: their exchanges, from the first draft to the last day, and how all exchanges do. */
export const operatorFace: Face = {
  name: 'operator',
  title: 'Exchange operators',
  home: '/operator',
  start: '/operator/exchanges',
  provider: 'staff',
  navigation: [
    { href: '/operator/exchanges', text: 'Exchanges' },
    { href: '/operator/scorecards', text: 'Scorecards' },
    { href: '/operator/edits', text: 'Changes of records' },
    { href: '/operator/starting-points', text: 'Groups and templates' },
  ],
  pages: [
    exchangesPage,
    exchangeNewPage,
    exchangePage,
    configurationPage,
    conformancePage,
    credentialsPage,
    pilotPage,
    movePage,
    scorecardsPage,
    scorecardPage,
    editsPage,
    startingPointsPage,
    groupNewPage,
    groupPage,
    groupRemovePage,
    templateNewPage,
    templatePage,
    templateRemovePage,
  ],
  forms: [
    exchangeNewForm,
    configurationForm,
    keyForm,
    challengeForm,
    reportForm,
    certificateForm,
    clientForm,
    headerForm,
    removeCredentialForm,
    pilotForm,
    moveForm,
    withdrawForm,
    groupNewForm,
    groupForm,
    groupRemoveForm,
    templateNewForm,
    templateForm,
    templateRemoveForm,
  ],
}
