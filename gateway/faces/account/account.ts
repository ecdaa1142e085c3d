import type { Face } from '../face.ts'
import { askForm, askPage } from './ask.ts'
import { choiceEndForm, choiceEndPage } from './choice-end.ts'
import { choiceNewForm, choiceNewPage } from './choice-new.ts'
import { choicePage, choicesFile, choicesPage, receiptFile } from './choices.ts'
import { changedChoice, newChoice } from './editors.ts'
import { homePage } from './home.ts'
import { logCsvFile, logJsonFile, logPage } from './log.ts'
import { peoplePage, personEndForm, personEndPage } from './people.ts'
import { agreeForm, disagreeForm, proposalPage } from './proposal.ts'
import { closeForm, questionPage, reopenForm, writeForm } from './question.ts'
import { questionsPage } from './questions.ts'
import { recordKindPages, recordPage } from './record.ts'
import { accountTexts } from './texts/all-texts.ts'
import { accountSignedInPage, accountSignedOutPage, notProvedPage } from './ways-in.ts'

/** The patient's own account: who may see their record, who looked, and the record itself, in six languages. */
export const accountFace: Face = {
  name: 'account',
  title: 'service',
  home: '/account',
  provider: 'citizen',
  texts: accountTexts,
  places: {
    signedOut: '/account/signed-out',
    signedIn: '/account/signed-in',
    notProved: '/account/prove-who-you-are',
  },
  navigation: [
    { href: '/account', text: 'nav.home' },
    { href: '/account/choices', text: 'nav.choices' },
    { href: '/account/record', text: 'nav.record' },
    { href: '/account/log', text: 'nav.log' },
    { href: '/account/people', text: 'nav.people' },
  ],
  pages: [
    homePage,
    choicesPage,
    choicePage,
    choiceNewPage,
    choiceEndPage,
    ...newChoice.pages,
    ...changedChoice.pages,
    recordPage,
    ...recordKindPages,
    logPage,
    askPage,
    questionsPage,
    questionPage,
    peoplePage,
    personEndPage,
    proposalPage,
    notProvedPage,
    accountSignedOutPage,
    accountSignedInPage,
  ],
  forms: [
    choiceNewForm,
    choiceEndForm,
    ...newChoice.forms,
    ...changedChoice.forms,
    personEndForm,
    agreeForm,
    disagreeForm,
    askForm,
    writeForm,
    closeForm,
    reopenForm,
  ],
  files: [receiptFile, choicesFile, logCsvFile, logJsonFile],
}
