import { expect, test } from 'vitest'
import { fileNameOf, safeType } from '../../../gateway/retrieval/safe-type.ts'

test.each([
  ['application/pdf', 'application/pdf', 'document.pdf'],
  ['Application/PDF; version=1', 'application/pdf', 'document.pdf'],
  ['text/plain; charset=UTF-8', 'text/plain; charset=utf-8', 'document.txt'],
  ['text/plain; charset="iso-8859-1"', 'text/plain; charset=iso-8859-1', 'document.txt'],
  ['text/plain; charset=a\r\nx-header: y', 'text/plain; charset=a', 'document.txt'],
  ['image/jpeg', 'image/jpeg', 'document.jpg'],
  ['application/dicom', 'application/dicom', 'document.bin'],
  ['text/html', 'application/octet-stream', 'document.bin'],
  ['image/svg+xml', 'application/octet-stream', 'document.bin'],
  ['text/xml', 'application/octet-stream', 'document.bin'],
  ['application/javascript', 'application/octet-stream', 'document.bin'],
  ['application/xhtml+xml', 'application/octet-stream', 'document.bin'],
  ['', 'application/octet-stream', 'document.bin'],
  ['nonsense', 'application/octet-stream', 'document.bin'],
])('%j is sent as %s under the name %s', (stated, type, name) => {
  expect(safeType(stated)).toBe(type)
  expect(fileNameOf(type)).toBe(name)
})
