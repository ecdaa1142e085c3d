/** What an exchange can be made to do wrong while it runs. */
export const FAULTS = [
  /** A page for people, with status 200. */
  'html',
  /** The first half of the answer, as though it were whole. */
  'half',
  /** Everything about somebody else it holds. */
  'another-patient',
  /** The right person's records, and one of somebody else among them. */
  'stray-record',
  /** 50 MB. */
  'huge',
  /** One byte a second. */
  'drip',
  /** 503. */
  '5xx',
  /** The connection is reset. */
  'reset',
  /** 302 to a stranger. */
  'redirect',
  /** 200, and an OperationOutcome of severity error where the Bundle should be. */
  'operation-outcome-200',
  /** 403. */
  'refuse',
  /** Ten seconds late. */
  'slow',
  /** Nobody listens on its port. */
  'down',
] as const

export type Fault = (typeof FAULTS)[number]

export const isFault = (text: string): text is Fault => (FAULTS as readonly string[]).includes(text)
