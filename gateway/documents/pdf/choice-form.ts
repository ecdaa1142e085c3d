import type { Readable } from 'node:stream'
import { choicesOf } from '../../faces/render/words.ts'
import { type Blocks, blocksOf } from './blocks.ts'
import { numberPages } from './number-pages.ts'
import { type Element, openPaper, type Paper, STYLES } from './paper.ts'

const SERVICE = 'London Health and Care Information Exchange'
const TITLE = 'Your choices about who may see your records'

/** Room for handwriting. */
const LINE_HEIGHT = 26

const BOX = '☐'

/** Confidentiality in words for the person whose records they are. */
const MARKED: Readonly<Record<string, string>> = {
  R: 'Other records that are marked as restricted',
  V: 'Other records that are marked as very restricted',
}

type Form = { readonly paper: Paper; readonly blocks: Blocks }

/** A question with lines to write on. */
const lines = ({ paper }: Form, section: Element, label: string, count = 1): void => {
  const { pdf } = paper
  paper.needs((count + 1) * LINE_HEIGHT)
  paper.write(section, 'H3', label, STYLES.strongLead)
  for (let line = 0; line < count; line++) {
    pdf.y += LINE_HEIGHT - 8
    paper.rule(pdf.y)
    pdf.y += 6
  }
  pdf.moveDown(0.3)
}

const boxes = ({ blocks }: Form, section: Element, items: readonly string[]): void =>
  blocks.list(section, items, () => BOX, STYLES.lead)

const you = (form: Form): Promise<void> =>
  form.blocks.part('About you', async (section) => {
    lines(form, section, 'Your full name')
    lines(form, section, 'Your date of birth (day, month, year)')
    lines(form, section, 'Your NHS number, if you know it')
  })

const choice = (form: Form): Promise<void> =>
  form.blocks.part('Your choice', async (section) => {
    const { blocks } = form
    blocks.paragraph(
      section,
      'One form is for one choice. Use another form for another choice. Tick one box.',
      STYLES.lead,
    )
    boxes(form, section, [
      'Share: these organisations may see these records of mine',
      'Do not share: these organisations may not see these records of mine',
      'End a choice I made before. Say below which one',
    ])
    lines(form, section, 'Who is it about? Name the hospitals or practices. Leave it empty for everybody', 2)
    lines(form, section, 'Whose records is it about? Name who holds them. Leave it empty for all', 2)
  })

/** On a page of its own: a list of boxes is not to be overlooked in part. */
const kinds = (form: Form): Promise<void> => {
  form.paper.needs(700)
  return form.blocks.part('Which records', async (section) => {
    form.blocks.paragraph(section, 'Tick the kinds of record it is about. Tick none for all kinds.', STYLES.lead)
    boxes(
      form,
      section,
      choicesOf('recordType').map(({ text }) => text),
    )
    form.blocks.subheading(section, 'Sensitive records')
    form.blocks.paragraph(
      section,
      'These are shared only if you say so for each of them. If you do not want to share, tick those you mean, or none for all your records.',
      STYLES.lead,
    )
    boxes(
      form,
      section,
      choicesOf('sensitivityClass').map(({ value, text }) => MARKED[value] ?? text),
    )
    lines(form, section, 'Only records from some dates? From when, to when?')
  })
}

const uses = (form: Form): Promise<void> =>
  form.blocks.part('What for, and how long', async (section) => {
    form.blocks.paragraph(
      section,
      'Tick what your records may, or may not, be used for. If you tick none: sharing is for your care alone, and not sharing is for everything.',
      STYLES.lead,
    )
    boxes(
      form,
      section,
      choicesOf('purpose')
        .filter(({ value }) => value !== 'PATRQT' && value !== 'BTG')
        .map(({ text }) => text),
    )
    lines(form, section, 'First day, if not at once')
    lines(form, section, 'Last day, if it should end by itself')
    form.blocks.subheading(section, 'If you do not want to share: in an emergency')
    boxes(form, section, [
      'Staff who treat me may look all the same. I am told, and it is reviewed',
      'Staff may not look, even if my life is in danger',
    ])
  })

const signature = (form: Form): Promise<void> =>
  form.blocks.part('Sign', async (section) => {
    form.blocks.paragraph(
      section,
      'Hand the form in at your GP practice. They record your choice and give you a letter that says what was recorded. You can change your mind at any time.',
      STYLES.lead,
    )
    lines(form, section, 'Signature, and today’s date')
    lines(form, section, 'If you sign for somebody else: your name, and why you may')
    form.blocks.subheading(section, 'For the practice')
    boxes(form, section, ['We checked who the patient is', 'We recorded the choice, and gave or sent the letter'])
    lines(form, section, 'Name, and date')
  })

const PARTS = [you, choice, kinds, uses, signature] as const

const write = async (paper: Paper): Promise<void> => {
  const blocks = blocksOf(paper)
  blocks.title(SERVICE, TITLE)
  blocks.paragraph(
    paper.document,
    'Hospitals, GP practices and councils in London can see each other’s records about you, where they have agreed to and you have chosen so. Use this form to say who may see what. If you have an NHS login you can do this online.',
    STYLES.lead,
  )
  for (const part of PARTS) await part({ paper, blocks })
  paper.document.end()
  numberPages(paper, TITLE)
  paper.pdf.end()
}

/** The form that a patient fills in by hand and hands in at their practice: blank, A4, tagged. */
export const choiceForm = (at: number): Readable => {
  const paper = openPaper({ title: TITLE, author: SERVICE, at: new Date(at) })
  write(paper).catch((error: unknown) => paper.pdf.destroy(error instanceof Error ? error : undefined))
  return paper.pdf
}
