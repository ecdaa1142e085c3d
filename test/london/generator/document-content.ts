/** What a generated document says, and how long it is in all. */
export type DocumentWords = { readonly title: string; readonly serial: string; readonly size: number }

/** Parentheses and backslashes end or escape a string of a PDF; what is not ASCII would need a font of its own. */
const plain = (text: string): string => text.replaceAll(/[^ -~]/g, '?').replaceAll(/[\\()]/g, '\\$&')

/**
 * The bytes of a generated document: a whole PDF of one page that shows its title and serial, filled up with a comment to exactly its size. The same words are
 * the same bytes, so that nobody has to keep them. Sizes below 1,000 bytes are not made.
 */
export const documentContent = ({ title, serial, size }: DocumentWords): Buffer => {
  const page = `BT /F1 18 Tf 60 760 Td (${plain(title)}) Tj /F1 11 Tf 0 -30 Td (${plain(serial)}) Tj 0 -30 Td (Nobody in this document exists.) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const endOf = (start: number): string =>
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  // The end names where it begins, and so may be a digit longer once there is something before it.
  let filling = size - body.length - endOf(body.length).length - 2
  while (body.length + filling + 2 + endOf(body.length + filling + 2).length > size) filling--
  if (filling < 0) throw new RangeError(`A document of ${size} bytes is too short.`)
  const end = endOf(body.length + filling + 2)
  const whole = `${body}%${'.'.repeat(filling)}\n${end}`
  return Buffer.from(whole.padEnd(size, '\n'), 'latin1')
}
