const ROOT = '/privacy'

/** Where one review stands. */
export const reviewPath = (id: string, more = ''): string => `${ROOT}/reviews/${encodeURIComponent(id)}${more}`

/** Where one delay stands. */
export const delayPath = (id: string, more = ''): string => `${ROOT}/delays/${encodeURIComponent(id)}${more}`
