import { expect, test } from 'vitest'
import { kindPages } from '../../../../gateway/faces/clinician/one-kind.ts'
import type { Asked } from '../../../../gateway/faces/page.ts'
import { isEditable } from '../../../../schema/model/record-edit.ts'
import { RECORD_TYPES } from '../../../../schema/model/record-type.ts'

const asked = {
  requester: { role: 'clinician' },
  patient: 'somebody',
  access: { purpose: 'TREAT' },
} as unknown as Asked

test('the page of one kind of record asks what may be changed of that kind, and nothing where nobody changes it', () => {
  const kinds = kindPages.map(({ beside }) => beside?.variables(asked)?.['recordType'])
  expect(kinds.filter((kind) => kind !== undefined).toSorted()).toEqual(RECORD_TYPES.filter(isEditable).toSorted())
  expect(kinds).toContain(undefined)
  const dispatcher = { ...asked, requester: { role: 'dispatcher' } } as unknown as Asked
  for (const { beside } of kindPages) expect(beside?.variables(dispatcher)).toBe(undefined)
})
