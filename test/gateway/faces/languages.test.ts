import { describe, expect, test } from 'vitest'
import { accountFace } from '../../../gateway/faces/account/account.ts'
import { mirror } from '../../../gateway/faces/assets/mirror.ts'
import { consoleFace } from '../../../gateway/faces/console/console.ts'
import { openSpeaking } from '../../../gateway/faces/language/speaking.ts'
import { problemOf, spokenProblem, spokenSentence } from '../../../gateway/faces/problem-page.ts'
import { HOUSE_ERROR_CODES, type HouseErrorCode } from '../../../schema/model/house-error.ts'

const speaking = openSpeaking([accountFace, consoleFace], '__Host-language')
const at = (url: string, headers: Record<string, string> = {}) => ({ url, headers })

describe('a face with languages', () => {
  test.each([
    ['a cookie before what the browser prefers', { cookie: 'a=b; __Host-language=so', 'accept-language': 'ar' }, 'so'],
    ['what the browser prefers', { 'accept-language': 'ur' }, 'ur'],
    ['no cookie of another name', { cookie: 'language=so; x__Host-language=pl', 'accept-language': 'ar' }, 'ar'],
    ['English for a cookie that is no language', { cookie: '__Host-language=xx' }, 'en'],
  ])('heeds %s', (_, headers, expected) => {
    expect(speaking.speakerFor(accountFace, at('/account', headers)).language.code).toBe(expected)
  })

  test('leads to the same page in each language, and chooses one without leaving this service', () => {
    const links = speaking.links(accountFace, '/account/log?after=x&lang=pl')
    expect(links.map(({ href }) => href)).toContain('/account/log?after=x&lang=ar')
    expect(speaking.chosen(accountFace, at('/account/log?after=x&lang=ar'))).toEqual({
      language: 'ar',
      location: '/account/log?after=x',
    })
    for (const url of [
      '/account',
      '/account?lang=xx',
      '//elsewhere.invalid/?lang=ar',
      '/%5C/x/..//y?lang=',
      'x:/?lang=ar',
    ])
      expect([url, speaking.chosen(accountFace, at(url))]).toEqual([url, undefined])
  })

  test('words every trouble in its own language, and never in English', () => {
    const arabic = speaking.speakerFor(accountFace, at('/account', { 'accept-language': 'ar' }))
    for (const code of Object.keys(HOUSE_ERROR_CODES) as HouseErrorCode[]) {
      const { title, paragraphs, status } = spokenProblem(problemOf(code), arabic)
      expect([code, status]).toEqual([code, problemOf(code).status])
      for (const words of [title, ...paragraphs, spokenSentence(code, arabic) ?? 'ا'])
        expect([code, words]).toEqual([code, expect.stringMatching(/\p{Script=Arabic}/u)])
    }
  })
})

test('a face without languages speaks English, whatever is preferred, and leads to no other', () => {
  expect(speaking.speakerFor(consoleFace, at('/console', { 'accept-language': 'ar' })).language.code).toBe('en')
  expect(speaking.links(consoleFace, '/console')).toEqual([])
  expect(speaking.chosen(consoleFace, at('/console?lang=ar'))).toBeUndefined()
})

test('a mirrored style sheet has left and right exchanged, and arrows that are cut out', async () => {
  expect(await mirror('.a{margin-left:1px;clip-path:polygon(100% 100%,25% 0,0 0);transform:rotate(45deg)}')).toBe(
    '.a{margin-right:1px;clip-path:polygon(0% 100%,75% 0,100% 0);transform:rotate(-45deg)}',
  )
})
