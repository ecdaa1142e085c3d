import type { File } from '../file.ts'
import type { Form } from '../form.ts'
import type { Page } from '../page.ts'
import { choiceEndForm, choiceEndLook, choiceEndPage } from './choice-end.ts'
import { choiceNewForm, choiceNewPage } from './choice-new.ts'
import { choicePage, choicesFile, choicesPage, receiptFile } from './choices.ts'
import { changedChoice, newChoice } from './editors.ts'
import { importChoice } from './import.ts'
import { proposalForms, proposalPage } from './proposal.ts'
import { recordPages } from './record.ts'
import { toldPage, toldSeenForm } from './told.ts'
import { toldChooseForm, toldChoosePage } from './told-choose.ts'
import type { Whose } from './whose.ts'

/** What somebody does for themselves and, with the right to, for another, is made once for both: choices, proposals, the record, being told of its changes. */
export type PagesFor = {
  readonly pages: readonly Page[]
  readonly forms: readonly Form[]
  readonly files: readonly File[]
}

/** Those pages, forms and files for one of the two. */
export const pagesFor = (whose: Whose): PagesFor => {
  const start = choiceNewPage(whose)
  const end = choiceEndPage(whose)
  const proposal = proposalPage(whose)
  const imported = importChoice(whose)
  const told = toldPage(whose)
  const toldChoose = toldChoosePage(whose)
  const editors = [newChoice(whose), changedChoice(whose)]
  return {
    pages: [
      choicesPage(whose),
      choicePage(whose),
      start,
      end,
      ...editors.flatMap(({ pages }) => pages),
      ...imported.pages,
      ...recordPages(whose),
      proposal,
      told,
      toldChoose,
    ],
    forms: [
      choiceNewForm(whose, start),
      choiceEndForm(whose, end),
      choiceEndLook(whose, end),
      ...editors.flatMap(({ forms }) => forms),
      ...imported.forms,
      ...proposalForms(whose, proposal),
      toldSeenForm(whose, told),
      toldChooseForm(whose, toldChoose),
    ],
    files: [receiptFile(whose), choicesFile(whose)],
  }
}
