import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { Asked } from '../page.ts'
import { recordPath } from './paths.ts'
import { markOfPerson, marksOn, person, type SeenPerson } from './record-mark.ts'
import type { Opening } from './record-words.ts'

const document = z.object({
  is: z.literal('document'),
  url: z.string(),
  record: z.string(),
  exchange: z.string(),
  contentType: z.string().nullable(),
  size: z.number().nullable(),
  hash: z.string().nullable(),
  person,
})

/**
 * A document as it was seen on a page: its link, and what its source says of the bytes. What it is about is not in it: nobody judges a mark again, and a title may be withheld
 * meanwhile.
 */
export type SeenDocument = Omit<z.output<typeof document>, 'is'>

/** Documents open on a page of their own, which says whose they are, for as long as their links do; no address tells of them. */
export const openingOn =
  (asked: Asked, whose: SeenPerson): Opening =>
  (told, { url, expires, exchange, contentType, size, hash }) => {
    const seen: z.input<typeof document> = {
      is: 'document',
      url,
      record: told.id,
      exchange: exchange.name ?? exchange.id,
      contentType,
      size,
      hash,
      person: markOfPerson(whose),
    }
    const mark = marksOn(asked).give(seen, Date.parse(expires))
    return recordPath(asked.params['patient'], `/document/${mark}`)
  }

/** The document that the address names. Throws `NOT_FOUND` for a mark that does not open. */
export const documentNamed = (asked: Asked): SeenDocument => {
  const opened = document.safeParse(marksOn(asked).open(asked.params['document'] ?? ''))
  if (!opened.success) throw new HouseError('NOT_FOUND')
  const { is: _is, ...seen } = opened.data
  return seen
}
