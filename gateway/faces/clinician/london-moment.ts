const WRITTEN = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
})

const OFFSETS = ['+00:00', '+01:00'] as const

/**
 * A day and a time of day in London as FHIR writes a moment (`2024-03-27T14:30:00+00:00`); without a time the day alone. In the hour that comes twice in autumn the
 * later one; undefined in the hour of spring that never comes.
 */
export const londonMoment = (day: string, clock: string): string | undefined => {
  if (clock === '') return day
  const moments = OFFSETS.map((offset) => `${day}T${clock}:00${offset}`)
  return moments.find((moment) => WRITTEN.format(new Date(moment)) === `${day} ${clock}`)
}
