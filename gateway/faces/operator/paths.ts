const ROOT = '/operator'

/** Where one exchange stands. */
export const exchangePath = (id: string, more = ''): string => `${ROOT}/exchanges/${encodeURIComponent(id)}${more}`
