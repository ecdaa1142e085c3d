import { createHash } from 'node:crypto'
import { DOCUMENTS } from '../concepts.ts'
import { documentContent } from '../document-content.ts'
import { type Fact, fact } from '../fact.ts'
import type { Life } from '../life.ts'

/** Documents: one is told apart from another of its kind by its master identifier and its hash, even on one day. */
export const drawDocuments = (life: Life): readonly Fact[] =>
  Array.from({ length: life.random.int(1, 4) * life.amount }, () => {
    const concept = life.random.pick(DOCUMENTS)
    const at = life.within(5)
    const serial = `${at}-${life.random.int(100_000, 999_999)}`
    const sha1 = createHash('sha1').update(serial).digest()
    const uuid = sha1
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-4$3-8$4-$5')
      .replace(/-4.(...)-8.(...)-/, '-4$1-8$2-')
    const size = life.random.int(2_000, 40_000)
    const content = documentContent({ title: concept.display, serial: uuid, size })
    return fact({
      type: 'DOCUMENT',
      resourceType: 'DocumentReference',
      concept,
      at,
      coarsest: 'time',
      beside: uuid,
      conflicts: ['status'],
      write: (pen) => ({
        masterIdentifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuid}` },
        status: pen.otherwise === 'status' ? 'superseded' : 'current',
        docStatus: 'final',
        type: pen.concept(concept),
        subject: pen.patient,
        date: pen.instant(at),
        author: [{ display: pen.author }],
        description: `${concept.display}, ${at.slice(0, 10)}`,
        content: [
          {
            attachment: {
              contentType: 'application/pdf',
              title: concept.display,
              size,
              hash: createHash('sha1').update(content).digest('base64'),
              url: `Binary/${uuid}`,
              creation: pen.instant(at),
            },
          },
        ],
      }),
    })
  })
