import { buffer } from 'node:stream/consumers'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { AgreementDocument } from '../../../gateway/documents/agreement-document.ts'
import { agreementPdf, type ShownChange } from '../../../gateway/documents/pdf/agreement-pdf.ts'
import { readDocument } from '../../../gateway/documents/signed-document.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { type Piece, readPdf } from './read-pdf.ts'
import { AGREEMENT, openExporter, TERMS, there } from './signed-world.ts'

const KEYS = 'https://exchange.example.nhs.uk/.well-known/jwks.json'
const A4 = { width: 595.28, height: 841.89, margin: 56 }

const CHANGES: readonly ShownChange[] = [
  { clause: 'Record type: test results', before: null, after: 'shared, without sensitive classes' },
  { clause: 'Party: Somewhere Else (X1)', before: 'sees records shared', after: null },
]

const exported = async (version = 2): Promise<AgreementDocument> =>
  readDocument(there(await (await openExporter()).exportDocument(AGREEMENT.id, version)))

const printed = async (document: AgreementDocument, changes: readonly ShownChange[] = CHANGES) =>
  readPdf(await buffer(agreementPdf({ document, changes, keysAddress: KEYS })))

/** Lines that were broken to fit are one again. */
const flowed = (text: string): string => text.replaceAll(/\s+/g, ' ')

const under = (pieces: readonly Piece[], tag: string): readonly string[] =>
  pieces.filter((piece) => piece.tag === tag).map(({ text }) => text.trim())

describe('the PDF', () => {
  test('says in plain words all that the version says', async () => {
    const text = flowed((await printed(await exported())).text)
    for (const said of [
      'Shared record of the south west',
      'So that whoever treats you knows your allergies – wherever in London you are.',
      'Direct care',
      'Emergency care',
      'Allergies All sensitive records included',
      'Medicines Sensitive records included: HIV, Mental health',
      'Test results No sensitive records',
      'Article 6(1)(e): a task in the public interest, or given by law',
      'Article 9(2)(h): providing or managing health or social care',
      'DPIA-2026-014, approved 3 February 2026',
      'To be reviewed by 30 September 2027',
      'Begins 1 April 2025',
      'Ends The end of 31 March 2028',
      'Signed by 2 of 3 parties',
      'Exported 22 November 2026 at 10am by Amara Okafor',
    ])
      expect(text).toContain(said)
  })

  test('says of each party what it does, when it signed and by whom, and whether it is in force', async () => {
    const text = flowed((await printed(await exported())).text)
    expect(text).toContain(
      'Croydon Health Services NHS Trust (RJ6) Shares and sees records 19 November 2026 10am by Amara Okafor Standards met, 30 June 2026 Yes, and version 1',
    )
    expect(text).toContain('Ealing Park Surgery (E85001) Shares records Not signed – Version 1')
    expect(text).toContain('10am by Siân O’Neill')
  })

  test('says what changed, how it stands, and how anybody can check it', async () => {
    const document = await exported()
    const text = flowed((await printed(document)).text)
    expect(text).toContain('4. What changed from version 1')
    expect(text).toContain('Before: nothing Now: shared, without sensitive classes')
    expect(text).toContain('On 22 November 2026 at 10am this version was in force between 2 organisations.')
    expect(text).toContain(KEYS)
    expect(text.replaceAll(' ', '')).toContain(document.termsHash)
  })

  test('says nothing of changes where there is no version before', async () => {
    const { text } = await printed(await exported(1), [])
    expect(text).not.toContain('What changed')
    expect(text).toContain('Outside this service')
  })

  test.each([
    ['the operator has paused it', { suspendedByOperator: true }, 'The operator of the exchange has paused it.'],
    ['its parties have', { suspended: ['RJ6' as OdsCode] }, 'have paused it, withdrawn, or signed a newer version'],
  ])('says why it is not in force when %s', async (_, standing, sentence) => {
    const document = await exported()
    const paused = { ...document, standing: { ...document.standing, ...standing, inForce: [] } }
    expect(flowed((await printed(paused)).text)).toContain(sentence)
  })

  test('is tagged, titled, bookmarked and in English, for readers who hear it', async () => {
    const { head, pieces } = await printed(await exported())
    expect(head).toContain('/Lang (en-GB)')
    expect(head).toContain('/DisplayDocTitle true')
    expect(head).toContain('/Marked true')
    expect(head).toContain('Shared record of the south west (version 2)')
    expect(head).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(under(pieces, 'H1')).toEqual(['Shared record of the south west'])
    const parts = under(pieces, 'H2')
    expect(parts).toHaveLength(7)
    for (const part of parts) expect(head).toContain(`/Title (${part})`)
    expect(pieces.filter(({ tag }) => tag === '')).toEqual([])
    for (const scope of ['Row', 'Column']) expect(head).toContain(`/Scope /${scope}`)
  })

  test('embeds every font it uses', async () => {
    const { head } = await printed(await exported())
    const fonts = head.match(/\/Subtype \/Type0/g)?.length
    expect(fonts).toBe(3)
    expect(head.match(/\/FontFile2 /g)).toHaveLength(3)
    expect(head).not.toContain('Helvetica')
  })
})

