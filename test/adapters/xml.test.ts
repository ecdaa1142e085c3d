import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { parseXml } from '../../adapters/xml/parse-xml.ts'
import { attribute, childrenOf, descend, descendAll, rawTextOf, textOf } from '../../adapters/xml/xml-element.ts'
import type { XmlLimits } from '../../adapters/xml/xml-refusal.ts'

const MB = 1024 * 1024

const parsed = (text: string, limits: Partial<XmlLimits> = {}) => parseXml(Buffer.from(text), limits)

const rootOf = (text: string | Uint8Array) => {
  const answer = typeof text === 'string' ? parsed(text) : parseXml(text)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.root
}

const refusalOf = (text: string | Uint8Array, limits: Partial<XmlLimits> = {}): string => {
  const answer = typeof text === 'string' ? parsed(text, limits) : parseXml(text, limits)
  return answer.ok ? 'READ' : answer.refusal
}

describe('a document', () => {
  test('is read with namespaces resolved, whatever their prefixes', () => {
    const one = rootOf('<a:x xmlns:a="urn:a" xmlns="urn:b" a:k="1" k="2"><y>t</y></a:x>')
    const other = rootOf('<x xmlns="urn:a" xmlns:q="urn:a" q:k="1" k="2"><z:y xmlns:z="urn:b">t</z:y></x>')
    expect(one).toEqual(other)
    expect([attribute(one, 'k', 'urn:a'), attribute(one, 'k')]).toEqual(['1', '2'])
  })

  test('is walked by paths of local names', () => {
    const root = rootOf('<r><a><b>1</b><b>2</b></a><a><b>3</b></a></r>')
    expect(textOf(descend(root, 'a', 'b'))).toBe('1')
    expect(descendAll(root, 'a', 'b').map(textOf)).toEqual(['1', '2', '3'])
    expect(descend(root, 'a', 'missing')).toBeUndefined()
    expect(childrenOf(root, 'a', 'urn:other')).toEqual([])
  })

  test('keeps text in its place among elements, and the spaces that part words', () => {
    const root = rootOf('<t>Take <b>one</b>\n  <i>twice</i><![CDATA[ <daily> & ]]>&#233;&lt;</t>')
    expect(textOf(root)).toBe('Take one twice <daily> & é<')
    expect(rawTextOf(descend(root, 'b'))).toBe('one')
  })

  test('is read in the encoding it states, and UTF-8 where it states none', () => {
    const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><n>Zo\xeb</n>', 'latin1')
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<n>Zoë</n>', 'utf16le')])
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('<n>Zoë</n>')])
    expect([latin, wide, marked, Buffer.from('<n>Zoë</n>')].map((bytes) => textOf(rootOf(bytes)))).toEqual(
      Array(4).fill('Zoë'),
    )
  })

  test('is read alike wherever its bytes are cut', () => {
    const inner = `<p title="${'é'.repeat(30_000)}">${'𝔘\r\n'.repeat(20_000)}</p>`
    const root = rootOf(`<r>${' '.repeat(10)}${inner.repeat(3)}</r>`)
    expect(childrenOf(root, 'p').map((p) => [attribute(p, 'title')?.length, rawTextOf(p).length])).toEqual(
      Array(3).fill([30_000, 60_000]),
    )
  })
})

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i === 0 ? '' : i};`.repeat(10)}">`,
).join('')}]><lolz>&lol9;</lolz>`

describe('a document is refused, by name,', () => {
  test.each([
    ['billion laughs', LAUGHS, 'DOCTYPE'],
    ['an external entity', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r>&x;</r>', 'DOCTYPE'],
    ['an external document type', '<!DOCTYPE r SYSTEM "http://127.0.0.1/r.dtd"><r/>', 'DOCTYPE'],
    ['a harmless document type', '<!DOCTYPE html><html/>', 'DOCTYPE'],
    ['an entity nobody defined', '<r>&nbsp;</r>', 'ENTITY'],
    ['an entity in an attribute', '<r a="&xxe;"/>', 'ENTITY'],
    ['a character XML does not have', '<r>&#0;</r>', 'ENTITY'],
    ['an encoding not read here', '<?xml version="1.0" encoding="UTF-7"?><r/>', 'ENCODING'],
    [
      'bytes that are not in the encoding',
      Buffer.from([0x3c, 0x72, 0x3e, 0xff, 0xfe, 0x3c, 0x2f, 0x72, 0x3e]),
      'ENCODING',
    ],
    ['half a document', '<r><a>', 'NOT_WELL_FORMED'],
    ['nothing', '', 'NOT_WELL_FORMED'],
    ['a web page', '<html><br><p>Sign in</html>', 'NOT_WELL_FORMED'],
    ['JSON', '{"resourceType":"Bundle"}', 'NOT_WELL_FORMED'],
    ['two roots', '<a/><b/>', 'NOT_WELL_FORMED'],
    ['an attribute said twice', '<a x="1" x="2"/>', 'NOT_WELL_FORMED'],
    ['a prefix bound to nothing', '<n:a/>', 'NOT_WELL_FORMED'],
  ])('%s', (_name, document, refusal) => {
    expect(refusalOf(document)).toBe(refusal)
  })

  test('at its limits, and not below them', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
    const attributes = (count: number) => `<a ${Array.from({ length: count }, (_, i) => `a${i}="1"`).join(' ')}/>`
    expect([refusalOf(nested(5), { maxDepth: 5 }), refusalOf(nested(6), { maxDepth: 5 })]).toEqual(['READ', 'TOO_DEEP'])
    expect([refusalOf(attributes(4), { maxAttributes: 4 }), refusalOf(attributes(5), { maxAttributes: 4 })]).toEqual([
      'READ',
      'TOO_MANY_ATTRIBUTES',
    ])
    expect([refusalOf('<a><b/></a>', { maxElements: 2 }), refusalOf('<a><b/><b/></a>', { maxElements: 2 })]).toEqual([
      'READ',
      'TOO_MANY_ELEMENTS',
    ])
    expect([refusalOf('<a>12</a>', { maxBytes: 9 }), refusalOf('<a>123</a>', { maxBytes: 9 })]).toEqual([
      'READ',
      'TOO_LARGE',
    ])
  })

  test('unless a part cut out of one is given the declarations it stood under', () => {
    const part = Buffer.from('<value xsi:type="CD"/>')
    const xsi = 'http://www.w3.org/2001/XMLSchema-instance'
    expect(refusalOf(part)).toBe('NOT_WELL_FORMED')
    const answer = parseXml(part, {}, { xsi })
    expect(answer.ok && attribute(answer.root, 'type', xsi)).toBe('CD')
  })
})

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Bytes by which the heap stood higher the moment the refusal was told, garbage among them. */
const grownBy = (act: () => void): number => {
  collect()
  const before = process.memoryUsage().heapUsed
  act()
  return process.memoryUsage().heapUsed - before
}

const filled = (before: string, fill: string, after: string): Buffer =>
  Buffer.concat([Buffer.from(before), Buffer.alloc(100 * MB, fill), Buffer.from(after)])

describe('memory stays flat on', () => {
  // The size alone would refuse all of them: here it is let pass, so that each is stopped by what it is.
  const unlimited = { maxBytes: 256 * MB }

  test.each([
    ['an attribute of 100 MB', filled('<r a="', 'a', '"/>'), 'TAG_TOO_LARGE'],
    ['100 MB of attributes', filled('<r ', 'b="" ', '/>'), 'TOO_MANY_ATTRIBUTES'],
    ['100 MB of depth', filled('', '<a>', ''), 'TOO_DEEP'],
    ['100 MB of elements', filled('<r>', '<a/>', '</r>'), 'TOO_MANY_ELEMENTS'],
    ['a document type of 100 MB', filled('<!DOCTYPE r [', '<!ENTITY a "aaaa">', ']><r/>'), 'PROLOGUE_TOO_LARGE'],
    ['a comment of 100 MB before all', filled('<!--', ' ', '--><r/>'), 'PROLOGUE_TOO_LARGE'],
    ['the name of an element of 100 MB', filled('<', 'a', '/>'), 'PROLOGUE_TOO_LARGE'],
  ])('%s', (_name, document, refusal) => {
    expect(refusalOf(document)).toBe('TOO_LARGE')
    let refused = ''
    const grown = grownBy(() => {
      refused = refusalOf(document, unlimited)
    })
    expect(refused).toBe(refusal)
    expect(grown).toBeLessThan(48 * MB)
  })
})
