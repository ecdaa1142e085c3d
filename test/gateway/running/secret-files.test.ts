import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { SETTINGS } from '../../../gateway/config.ts'
import { withSecretFiles } from '../../../gateway/secret-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'receipt_key')
writeFileSync(file, 'a secret\n')

test('what a file holds stands in the place of its name, without its line end; all else stays', () => {
  expect(
    withSecretFiles({ RECEIPT_KEY_FILE: file, OF_ANOTHER_FILE: '/none/such', PORT: '4000', HOME: undefined }, SETTINGS),
  ).toEqual({
    RECEIPT_KEY: 'a secret',
    OF_ANOTHER_FILE: '/none/such',
    PORT: '4000',
    HOME: undefined,
  })
})

test('every variable at fault is named at once, and nothing that is in them', () => {
  const read = () =>
    withSecretFiles({ RECEIPT_KEY_FILE: file, RECEIPT_KEY: 'other', ANCHOR_KEY_FILE: '/none/such' }, SETTINGS)
  expect(read).toThrow(/RECEIPT_KEY: is given, and RECEIPT_KEY_FILE too\n {2}ANCHOR_KEY_FILE: names a file/)
  expect(read).not.toThrow(/secret\b|other|none/)
})
