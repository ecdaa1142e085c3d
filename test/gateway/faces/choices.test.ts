import { describe, expect, test } from 'vitest'
import { accountTexts } from '../../../gateway/faces/account/texts/all-texts.ts'
import { comparedView, type Preview } from '../../../gateway/faces/account/who-could-see.ts'
import { fieldOf, readChoice } from '../../../gateway/faces/choices/choice-fields.ts'
import { keptFields } from '../../../gateway/faces/choices/kept-fields.ts'
import { placesVariables, placesView } from '../../../gateway/faces/choices/places.ts'
import { carriedFrom, partAsked, partView } from '../../../gateway/faces/choices/preview-part.ts'
import type { ShownChoice } from '../../../gateway/faces/choices/shown-choice.ts'
import type { Sent } from '../../../gateway/faces/fields.ts'
import { LANGUAGES } from '../../../gateway/faces/language/languages.ts'
import { speakerOf } from '../../../gateway/faces/language/speaker.ts'
import { parseMultipart } from '../../../gateway/faces/parse-multipart.ts'
import { openHandles } from '../../../gateway/faces/session/handles.ts'
import { createSeal } from '../../../gateway/faces/session/seal.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import type { Requester } from '../../../schema/model/requester.ts'

const NOW = Date.parse('2026-11-28T10:00:00Z')

const choiceIn = (sent: Sent) => {
  const read = readChoice(sent)
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  return read.choice
}
const faultsIn = (sent: Sent) => {
  const read = readChoice(sent)
  return 'faults' in read ? read.faults.map(({ code, field }) => `${code} ${field}`) : []
}
const dayFields = (name: string, day: string): Sent => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

