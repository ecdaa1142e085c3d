import { createHash } from 'node:crypto'
import { DOCUMENTS } from '../concepts.ts'
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
    const size = life.random.int(9_000, 240_000)
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
              hash: sha1.toString('base64'),
              creation: pen.instant(at),
            },
          },
        ],
      }),
    })
  })
