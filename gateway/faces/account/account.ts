import type { Face } from '../face.ts'
import { actingPage } from './acting.ts'
import { askForm, askPage } from './ask.ts'
import { changesPage } from './changes.ts'
import { homePage } from './home.ts'
import { logCsvFile, logJsonFile, logPage } from './log.ts'
import { othersForm, othersPage } from './others.ts'
import { pagesFor } from './pages-for.ts'
import { peoplePage, personEndForm, personEndPage } from './people.ts'
import { closeForm, questionPage, reopenForm, writeForm } from './question.ts'
import { questionsPage } from './questions.ts'
import { accountTexts } from './texts/all-texts.ts'
import { accountSignedInPage, accountSignedOutPage, notProvedPage } from './ways-in.ts'
import { ANOTHER, ONESELF } from './whose.ts'

const own = pagesFor(ONESELF)
const another = pagesFor(ANOTHER)

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
    findPatient: '/account/others',
  },
  navigation: [
    { href: '/account', text: 'nav.home' },
    { href: '/account/choices', text: 'nav.choices' },
    { href: '/account/record', text: 'nav.record' },
    { href: '/account/log', text: 'nav.log' },
    { href: '/account/people', text: 'nav.people' },
    { href: '/account/others', text: 'nav.others' },
  ],
  pages: [
    homePage,
    ...own.pages,
    logPage,
    askPage,
    questionsPage,
    questionPage,
    changesPage,
    peoplePage,
    personEndPage,
    othersPage,
    actingPage,
    ...another.pages,
    notProvedPage,
    accountSignedOutPage,
    accountSignedInPage,
  ],
  forms: [...own.forms, personEndForm, othersForm, ...another.forms, askForm, writeForm, closeForm, reopenForm],
  files: [...own.files, ...another.files, logCsvFile, logJsonFile],
}