describe('the fields of a choice', () => {
  test('what is left empty is not stated', () => {
    const empty = { effect: 'deny', recipients: ' ', otherClasses: '', ...dayFields('firstDay', '--') }
    expect(choiceIn(empty)).toEqual({ effect: 'deny', breakGlassMayLift: false })
  })

  test('every scope is read: codes in any spelling, boxes once or many times, days of three boxes', () => {
    expect(
      choiceIn({
        effect: 'permit',
        recipients: ['rj6, RAP;\nf86001', 'RJ6'],
        controllers: 'RRV',
        recordTypes: 'ALLERGY',
        classes: ['HIV', 'PSY'],
        otherClasses: 'adol hiv',
        purposes: ['ETREAT', 'TREAT'],
        actions: 'view',
        ...dayFields('recordsFrom', '2010-1-1'),
        ...dayFields('recordsTo', '2019-12-31'),
        ...dayFields('firstDay', '2027-02-01'),
        ...dayFields('lastDay', '2028-02-29'),
        breakGlassMayLift: 'yes',
      }),
    ).toEqual({
      effect: 'permit',
      recipients: ['RJ6', 'RAP', 'F86001'],
      controllers: ['RRV'],
      recordTypes: ['ALLERGY'],
      classes: ['HIV', 'PSY', 'ADOL'],
      purposes: ['TREAT', 'ETREAT'],
      actions: ['view'],
      recordDates: { from: '2010-01-01', to: '2019-12-31' },
      firstDay: '2027-02-01',
      lastDay: '2028-02-29',
      breakGlassMayLift: true,
    })
  })

  test.each<[string, Sent, readonly string[]]>([
    ['no effect', {}, ['EFFECT_MISSING effect']],
    ['another effect', { effect: 'maybe' }, ['EFFECT_MISSING effect']],
    ['a code that is none', { effect: 'deny', recipients: 'RJ6 R!' }, ['CODE_UNCLEAR findRecipients']],
    ['a search and nobody ticked', { effect: 'deny', findRecipients: 'croydon' }, ['NONE_TICKED findRecipients']],
    ['a list of codes', { effect: 'deny', controllers: 'RJ6 '.repeat(501) }, ['TOO_MANY_CODES findControllers']],
    ['a type that is none', { effect: 'deny', recordTypes: ['ALLERGY', 'DREAM'] }, ['NOT_ON_THE_LIST recordTypes']],
    ['a day that is none', { effect: 'deny', ...dayFields('lastDay', '2027-02-29') }, ['DAY_UNCLEAR lastDay-day']],
    ['half a day', { effect: 'deny', 'recordsTo-year': '2027' }, ['DAY_UNCLEAR recordsTo-day']],
    [
      'all at once',
      { effect: '', recipients: '?', purposes: 'FUN', 'firstDay-day': 'x' },
      ['EFFECT_MISSING effect', 'CODE_UNCLEAR findRecipients', 'NOT_ON_THE_LIST purposes', 'DAY_UNCLEAR firstDay-day'],
    ],
  ])('%s: nothing is read but what is wrong, and where', (_, sent, faults) => expect(faultsIn(sent)).toEqual(faults))

  test('what is ticked stays ticked beside what a search finds, and is not found twice', () => {
    const sent = { recipients: ['RJ6', 'nothing!'], findRecipients: ' croydon ', findControllers: 'x' }
    expect(placesVariables(sent)).toEqual({
      chosen: ['RJ6'],
      recipients: 'croydon',
      findRecipients: true,
      controllers: 'x',
      findControllers: false,
      first: 20,
    })
    const [rj6, rax] = [
      { odsCode: 'RJ6', name: 'Croydon' },
      { odsCode: 'RAX', name: null },
    ]
    const found = { organisations: [rj6, rax], totalCount: 2 }
    const { recipients, controllers } = placesView({ chosen: [rj6, null], recipients: found }, sent, undefined)
    expect([recipients.ticked, recipients.found, recipients.count, controllers.count]).toEqual([
      [{ value: 'RJ6', text: 'Croydon', code: 'RJ6' }],
      [{ value: 'RAX', text: 'RAX', code: 'RAX' }],
      2,
      null,
    ])
  })

  test('which part of a preview is looked at is no part of the choice, and what is no cursor or kind asks for nothing', () => {
    const sent = { effect: 'deny', recipients: ['RJ6', 'RAP'], _csrf: 'x', key: 'y', called: 'a', after: 'RJ6' }
    expect(carriedFrom(sent)).toEqual([
      { name: 'effect', value: 'deny' },
      { name: 'recipients', value: 'RJ6' },
      { name: 'recipients', value: 'RAP' },
    ])
    const asked = { called: null, kind: null, first: 40, after: null, before: null }
    expect(partAsked(undefined)).toEqual(asked)
    expect(partAsked({ called: ' croydon ', kind: 'BOROUGH', after: 'RJ6', before: 'RAP' })).toEqual({
      ...asked,
      called: 'croydon',
      kind: 'BOROUGH',
      after: 'RJ6',
    })
    expect(partAsked({ kind: 'CASTLE', after: '; drop', before: 'RAP' })).toEqual({ ...asked, before: 'RAP' })
    const page = {
      totalCount: 100,
      precedingCount: 40,
      kinds: [],
      startCursor: 'AAA',
      hasPreviousPage: true,
      endCursor: 'ZZZ',
      hasNextPage: true,
    }
    expect(partView(page, 40, undefined)).toMatchObject({ from: 41, to: 80, total: 100, previous: 'AAA', next: 'ZZZ' })
    const none = { ...page, totalCount: 0, precedingCount: 0, hasPreviousPage: false, hasNextPage: false }
    expect(partView(none, 0, { called: 'x' })).toMatchObject({ from: 0, to: 0, previous: null, isSearchable: true })
    expect(partView(none, 0, {})).toMatchObject({ isSearchable: false })
  })

  test('a fault of the house is mended in the field it is about', () => {
    expect(fieldOf('recordDates', 'RECORD_DATES_REVERSED')).toBe('recordsFrom-day')
    expect(fieldOf('period', 'PERIOD_IS_PAST')).toBe('lastDay-day')
    expect(fieldOf('period', 'PERIOD_SAID_TWICE')).toBe('firstDay-day')
    expect(fieldOf('lastDay', 'DAY_UNCLEAR')).toBe('lastDay-day')
    expect(fieldOf('recipients', 'ORGANISATION_UNKNOWN')).toBe('findRecipients')
    expect(fieldOf('patient', 'NOT_THEIR_PRACTICE')).toBeUndefined()
    expect(fieldOf(null, 'NOTHING_TO_END')).toBeUndefined()
  })

  test('a recorded choice fills its form so that the form says the same again', () => {
    const choice: ShownChoice = {
      effect: 'deny',
      scope: {
        recipients: [{ odsCode: 'RJ6', name: 'A trust' }],
        controllers: null,
        recordTypes: ['DOCUMENT'],
        classes: ['HIV', 'ADOL'],
        purposes: ['BTG'],
        actions: ['view', 'edit'],
        recordDates: { from: null, to: '2019-12-31' },
      },
      period: { start: '2027-06-01T23:00:00.000Z', end: '2027-06-30T23:00:00.000Z' },
      breakGlassMayLift: true,
    }
    const { recordsFrom, recordsTo, firstDay, lastDay, ...rest } = keptFields(choice, NOW)
    const ticked = placesView({ chosen: [] }, undefined, choice.scope).recipients.ticked.map(({ value }) => value)
    const days = Object.entries({ recordsFrom, recordsTo, firstDay, lastDay }).map(([name, day]) =>
      dayFields(name, String(day)),
    )
    expect(choiceIn(Object.assign({ recipients: ticked }, rest, ...days))).toEqual({
      effect: 'deny',
      recipients: ['RJ6'],
      recordTypes: ['DOCUMENT'],
      classes: ['HIV', 'ADOL'],
      purposes: ['BTG'],
      actions: ['view', 'edit'],
      recordDates: { from: null, to: '2019-12-31' },
      firstDay: '2027-06-02',
      lastDay: '2027-06-30',
      breakGlassMayLift: true,
    })
    const begun = keptFields({ ...choice, period: { start: '2026-01-01T00:00:00Z', end: null } }, NOW)
    expect([begun['firstDay'], begun['lastDay']]).toEqual(['', ''])
  })
})