describe('a long list of parties', () => {
  const many = async (count: number): Promise<AgreementDocument> => {
    const document = await exported()
    const parties = Array.from({ length: count }, (_, n) => ({
      organisation: `Y${String(n).padStart(5, '0')}` as OdsCode,
      provides: true,
      receives: true,
    }))
    return {
      ...document,
      parties,
      organisations: Object.fromEntries(parties.map(({ organisation }) => [organisation, `Surgery ${organisation}`])),
      signatures: parties.map(({ organisation }) => ({
        organisation,
        signedAt: '2026-11-01T09:30:00.000Z',
        signedBy: 'Amara Okafor',
        dspt: null,
        jws: 'a.b.c',
      })),
    }
  }

  test('of 1,000 is whole, with its headings and its number on every page', async () => {
    const { pages, pieces, furthest } = await printed(await many(1_000))
    const named = new Set(under(pieces, 'TH').flatMap((text) => /\((Y\d{5})\)/.exec(text)?.[1] ?? []))
    expect(named.size).toBe(1_000)
    expect(pages).toBeGreaterThan(30)
    const artifacts = pieces.filter(({ tag }) => tag === 'Artifact')
    const numbered = artifacts.filter(({ text }) => /^Page \d+ of \d+$/.test(text)).map(({ text }) => text)
    expect(numbered).toEqual(Array.from({ length: pages }, (_, page) => `Page ${page + 1} of ${pages}`))
    // The headings are in the structure once, and repeated for the eye alone.
    expect(under(pieces, 'TH').filter((text) => text === 'Organisation')).toHaveLength(1)
    const heading = artifacts.filter(({ text }) => text === 'Organisation').map(({ page }) => page)
    const rows = new Set(pieces.filter(({ text }) => /^\(?Y?.*\(Y\d{5}\)/.test(text)).map(({ page }) => page))
    const first = Math.min(...rows)
    for (const page of rows) if (page !== first) expect(heading).toContain(page)
    expect(furthest.right).toBeLessThan(A4.width - A4.margin + 1)
    expect(furthest.right).toBeGreaterThan(A4.width - A4.margin - 60)
    expect(furthest.down).toBeLessThan(A4.height)
  })

  test('lets others have their turn while it is written', async () => {
    const pdf = agreementPdf({ document: await many(400), changes: [], keysAddress: KEYS })
    await othersTurn()
    const written = pdf.readableLength
    expect(written).toBeLessThan((await buffer(pdf)).length / 10)
  })
})

describe('hostile text', () => {
  const hostile = `\u202Egnitset\u202C <script>alert(1)</script> & ${'x'.repeat(1_000)} \u0007 中 🩺`

  const spoiled = async (): Promise<AgreementDocument> => {
    const document = await exported()
    const terms = { ...TERMS, title: hostile, publicPurpose: `${hostile}\n\n${hostile}`, dpiaReference: hostile }
    return {
      ...document,
      terms,
      organisations: { ...document.organisations, RJ6: hostile, RAP: 'y'.repeat(8_000) },
      signatures: document.signatures.map((signature) => ({ ...signature, signedBy: hostile })),
    }
  }

  test('is shown as text: what turns or hides, and what the font has not, by its code point', async () => {
    const { text } = await printed(await spoiled())
    expect(text).toContain('[U+202E]gnitset[U+202C]')
    expect(flowed(text)).toContain('<script>alert(1)</script> &')
    for (const shown of ['[U+0007]', '[U+4E2D]', '[U+1FA7A]']) expect(text).toContain(shown)
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ufffd]/)
    expect(text.replaceAll(/\s/g, '')).toContain('x'.repeat(1_000))
  })

  test('stays within the page, and the metadata stays well-formed', async () => {
    const { furthest, head, pages } = await printed(await spoiled())
    expect(furthest.right).toBeLessThan(A4.width - A4.margin + 1)
    expect(furthest.right).toBeGreaterThan(A4.width - A4.margin - 60)
    expect(furthest.down).toBeLessThan(A4.height)
    expect(pages).toBeLessThan(20)
    const metadata = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(head)?.[0] ?? ''
    expect(metadata).toContain('‹script›alert(1)‹/script› +')
    expect(metadata).not.toContain('<script>')
  })
})
