import { dayOf } from '../when.ts'
import { sameness, standing } from './sameness.ts'

/** The same vaccine on the same day. Without any date it may be any dose, and stands alone. */
export const immunisation = sameness<'IMMUNISATION'>({
  place: ({ content }, moment) => {
    const date = dayOf(content.date, moment)
    return date === '' ? undefined : { strict: '', date, first: '', second: '' }
  },
  says: ({ status, lotNumber, doseNumber }) => [
    standing(status),
    (lotNumber ?? '').replaceAll(/[\s-]/g, '').toUpperCase(),
    doseNumber ?? '',
  ],
})
