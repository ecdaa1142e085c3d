import { safeType } from './safe-type.ts'

/** How a document is shown within a page: as a picture of the page's own, as plain text, or by the browser's own reader of PDF. */
export type WayOfShowing = 'PICTURE' | 'TEXT' | 'PDF'

const WAYS: ReadonlyMap<string, WayOfShowing> = new Map([
  ['application/pdf', 'PDF'],
  ['image/bmp', 'PICTURE'],
  ['image/gif', 'PICTURE'],
  ['image/jpeg', 'PICTURE'],
  ['image/png', 'PICTURE'],
  ['image/webp', 'PICTURE'],
  ['text/csv', 'TEXT'],
  ['text/plain', 'TEXT'],
])

/** How content of this media type may be shown within a page; undefined for what could run, or what browsers do not show: it is kept as a file alone. */
export const wayOfShowing = (contentType: string | null): WayOfShowing | undefined =>
  WAYS.get(contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '')

const policy = (more: Readonly<Record<string, readonly string[]>>) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'self'"], ...more },
  },
  referrerPolicy: { policy: 'no-referrer' as const },
})

// Browsers style a text, and place their reader of PDF, by styles of their own.
const STYLED = { styleSrc: ["'unsafe-inline'"] }

/**
 * The headers under which it is shown: it runs nothing, loads nothing, and stands in frames of this service alone. A PDF is in no sandbox: browsers do not let their own
 * reader, which keeps it from the page, into one.
 */
export const headersOfShowing = (way: WayOfShowing) =>
  way === 'PDF' ? policy({ ...STYLED, objectSrc: ["'self'"] }) : policy({ ...STYLED, sandbox: [] })

/**
 * The media type under which it is shown. Browsers keep some texts as files, whatever they are asked: shown, all are plain. A text whose source names no charset is
 * read as UTF-8, as all that exchanges send is; browsers would read windows-1252.
 */
export const typeOfShowing = (way: WayOfShowing, contentType: string): string => {
  const type = safeType(contentType)
  if (way !== 'TEXT') return type
  const plain = type.replace('text/csv', 'text/plain')
  return plain.includes('charset=') ? plain : `${plain}; charset=utf-8`
}
