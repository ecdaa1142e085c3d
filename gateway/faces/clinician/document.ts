import { IN_PLACE } from '../../retrieval/mount-documents.ts'
import { wayOfShowing } from '../../retrieval/shown-in-place.ts'
import { definePage } from '../page.ts'
import { VIEWERS } from './find.ts'
import { documentNamed } from './open-document.ts'
import { emergencyUntil, isEmergencyOver, OWN_BREAK_GLASS_BESIDE, type OwnBreakGlass } from './own-break-glass.ts'
import { recordPath } from './paths.ts'

const UNITS = ['bytes', 'kB', 'MB', 'GB'] as const

/** A size in words: `312 bytes`, `1.4 MB` (of a thousand each); '' where none is stated. */
export const sizeWords = (size: number | null): string => {
  if (size === null) return ''
  const step = Math.min(UNITS.length - 1, size < 1_000 ? 0 : Math.floor(Math.log10(size) / 3))
  return `${(size / 1_000 ** step).toLocaleString('en-GB', { maximumFractionDigits: step === 0 ? 0 : 1 })} ${UNITS[step]}`
}

/**
 * One document within its patient's record: shown here where it is of a kind that can be shown safely, and always to be kept as a file. The page asks nobody, so it
 * says nothing of what the document is about; the document itself is judged again, and written down, when the browser fetches it.
 */
export const documentPage = definePage<unknown, OwnBreakGlass>({
  path: '/clinician/:patient/document/:document',
  audience: VIEWERS,
  template: 'clinician/document.njk',
  frames: true,
  beside: OWN_BREAK_GLASS_BESIDE,
  notFound: {
    title: 'This document cannot be opened now',
    paragraphs: [
      'This page was opened too long ago, or was somebody else’s. Go back to the record and open the document from there.',
    ],
  },
  view: (_, asked, beside) => {
    const { url, record, exchange, contentType, size, hash, person } = documentNamed(asked)
    return {
      base: recordPath(asked.params['patient']),
      access: asked.access,
      emergencyUntil: emergencyUntil(beside),
      isEmergencyOver: isEmergencyOver(beside),
      person,
      record,
      exchange,
      contentType: contentType ?? '',
      size: sizeWords(size),
      hash: hash ?? '',
      url,
      shown: `${url}?${IN_PLACE}`,
      way: wayOfShowing(contentType) ?? '',
    }
  },
})
