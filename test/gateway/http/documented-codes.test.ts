import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { statusOf } from '../../../gateway/http/problem.ts'
import { HOUSE_ERROR_CODES, type HouseErrorCode } from '../../../schema/model/house-error.ts'

const readme = readFileSync(new URL('../../../gateway/http/README.md', import.meta.url), 'utf8')

test('the README lists every code there is, with its status and its sentence, and no other', () => {
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (\d{3}) \| (.*) \|$/gm)]
  expect(rows.map(([, code, status, says]) => [code, Number(status), says])).toEqual(
    (Object.keys(HOUSE_ERROR_CODES) as HouseErrorCode[]).map((code) => [code, statusOf(code), HOUSE_ERROR_CODES[code]]),
  )
})
