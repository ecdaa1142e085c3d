/**
 * What became of an edit, as a value, since each of these is an answer to a person. Only `DONE` changed anything.
 * `CONFLICT`: someone else changed it since it was read. `NOT_ALLOWED`: it is not theirs to change (only who suspended resumes).
 */
export type EditOutcome = 'DONE' | 'UNCHANGED' | 'CONFLICT' | 'NOT_FOUND' | 'NOT_ALLOWED'
