import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { choiceForm } from '../../../gateway/documents/pdf/choice-form.ts'
import { choiceLetter, type LetterFacts } from '../../../gateway/documents/pdf/choice-letter.ts'
import { readPdf } from './read-pdf.ts'

const AT = Date.parse('2026-11-28T10:00:00Z')

const FACTS: LetterFacts = {
  person: { nhsNumber: '9990010005', name: 'Grace Adeyemi', address: '12 Kiln Road, London, N17 4ZZ' },
  choice: {
    id: '7b1b7f0e-2f6a-4e29-9a6f-0b4a1c2d3e4f',
    effect: 'deny',
    scope: {
      recipients: [{ odsCode: 'RJ6', name: 'Croydon Health Services NHS Trust' }],
      controllers: null,
      recordTypes: ['DOCUMENT', 'CARE_PLAN'],
      classes: null,
      purposes: null,
      actions: null,
      recordDates: { from: '2010-01-01', to: null },
    },
    period: { start: null, end: '2031-06-30T23:00:00.000Z' },
    breakGlassMayLift: true,
    withdrawnAt: null,
    withdrawnAsked: null,
    recordedBy: {
      how: 'PRACTICE',
      at: '2026-11-28T10:02:00Z',
      name: 'PENHALIGON Ruth Mrs',
      organisation: { odsCode: 'F86001', name: 'Kiln Medical Centre' },
      asked: 'LETTER',
    },
  },
  practice: 'Kiln Medical Centre',
  keysAddress: 'https://exchange.example/.well-known/jwks.json',
  at: AT,
}

const read = async (pdf: Readable) => {
  const { text, ...rest } = readPdf(await buffer(pdf))
  return { ...rest, text: text.replaceAll(/\s+/g, ' ') }
}
const letter = (rest: Partial<LetterFacts['choice']> = {}, person: Partial<LetterFacts['person']> = {}) =>
  read(choiceLetter({ ...FACTS, person: { ...FACTS.person, ...person }, choice: { ...FACTS.choice, ...rest } }))

describe('the letter that confirms a choice', () => {
  test('is addressed, says what was recorded, when, by whom, how to change it, and its number; never the whole NHS number', async () => {
    const { text, head, furthest } = await letter()
    for (const said of [
      'Grace Adeyemi 12 Kiln Road London N17 4ZZ',
      '28 November 2026',
      'NHS number ending 0005',
      'Your choice was recorded',
      'Do not share documents and letters and care plans with Croydon Health Services NHS Trust',
      'recorded on 28 November 2026 at 10:02am by PENHALIGON Ruth Mrs, Kiln Medical Centre',
      'Records from 1 January 2010',
      'From when it was recorded to the end of 30 June 2031',
      'Staff may look all the same',
      'Tell Kiln Medical Centre',
      FACTS.choice.id,
      FACTS.keysAddress,
    ])
      expect(text).toContain(said)
    expect(text.replaceAll(/\D/g, '')).not.toContain('9990010005')
    expect(head).toContain('/Lang (en-GB)')
    expect(furthest.right).toBeLessThan(595.28 - 50)
    expect(furthest.down).toBeLessThan(841.89 - 30)
  })

  test('says that it was ended, and what to do if that was not asked for', async () => {
    const { text } = await letter({ withdrawnAt: '2026-12-01T09:00:00Z' })
    expect(text).toContain('Your choice was ended')
    expect(text).toContain('It was ended on 1 December 2026 at 9am')
    expect(text).toContain('If you did not ask for this, tell Kiln Medical Centre at once')
    expect(text).not.toContain('Your choice was recorded')
  })

  test('of a permit: what is not stated is said as the law reads it', async () => {
    const scope = { ...FACTS.choice.scope, recipients: null, recordTypes: null, recordDates: null }
    const { text } = await letter({ effect: 'permit', scope, period: { start: null, end: null } })
    expect(text).toContain('Share all records with the organisations that have agreed to share')
    expect(text).toContain('sensitive records are shared only where they are named')
    expect(text).toContain('Direct care and emergency care')
    expect(text).not.toContain('In an emergency')
  })

  test('a name in another script, and one that would turn the text, do not deceive; a long list stays on its pages', async () => {
    const recipients = Array.from({ length: 80 }, (_, at) => ({
      odsCode: `T${at}`,
      name: `A trust with a long name ${at}`,
    }))
    const { text, pages, furthest } = await letter(
      { scope: { ...FACTS.choice.scope, recipients } },
      { name: 'Zażółć \u202eGęślą', address: null },
    )
    expect(text).toContain('Zażółć')
    expect(text).not.toContain('\u202e')
    expect(text).toContain('with 80 organisations')
    expect(text).toContain('80, named below')
    for (const { name } of recipients) expect(text).toContain(`${name} (T`)
    expect(pages).toBeGreaterThan(1)
    expect(furthest.down).toBeLessThan(841.89 - 30)
  })
})

test('the blank form asks for every scope of a choice, has boxes to tick, and stays within its margins', async () => {
  const { text, pages, furthest } = await read(choiceForm(AT))
  for (const asked of [
    'NHS number',
    'Do not share',
    'Name the hospitals',
    'Name who holds them',
    'Medicines',
    'HIV',
    'some dates',
    'Health research',
    'First day',
    'Last day',
    'In an emergency'.toLowerCase(),
    'Signature',
  ])
    expect(text).toContain(asked)
  expect(text.match(/☐/g)?.length).toBeGreaterThan(30)
  expect(pages).toBe(3)
  expect(furthest.right).toBeLessThan(595.28 - 50)
})
