/** Where the pages about a patient stand, under their handle. */
export const recordPath = (handle: string | undefined, more = ''): string => `/clinician/${handle ?? ''}${more}`
