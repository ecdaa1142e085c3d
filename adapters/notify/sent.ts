/** What became of something sent outward: it went, it may go if it is tried again, or it never will. */
export type Sent = 'SENT' | 'TRY_AGAIN' | 'REFUSED'
