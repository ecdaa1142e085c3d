import type { Face } from '../face.ts'
import { agreementPage } from './agreement.ts'
import { agreementChangesPage } from './agreement-changes.ts'
import { agreementJsonFile, agreementPdfFile } from './agreement-files.ts'
import { agreementHistoryPage } from './agreement-history.ts'
import { agreementPairsPage } from './agreement-pairs.ts'
import { agreementVersionPage } from './agreement-version.ts'
import { agreementsPage } from './agreements.ts'
import { amend } from './amend.ts'
import { acknowledgeCaseForm, answerCaseForm, casePage, extendCaseForm, writeInCaseForm } from './case.ts'
import { casesPage } from './cases.ts'
import { agreementConflictsPage, draftConflictsPage } from './conflicts.ts'
import { coveragePage } from './coverage.ts'
import { coverageDraftForm } from './coverage-draft.ts'
import { commentForm, draftPage } from './draft.ts'
import { basisSection } from './draft-basis.ts'
import { draftChangesPage } from './draft-changes.ts'
import { discardDraft } from './draft-discard.ts'
import { draftNewForm, draftNewPage } from './draft-new.ts'
import { openDraft } from './draft-open.ts'
import { addGroupForm, addPartiesForm, draftPartiesPage, removePartyForm } from './draft-parties.ts'
import { periodSection } from './draft-period.ts'
import { draftProposeForm, draftProposePage } from './draft-propose.ts'
import { recordsSection } from './draft-records.ts'
import { draftSimulationPage } from './draft-simulation.ts'
import { titleSection } from './draft-title.ts'
import { usesSection } from './draft-uses.ts'
import { draftsPage } from './drafts.ts'
import { dsptForm, dsptPage } from './dspt.ts'
import { editsPage } from './edits.ts'
import { noticesPage } from './notices.ts'
import { readersPage } from './readers.ts'
import { receiptPage } from './receipt.ts'
import { receiptsForm, receiptsPage } from './receipts.ts'
import { renewForm, renewPage } from './renew.ts'
import { resume } from './resume.ts'
import { signForm, signPage } from './sign.ts'
import { suspend } from './suspend.ts'
import { withdraw } from './withdraw.ts'

/** Pages with a form of their own, of one shape. */
const PAIRS = [
  suspend,
  resume,
  withdraw,
  amend,
  titleSection,
  recordsSection,
  usesSection,
  periodSection,
  basisSection,
  openDraft,
  discardDraft,
]

/** The data controller console: where information governance managers make and keep data sharing agreements. */
export const consoleFace: Face = {
  name: 'console',
  title: 'Data controller console',
  home: '/console',
  start: '/console/agreements',
  provider: 'staff',
  navigation: [
    { href: '/console/agreements', text: 'Agreements' },
    { href: '/console/drafts', text: 'Drafts' },
    { href: '/console/notices', text: 'Waiting for you' },
    { href: '/console/dspt', text: 'Toolkit standing' },
    { href: '/console/coverage', text: 'Coverage' },
    { href: '/console/readers', text: 'Readers' },
    { href: '/console/receipts', text: 'Receipts' },
    { href: '/console/cases', text: 'Questions from patients' },
    { href: '/console/edits', text: 'Changes of records' },
  ],
  pages: [
    agreementsPage,
    agreementPage,
    agreementPairsPage,
    agreementHistoryPage,
    agreementVersionPage,
    agreementChangesPage,
    signPage,
    renewPage,
    draftsPage,
    draftNewPage,
    draftPage,
    draftPartiesPage,
    draftProposePage,
    draftChangesPage,
    dsptPage,
    noticesPage,
    draftSimulationPage,
    draftConflictsPage,
    agreementConflictsPage,
    coveragePage,
    readersPage,
    receiptsPage,
    receiptPage,
    casesPage,
    casePage,
    editsPage,
    ...PAIRS.map(({ page }) => page),
  ],
  forms: [
    signForm,
    renewForm,
    draftNewForm,
    commentForm,
    addPartiesForm,
    addGroupForm,
    removePartyForm,
    draftProposeForm,
    dsptForm,
    coverageDraftForm,
    receiptsForm,
    acknowledgeCaseForm,
    answerCaseForm,
    extendCaseForm,
    writeInCaseForm,
    ...PAIRS.map(({ form }) => form),
  ],
  files: [agreementPdfFile, agreementJsonFile],
}