describe('the handle of a patient', () => {
  const patient = '9990010005' as NhsNumber
  const who: Requester = {
    userId: '1',
    issuer: 'https://issuer.example',
    role: 'practice-staff',
    name: 'A Person',
    roleCode: undefined,
    organisation: 'F86001' as OdsCode,
    nhsNumber: undefined,
    system: undefined,
  }
  let clock = NOW
  const handles = openHandles(createSeal([new Uint8Array(32).fill(1)]), () => clock)

  test('opens for whoever found the patient, says nothing of them, and is another each time', async () => {
    const handle = await handles.give(patient, who)
    expect(handle).not.toContain(patient)
    expect(Buffer.from(handle, 'base64url').toString()).not.toContain(patient)
    expect(handle.length).toBeLessThanOrEqual(400)
    expect(await handles.give(patient, who)).not.toBe(handle)
    expect(await handles.open(handle, { ...who, name: 'Renamed' })).toEqual({ patient, access: undefined })
  })

  test('not for another person, role or organisation, another house, when it is old, or when one letter is another', async () => {
    const handle = await handles.give(patient, who)
    for (const other of [{ userId: '2' }, { issuer: 'x' }, { role: 'clinician' }, { organisation: undefined }] as const)
      expect(await handles.open(handle, { ...who, ...other })).toBeUndefined()
    const elsewhere = openHandles(createSeal([new Uint8Array(32).fill(2)]), () => NOW)
    expect(await elsewhere.open(handle, who)).toBeUndefined()
    const middle = handle.length >> 1
    const mistyped = handle.slice(0, middle) + (handle[middle] === 'A' ? 'B' : 'A') + handle.slice(middle + 1)
    expect(await handles.open(mistyped, who)).toBeUndefined()
    expect(await handles.open('nonsense', who)).toBeUndefined()
    clock = NOW + 2 * 3_600_000
    expect(await handles.open(handle, who)).toBeUndefined()
    clock = NOW
  })

  test('what was sealed for something else is no handle', async () => {
    const seal = createSeal([new Uint8Array(32).fill(1)])
    const other = await seal.seal('session-cookie', { patient, who: 'x', until: NOW + 1 })
    expect(await handles.open(other, who)).toBeUndefined()
  })
})

describe('a form with a file in it', () => {
  const sent = async (form: FormData): Promise<[Buffer, string]> => {
    const request = new Request('http://house.example', { method: 'POST', body: form })
    return [Buffer.from(await request.arrayBuffer()), request.headers.get('content-type') ?? '']
  }

  test('is read like any other: the file is its text', async () => {
    const form = new FormData()
    form.append('revision', '7')
    form.append('box', 'a')
    form.append('box', 'b & c=d')
    form.append('file', new File(['{"é": 1}'], '../../etc/passwd'))
    const read = await parseMultipart(...(await sent(form)))
    expect({ ...read }).toEqual({ revision: '7', box: ['a', 'b & c=d'], file: '{"é": 1}' })
  })

  test('too many parts are not read, and what is no form is refused', async () => {
    const form = new FormData()
    for (let part = 0; part < 60; part++) form.append(`part-${part}`, '')
    const [body, type] = await sent(form)
    await expect(parseMultipart(body, type)).rejects.toMatchObject({ code: 'REQUEST_TOO_LARGE' })
    await expect(parseMultipart(Buffer.from('nothing'), type)).rejects.toMatchObject({ code: 'REQUEST_MALFORMED' })
    await expect(parseMultipart(body, 'multipart/form-data')).rejects.toMatchObject({ code: 'REQUEST_MALFORMED' })
  })
})

describe('a preview that shows a part of all places', () => {
  const preview = (totalCount: number): Preview => ({
    faults: [],
    shown: true,
    groups: [
      {
        organisations: [
          {
            organisation: { odsCode: 'RJ6', name: 'Croydon', kind: 'TRUST' },
            all: [],
            some: [],
            noneByChoice: [],
            ownOnly: [],
            others: 0,
          },
        ],
      },
    ],
    totalCount,
    precedingCount: 0,
    kinds: [{ kind: 'TRUST', count: totalCount }],
    startCursor: 'RJ6',
    hasPreviousPage: false,
    endCursor: 'RJ6',
    hasNextPage: totalCount > 1,
  })
  const speaker = speakerOf(LANGUAGES[0], accountTexts.en)
  const emergencyOf = (total: number) =>
    comparedView(preview(total), preview(total), preview(total), {}, speaker).emergency

  test('claims nothing of emergencies at the others', () => {
    expect(emergencyOf(1)).toBe(speaker.t('preview.emergencyNone'))
    expect(emergencyOf(1_500)).toBe(speaker.t('preview.emergencyNoneHere'))
  })
})
