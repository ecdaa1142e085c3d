import type { Readable } from 'node:stream'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { moment } from '../../faces/render/dates.ts'
import { wordsFor } from '../../faces/render/words.ts'
import type { AgreementDocument } from '../agreement-document.ts'
import { bareDayWords, endWords, startWords } from '../period-words.ts'
import { actionWords, groundWords, includedWords } from '../plain-words.ts'
import { type Blocks, blocksOf } from './blocks.ts'
import { numberPages } from './number-pages.ts'
import { openPaper, type Paper, STYLES } from './paper.ts'
import { PARTY_COLUMNS, partyRows } from './party-rows.ts'
import { standingWords } from './standing-words.ts'
import { writeTable } from './table.ts'

/** How one clause differs from the version before. */
export type ShownChange = {
  readonly clause: string
  readonly before: string | null
  readonly after: string | null
}

/** What a PDF is made of besides the document itself. */
export type PdfFacts = {
  readonly document: AgreementDocument
  /** Against the version before; empty for the first. */
  readonly changes: readonly ShownChange[]
  /** Where the public keys are: `https://…/.well-known/jwks.json`. */
  readonly keysAddress: string
}

const SERVICE = 'London Health and Care Information Exchange'

const FACTS = [
  { heading: '', width: 130 },
  { heading: '', width: 353 },
] as const
const SHARED = [
  { heading: 'Kind of record', width: 240 },
  { heading: 'Sensitive records', width: 243 },
] as const

type Writing = { readonly paper: Paper; readonly blocks: Blocks; readonly facts: PdfFacts }

const summary = async ({ paper, facts: { document } }: Writing): Promise<void> => {
  const { terms, parties, signatures, exported, proposedAt } = document
  const { name, organisation } = exported.by
  const by =
    name ??
    (organisation === null ? 'the operator of the exchange' : `an information governance manager of ${organisation}`)
  await writeTable(
    paper,
    paper.document,
    FACTS,
    [
      ['Agreement', document.agreement],
      ['Version', String(document.version)],
      ...(proposedAt === null ? [] : [['Proposed', moment(proposedAt)]]),
      ['Begins', startWords(terms.period)],
      ['Ends', endWords(terms.period)],
      ['To be reviewed by', bareDayWords(terms.reviewDate)],
      ['Signed by', `${signatures.length} of ${parties.length} parties`],
      ['This copy', `Exported ${moment(exported.at)} by ${by}`],
    ],
    { titled: false },
  )
}

const purpose = ({ blocks, facts: { document } }: Writing): Promise<void> =>
  blocks.part('What it is for', async (section) => blocks.paragraph(section, document.terms.publicPurpose))

const shared = ({ paper, blocks, facts: { document } }: Writing): Promise<void> =>
  blocks.part('What is shared, and for what', async (section) => {
    const { terms } = document
    blocks.subheading(section, 'Records may be used for')
    blocks.list(
      section,
      terms.purposes.map((one) => wordsFor(one, 'purpose')),
    )
    blocks.subheading(section, 'What may be done with them')
    blocks.list(section, [actionWords(terms.actions)])
    blocks.subheading(section, 'Kinds of record')
    blocks.paragraph(section, 'A kind of record that is not listed here is not shared.')
    await writeTable(
      paper,
      section,
      SHARED,
      RECORD_TYPES.flatMap((type) => {
        const classes = terms.recordTypes[type]
        return classes === undefined ? [] : [[wordsFor(type, 'recordType'), includedWords(classes)]]
      }),
    )
  })

const law = ({ paper, blocks, facts: { document } }: Writing): Promise<void> =>
  blocks.part('Legal basis and checks', async (section) => {
    const { lawfulBasis, dpiaReference, dpiaDate, reviewDate } = document.terms
    const approved = dpiaDate === undefined ? '' : `, approved ${bareDayWords(dpiaDate)}`
    await writeTable(
      paper,
      section,
      FACTS,
      [
        ['UK GDPR, Article 6', groundWords(lawfulBasis.article6)],
        ['UK GDPR, Article 9', groundWords(lawfulBasis.article9)],
        ['Data protection impact assessment', `${dpiaReference}${approved}`],
        ['To be reviewed by', bareDayWords(reviewDate)],
      ],
      { titled: false },
    )
  })

const changes = async ({ blocks, facts: { document, changes: changed } }: Writing): Promise<void> => {
  if (document.version === 1) return
  await blocks.part(`What changed from version ${document.version - 1}`, async (section) => {
    if (changed.length === 0) blocks.paragraph(section, 'No clause changed.')
    for (const { clause, before, after } of changed) {
      blocks.subheading(section, clause)
      blocks.paragraph(section, `Before: ${before ?? 'nothing'}`)
      blocks.paragraph(section, `Now: ${after ?? 'nothing'}`)
    }
  })
}

const standing = ({ blocks, facts: { document } }: Writing): Promise<void> =>
  blocks.part('How it stands', async (section) => {
    for (const sentence of standingWords(document)) blocks.paragraph(section, sentence)
  })

const parties = ({ paper, blocks, facts: { document } }: Writing): Promise<void> =>
  blocks.part('The parties', async (section) => {
    blocks.paragraph(
      section,
      'It is in force between two parties from the moment both have signed the same version and its period has begun. “In force” says whether a party took part in such a pair when this copy was exported.',
    )
    await writeTable(paper, section, PARTY_COLUMNS, partyRows(document))
  })

const verifying = ({ blocks, facts: { document, keysAddress } }: Writing): Promise<void> =>
  blocks.part('How to check this agreement', async (section) => {
    blocks.paragraph(
      section,
      'This PDF is for reading. The evidence is the signed document, agreement.json, which the same page of the console gives. Anybody who is handed it can check it without asking us:',
    )
    blocks.list(
      section,
      [
        `Take our public keys from ${keysAddress}.`,
        'Check the signature of the document with the key that it names.',
        'Compute the hash of the terms again and compare it with the one below.',
        'Check each party’s own signature in the document: it is over the same hash, and names who signed and when.',
      ],
      (index) => `${index + 1}.`,
    )
    blocks.subheading(section, 'Hash of the terms (SHA-256, base64url)')
    blocks.paragraph(section, document.termsHash, STYLES.code)
  })

const PARTS = [summary, purpose, shared, law, changes, standing, parties, verifying] as const

const write = async (paper: Paper, facts: PdfFacts): Promise<void> => {
  const { title } = facts.document.terms
  const blocks = blocksOf(paper)
  blocks.title(`${SERVICE}\nData sharing agreement`, title)
  for (const part of PARTS) await part({ paper, blocks, facts })
  paper.document.end()
  numberPages(paper, `${title}, version ${facts.document.version}`)
  paper.pdf.end()
}

/**
 * One agreement version as a PDF for people: A4, tagged and bookmarked, in British English, every glyph embedded. A pure function of what it
 * is given; the stream ends by itself, and long lists are written a few rows at a time so that nobody else waits. Words that would deceive the
 * eye are shown by their code points.
 */
export const agreementPdf = (facts: PdfFacts): Readable => {
  const { terms, version, exported } = facts.document
  const paper = openPaper({
    title: `${terms.title} (version ${version})`,
    author: SERVICE,
    at: new Date(exported.at),
  })
  write(paper, facts).catch((error: unknown) => paper.pdf.destroy(error instanceof Error ? error : undefined))
  return paper.pdf
}
