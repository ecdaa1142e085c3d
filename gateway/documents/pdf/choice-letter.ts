import type { Readable } from 'node:stream'
import type { RecordedChoice } from '../../faces/choices/shown-choice.ts'
import { day, moment } from '../../faces/render/dates.ts'
import { askedWords, choiceLines, choiceTitle, recorderOf } from '../choice-words.ts'
import { type Blocks, blocksOf } from './blocks.ts'
import { numberPages } from './number-pages.ts'
import { openPaper, type Paper, STYLES } from './paper.ts'
import { writeTable } from './table.ts'

/** What a letter is made of. */
export type LetterFacts = {
  readonly person: {
    readonly nhsNumber: string
    readonly name: string
    readonly address: string | null
  }
  readonly choice: RecordedChoice
  /** The practice that hands the letter over. */
  readonly practice: string
  /** Where the public keys are, by which the receipt is checked. */
  readonly keysAddress: string
  /** When the letter is written: a moment. */
  readonly at: number
}

const SERVICE = 'London Health and Care Information Exchange'

const COLUMNS = [
  { heading: '', width: 170 },
  { heading: '', width: 313 },
] as const

/** Enough for the reader to know their own number; not enough for whoever opens a letter that is not theirs. */
const ownDigits = (nhsNumber: string): string => `NHS number ending ${nhsNumber.slice(-4)}`

/** An address on one line, as lines of an envelope. */
const addressLines = (address: string | null): readonly string[] =>
  (address ?? '').split(/,\s*/).filter((line) => line !== '')

const addressee = (paper: Paper, { person, at }: LetterFacts): void => {
  const lines = [person.name, ...addressLines(person.address)]
  for (const line of lines) paper.write(paper.document, 'P', line, STYLES.lead)
  paper.pdf.moveDown(0.8)
  paper.write(paper.document, 'P', day(at), STYLES.lead)
  paper.write(paper.document, 'P', ownDigits(person.nhsNumber), STYLES.lead)
  paper.pdf.moveDown(0.8)
}

const happened = ({ choice, practice }: LetterFacts): readonly string[] => {
  const { asked, at } = choice.recordedBy
  const way = asked === null ? '' : ` You had asked for it ${askedWords(asked)}.`
  const recorded = `This choice was recorded on ${moment(at)} by ${recorderOf(choice)}.${way}`
  const endWay = choice.withdrawnAsked === null ? '' : ` You had asked for that ${askedWords(choice.withdrawnAsked)}.`
  return choice.withdrawnAt === null
    ? [recorded, 'It was recorded as you asked. Please read it, and tell us if anything is not as you want it.']
    : [
        recorded,
        `It was ended on ${moment(choice.withdrawnAt)}.${endWay} From that moment it counts no more. Other choices of yours stay as they are.`,
        `If you did not ask for this, tell ${practice} at once.`,
      ]
}

/** A cell of more lines than this would be cut: its words stand below the table, over as many pages as it takes. */
const MOST_IN_A_CELL = 8

const says = ({ choice }: LetterFacts, paper: Paper, blocks: Blocks): Promise<void> =>
  blocks.part(choice.withdrawnAt === null ? 'What was recorded' : 'What was ended', async (section) => {
    const lines = choiceLines(choice).map(({ key, value }) => ({ key, values: value.split('\n') }))
    await writeTable(
      paper,
      section,
      COLUMNS,
      lines.map(({ key, values }) => [
        key,
        values.length > MOST_IN_A_CELL ? `${values.length}, named below` : values.join('\n'),
      ]),
      { titled: false, plain: STYLES.lead, strong: STYLES.strongLead },
    )
    for (const { key, values } of lines.filter((line) => line.values.length > MOST_IN_A_CELL)) {
      blocks.subheading(section, key)
      blocks.list(section, values, () => '•', STYLES.lead)
    }
  })

const change = ({ practice }: LetterFacts, blocks: Blocks): Promise<void> =>
  blocks.part('How to change your mind', async (section) => {
    blocks.paragraph(
      section,
      'You can change or end your choices at any time. You do not have to say why.',
      STYLES.lead,
    )
    blocks.list(
      section,
      [
        `Tell ${practice}: in person, by telephone or by letter.`,
        'Or sign in to this service with your NHS login, and change them yourself.',
      ],
      () => '•',
      STYLES.lead,
    )
    blocks.paragraph(
      section,
      'A change counts at once, everywhere in London. It does not take back what was seen before. Your care does not depend on your choices; but staff who cannot see your records may not know something that matters.',
      STYLES.lead,
    )
  })

const receipt = ({ choice, keysAddress }: LetterFacts, blocks: Blocks): Promise<void> =>
  blocks.part('Your receipt', async (section) => {
    blocks.paragraph(section, 'The number of this choice, and of its receipt, is:', STYLES.lead)
    blocks.paragraph(section, choice.id, STYLES.code)
    blocks.paragraph(
      section,
      `You can ask your practice for the receipt as a file. It is signed, and anybody you give it to can check it with the keys at ${keysAddress}. It holds your full NHS number, so be careful whom you give it to.`,
      STYLES.lead,
    )
  })

const write = async (paper: Paper, facts: LetterFacts): Promise<void> => {
  const blocks = blocksOf(paper)
  addressee(paper, facts)
  const title = facts.choice.withdrawnAt === null ? 'Your choice was recorded' : 'Your choice was ended'
  blocks.title(SERVICE, title)
  blocks.paragraph(paper.document, choiceTitle(facts.choice), STYLES.strongLead)
  for (const sentence of happened(facts)) blocks.paragraph(paper.document, sentence, STYLES.lead)
  await says(facts, paper, blocks)
  await change(facts, blocks)
  await receipt(facts, blocks)
  paper.document.end()
  numberPages(paper, `${title}: a letter from ${facts.practice}`)
  paper.pdf.end()
}

/**
 * The letter that confirms a choice, or that it was ended, for the patient to be handed or sent: A4, tagged, in plain words. Nothing of it is kept; the
 * same choice can be written to the patient again at any time.
 */
export const choiceLetter = (facts: LetterFacts): Readable => {
  const paper = openPaper({
    title: facts.choice.withdrawnAt === null ? 'Your choice was recorded' : 'Your choice was ended',
    author: SERVICE,
    at: new Date(facts.at),
  })
  write(paper, facts).catch((error: unknown) => paper.pdf.destroy(error instanceof Error ? error : undefined))
  return paper.pdf
}
