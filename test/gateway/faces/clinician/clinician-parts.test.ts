import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shownFields } from '../../../../gateway/faces/clinician/edit-fields.ts'
import type { Told } from '../../../../gateway/faces/clinician/told.ts'
import { createRender } from '../../../../gateway/faces/render/create-render.ts'

const BAR = '{% from "clinician/emergency-bar.njk" import emergencyBar %}{{ emergencyBar("/base", "", isOver, frame) }}'
const FIELDS = '{% from "clinician/edit-fields.njk" import editFields %}{{ editFields(fields, form, typed, of) }}'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parts-'))
  await Promise.all([writeFile(join(folder, 'bar.njk'), BAR), writeFile(join(folder, 'fields.njk'), FIELDS)])
})
afterAll(() => rm(folder, { recursive: true }))

test('the bar of a page that is opened after emergency access ended says so, and offers nothing to end', () => {
  const bar = createRender(true, [folder])('bar.njk', { isOver: true, frame: {} })
  expect(bar).toContain('Your emergency access has ended.')
  expect(bar).toContain('href="/base/emergency"')
  expect(bar).not.toContain('<form')
  expect(bar).not.toContain('cannot be told')
})

test('a form about reactions says what of one cannot be read, and what was typed of another is not kept', () => {
  const said = { text: 'Rash', codings: [] }
  const told = {
    ...{ concept: { text: 'Latex', codings: [] }, status: null, date: null, endDate: null, recordedDate: null },
    reactions: [
      { manifestations: [], severity: 'mild', onset: null },
      { manifestations: [said], severity: null, onset: null },
    ],
    reactionDescriptions: ['Collapsed <at once>', null],
  }
  const page = createRender(true, [folder])('fields.njk', {
    fields: shownFields('ALLERGY', told as unknown as Told, 3),
    form: { error: {} },
    typed: (_: string, now: unknown) => now ?? '',
    of: {
      kind: 'ALLERGY',
      code: '',
      systems: [],
      isNew: false,
      rows: 3,
      toldRows: 2,
      moreAt: '/more',
      notKept: { 2: ['Reaction 2: what happens: “Fever”'] },
    },
  })
  const [, one = '', two = '', more = ''] = page.split('<fieldset class="nhsuk-fieldset clinician-row">')
  expect(one).toContain('Collapsed &lt;at once&gt;')
  expect(one).not.toContain('name="reaction-1"')
  expect(one).not.toContain('is not kept')
  expect(two).toContain('name="reaction-2"')
  expect(two).toContain('what you typed here is not kept')
  expect(two).toContain('Reaction 2: what happens: “Fever”')
  expect(more).toContain('Reaction 3 (new)')
  expect(more).not.toContain('is not kept')
})
