import type { Face } from '../face.ts'
import { addAgainForm, addCheckForm, addForm, addPage, addSendForm } from './add.ts'
import { beginForm, breakGlassPage, confirmForm, confirmPage } from './break-glass.ts'
import { changeAgainForm, changeCheckForm, changeForm, changePage } from './change.ts'
import { changesPage, seenForm, unfollowForm } from './changes.ts'
import { contextForm, contextPage } from './context.ts'
import { documentPage } from './document.ts'
import { emergencyPage, endEmergencyForm } from './emergency.ts'
import { findForm, findPage } from './find.ts'
import { followForm, followPage } from './follow.ts'
import { inErrorForm, inErrorPage } from './in-error.ts'
import { launchForm, launchPage } from './launch.ts'
import { kindPages } from './one-kind.ts'
import { permissionForm, permissionPage } from './permission.ts'
import { proposedListPage, proposedPage } from './proposed.ts'
import { recordPage } from './record.ts'
import { joinTeamForm, leaveTeamForm, noQuietForm, openTeamForm, quietForm, teamPage } from './team.ts'
import { traceForm, tracePage } from './trace.ts'

/** Where a clinician or a dispatcher finds a patient and reads what London's exchanges may share of them. */
export const clinicianFace: Face = {
  name: 'clinician',
  title: 'Patient record across London',
  home: '/clinician',
  provider: 'staff',
  navigation: [
    { href: '/clinician', text: 'Find a patient' },
    { href: '/clinician/changes', text: 'What changed' },
  ],
  live: { template: 'clinician/live.njk', role: 'clinician' },
  places: { findPatient: '/clinician' },
  pages: [
    findPage,
    tracePage,
    launchPage,
    recordPage,
    contextPage,
    permissionPage,
    breakGlassPage,
    confirmPage,
    emergencyPage,
    changesPage,
    teamPage,
    followPage,
    documentPage,
    changePage,
    inErrorPage,
    addPage,
    proposedListPage,
    proposedPage,
    ...kindPages,
  ],
  forms: [
    findForm,
    traceForm,
    launchForm,
    contextForm,
    permissionForm,
    beginForm,
    confirmForm,
    endEmergencyForm,
    followForm,
    changeCheckForm,
    changeAgainForm,
    changeForm,
    inErrorForm,
    addForm,
    addCheckForm,
    addAgainForm,
    addSendForm,
    seenForm,
    unfollowForm,
    openTeamForm,
    joinTeamForm,
    leaveTeamForm,
    quietForm,
    noQuietForm,
  ],
}
