import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { CONSENT_REFUSALS } from '../../../adapters/fhir-consent/consent-refusals.ts'
import { accountTexts } from '../../../gateway/faces/account/texts/all-texts.ts'
import { chooseLanguage } from '../../../gateway/faces/language/choose-language.ts'
import { LANGUAGES } from '../../../gateway/faces/language/languages.ts'
import { speakerOf } from '../../../gateway/faces/language/speaker.ts'
import { flatten } from '../../../gateway/faces/language/texts.ts'
import { CASE_MESSAGE_KINDS, CASE_OUTCOMES, CASE_STATES } from '../../../schema/model/access-case.ts'
import { ACCESS_KINDS, type AccessOutcome, LOG_GAPS } from '../../../schema/model/access-log.ts'
import { ALERT_REASONS } from '../../../schema/model/alert-reason.ts'
import { CONSENT_FAULTS, CONSENT_NOTICES } from '../../../schema/model/consent-choice.ts'
import { WAYS_OF_ASKING } from '../../../schema/model/consent-directive.ts'
import { PURPOSES_OF_USE } from '../../../schema/model/purpose-of-use.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { RELATIONSHIP_MARKS } from '../../../schema/model/relationship.ts'
import { ROLES } from '../../../schema/model/role.ts'

const OUTCOMES = Object.keys({
  RELEASED: true,
  UNDER_WAY: true,
  ASKED: true,
  REFUSED: true,
  DONE: true,
} satisfies Record<AccessOutcome, true>)

const english = flatten(accountTexts.en)
const others = LANGUAGES.filter(({ code }) => code !== 'en')

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** The names that a text puts values in, those of its plurals included. */
const placeholders = (parts: readonly Part[]): ReadonlySet<string> =>
  new Set(
    parts.flatMap((part) => [
      ...('value' in part && part.type !== 0 ? [String(part.value)] : []),
      ...('options' in part ? Object.values(part.options).flatMap(({ value }) => [...placeholders(value)]) : []),
    ]),
  )

const placeholdersOf = (text: string, locale: string): readonly string[] =>
  [...placeholders(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst())].sort()

