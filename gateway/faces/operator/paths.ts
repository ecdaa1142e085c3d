const ROOT = '/operator'

/** Where one exchange stands. */
export const exchangePath = (id: string, more = ''): string => `${ROOT}/exchanges/${encodeURIComponent(id)}${more}`

/** Groups and templates. */
export const STARTING_POINTS = `${ROOT}/starting-points`

/** Where one group stands; `new` for one that is to be made. */
export const groupPath = (id: string, more = ''): string => `${ROOT}/groups/${encodeURIComponent(id)}${more}`

/** Where one template stands; `new` for one that is to be made. */
export const templatePath = (id: string, more = ''): string => `${ROOT}/templates/${encodeURIComponent(id)}${more}`
