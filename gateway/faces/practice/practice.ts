import type { Face } from '../face.ts'
import { choicePage } from './choice.ts'
import { confirmPage } from './confirm.ts'
import { changeChoice, newChoice } from './edit-choice.ts'
import { endChoiceForm, endChoiceLook, endChoicePage } from './end-choice.ts'
import { exportFile, formFile, letterFile, receiptFile } from './files.ts'
import { findForm, findPage } from './find.ts'
import { importForm, importPage, readConsentForm } from './import-consent.ts'
import { patientPage } from './patient.ts'
import { endProxyForm, endProxyPage, newProxyForm, newProxyPage } from './proxies.ts'

/** Where the staff of a GP practice record choices for their patients, and keep the rights of those who act for them. */
export const practiceFace: Face = {
  name: 'practice',
  title: 'Patients’ choices',
  home: '/practice',
  provider: 'staff',
  navigation: [{ href: '/practice', text: 'Find a patient' }],
  pages: [
    findPage,
    confirmPage,
    patientPage,
    newChoice.page,
    choicePage,
    changeChoice.page,
    endChoicePage,
    importPage,
    newProxyPage,
    endProxyPage,
  ],
  forms: [
    findForm,
    ...newChoice.forms,
    ...changeChoice.forms,
    endChoiceForm,
    endChoiceLook,
    readConsentForm,
    importForm,
    newProxyForm,
    endProxyForm,
  ],
  files: [formFile, letterFile, receiptFile, exportFile],
}