describe.each(others)('$code', ({ code, locale }) => {
  const texts = flatten(accountTexts[code])

  test('has every text, and none beside', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('puts the same values into each text', () => {
    for (const [name, text] of texts)
      expect([name, placeholdersOf(text, locale)]).toEqual([name, placeholdersOf(english.get(name) ?? '', 'en-GB')])
  })

  test('leaves none in English, but names that are the same everywhere', () => {
    const same = new Set([
      'frame.demo',
      'frame.menu',
      'words.sensitivityClass.HIV',
      'frame.home',
      'words.orgKind.NHS_111',
    ])
    const left = [...texts].filter(
      ([name, text]) => text === english.get(name) && /[A-Za-z]{2}/.test(text.replaceAll(/\{\w+\}/g, '')),
    )
    expect(left.map(([name]) => name).filter((name) => !same.has(name))).toEqual([])
  })

  test('has every form of plural that the language has', () => {
    const needed = new Set(new Intl.PluralRules(locale).resolvedOptions().pluralCategories)
    for (const [name, text] of texts) {
      if (!text.includes(', plural,')) continue
      const forms = new Set([...text.matchAll(/(?:^|[\s}])(zero|one|two|few|many|other) \{/g)].map(([, form]) => form))
      // Nobody counts nothing on these pages.
      for (const form of needed) if (form !== 'zero') expect([name, form, forms.has(form)]).toEqual([name, form, true])
    }
  })
})

describe('the English texts', () => {
  test('have words for every code that pages show', () => {
    const codes = {
      recordType: RECORD_TYPES,
      purpose: PURPOSES_OF_USE,
      role: ROLES,
      orgKind: ['TRUST', 'PRACTICE', 'BOROUGH', 'ICB', 'AMBULANCE', 'NHS_111', 'SITE', 'OTHER'],
      notice: Object.keys(CONSENT_NOTICES),
      accessKind: ACCESS_KINDS,
      outcome: OUTCOMES,
      relationship: RELATIONSHIP_MARKS,
      logGap: LOG_GAPS,
      caseState: CASE_STATES,
      caseOutcome: CASE_OUTCOMES,
      caseMessage: CASE_MESSAGE_KINDS,
      refusal: Object.keys(CONSENT_REFUSALS),
      wayOfAsking: WAYS_OF_ASKING,
      alertReason: Object.keys(ALERT_REASONS),
    }
    for (const [vocabulary, all] of Object.entries(codes))
      for (const code of all) expect(english.has(`words.${vocabulary}.${code}`), `${vocabulary}.${code}`).toBe(true)
    for (const code of Object.keys(CONSENT_FAULTS)) expect(english.has(`fault.${code}`), code).toBe(true)
  })

  test('have every text that a template or a page names', () => {
    const folder = new URL('../../../gateway/faces/account/', import.meta.url)
    const named = readdirSync(folder)
      .filter((name) => name.endsWith('.njk') || name.endsWith('.ts'))
      .flatMap((name) =>
        [...readFileSync(new URL(name, folder), 'utf8').matchAll(/\bt\(["']([\w.]+)["']\s*[,)]/g)].map(
          ([, key]) => key ?? '',
        ),
      )
    expect(named.length).toBeGreaterThan(150)
    expect(named.filter((name) => !english.has(name))).toEqual([])
  })

  // Flesch-Kincaid grade 6 is a reading age of 11 (Kincaid and others, 1975); syllables are counted by groups of vowels.
  test('can be read at about eleven', () => {
    const sentences = [...english]
      .filter(([name]) => !name.startsWith('frame.'))
      .flatMap(([, text]) => text.replaceAll(/\{[^}]*\}/g, 'it').split(/[.!?:\n]+/))
      .map((sentence) => sentence.match(/[A-Za-z’]+/g) ?? [])
      .filter((words) => words.length >= 4)
    const words = sentences.flat()
    const syllables = words.reduce(
      (sum, word) =>
        sum +
        Math.max(
          1,
          (
            word
              .toLowerCase()
              .replace(/e$/, '')
              .match(/[aeiouy]+/g) ?? []
          ).length,
        ),
      0,
    )
    const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
    expect(sentences.length).toBeGreaterThan(200)
    expect(grade).toBeLessThan(6)
    for (const sentence of sentences)
      expect([sentence.join(' '), sentence.length <= 25]).toEqual([sentence.join(' '), true])
  })
})

describe('a speaker', () => {
  const arabic = speakerOf(LANGUAGES[5], accountTexts.ar)
  const plain = speakerOf(LANGUAGES[0], accountTexts.en)

  test('walls in what is put into a text that runs from right to left', () => {
    expect(arabic.t('choice.denyPlaces', { places: ['St <b>Mary’s\u202e'] })).toContain('\u2068St <b>Mary’s\u2069')
    expect(plain.t('choice.denyPlaces', { places: ['Croydon', 'Barts'] })).toBe(
      'Do not share my record with Croydon and Barts',
    )
    expect(plain.t('choice.denyPlaces', { places: ['\u202eabc'] })).toContain('\u2068abc\u2069')
  })

  test('writes digits alike in every language, and days of London', () => {
    for (const language of LANGUAGES) {
      const { day, clock, number } = speakerOf(language, accountTexts[language.code])
      expect(day('2026-07-01T23:30:00Z')).toMatch(/2026/)
      expect(day('2026-07-01T23:30:00Z')).toMatch(/\b2\b/)
      expect(clock('2026-01-01T15:42:00Z')).toMatch(/(3|15)[:.]42/)
      expect(number(1234)).toMatch(/^1\D?234$/)
    }
  })

  test('has no text by a name that does not exist, and shows a code that has no words as it is', () => {
    expect(() => plain.t('choice.nothing')).toThrow('choice.nothing')
    expect(plain.word('sensitivityClass', 'my-set')).toBe('my-set')
  })
})

describe('the language', () => {
  test.each([
    [undefined, undefined, 'en'],
    [undefined, 'fr,de;q=0.5', 'en'],
    [undefined, 'de, ar-EG;q=0.8, en;q=0.9', 'en'],
    [undefined, 'pl;q=0, ur', 'ur'],
    [undefined, 'PL-pl', 'pl'],
    ['so', 'pl', 'so'],
    ['xx', 'pl', 'pl'],
    [undefined, `${'x'.repeat(9000)},${'a,'.repeat(9000)}`, 'en'],
  ])('chosen %s, preferred %s: %s', (chosen, accepted, expected) => {
    expect(chooseLanguage(chosen, accepted).code).toBe(expected)
  })
})
