const WRITTEN = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'medium',
})

const OFFSETS = ['+00:00', '+01:00'] as const

/** With its seconds, which are left out where there are none. */
const whole = (clock: string): string => (clock.length === 5 ? `${clock}:00` : clock)

/**
 * A day and a time of day in London as FHIR writes a moment (`2024-03-27T14:30:00+00:00`); without a time the day alone. In the hour that comes twice in autumn the
 * later one; undefined in the hour of spring that never comes.
 */
export const londonMoment = (day: string, clock: string): string | undefined => {
  if (clock === '') return day
  const moments = OFFSETS.map((offset) => `${day}T${whole(clock)}${offset}`)
  return moments.find((moment) => WRITTEN.format(new Date(moment)) === `${day} ${whole(clock)}`)
}

/** A moment that says its offset as London writes it, `2024-03-27 14:30:00`; what says none, or is no moment, as it stands. */
const asInLondon = (date: string): string =>
  /T.*(Z|[+-]\d\d:\d\d)$/.test(date) && !Number.isNaN(Date.parse(date)) ? WRITTEN.format(new Date(date)) : date

/** The day in London of a FHIR date (`2024-03-27`), or as much of it as is stated (`2024-03`, `2024`); '' for none. */
export const londonDay = (date: string | null): string =>
  /^\d{4}(-\d{2}(-\d{2})?)?/.exec(asInLondon(date ?? ''))?.[0] ?? ''

/** The time of day in London of a FHIR date, `14:30`, or `14:30:05` where it has seconds; '' where it states none. */
export const londonClock = (date: string | null): string =>
  (/^\d{4}-\d{2}-\d{2}[T ](\d{2}:\d{2}(:\d{2})?)/.exec(asInLondon(date ?? ''))?.[1] ?? '').replace(/(:\d{2}):00$/, '$1')
