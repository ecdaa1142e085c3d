/** Where an agreement's pages are: `agreementPath(id, '/sign')`. */
export const agreementPath = (id: string, rest = ''): string => `/console/agreements/${encodeURIComponent(id)}${rest}`

/** Where one version's pages are. */
export const versionPath = (id: string, version: number, rest = ''): string =>
  agreementPath(id, `/versions/${version}${rest}`)

/** Where a draft's pages are: `draftPath(id, '/records')`. */
export const draftPath = (id: string, rest = ''): string => `/console/drafts/${encodeURIComponent(id)}${rest}`

/** Where a patient's question is: `casePath(id, '/answer')`. */
export const casePath = (id: string, rest = ''): string => `/console/cases/${encodeURIComponent(id)}${rest}`

/** Where the explanation of a receipt is. */
export const receiptPath = (receipt: string): string => `/console/receipts/${encodeURIComponent(receipt)}`
