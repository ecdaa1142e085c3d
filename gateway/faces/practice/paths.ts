/** Where the pages about one patient are: `patientPath(handle, '/choices/new')`. */
export const patientPath = (handle: string | undefined, rest = ''): string => `/practice/${handle ?? ''}${rest}`

/** Where one choice's pages are. */
export const choicePath = (handle: string | undefined, choice: string, rest = ''): string =>
  patientPath(handle, `/choices/${encodeURIComponent(choice)}${rest}`)
