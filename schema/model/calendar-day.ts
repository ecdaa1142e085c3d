/** Whether text is a day of the calendar, `YYYY-MM-DD` (ISO 8601), from 1900 to 2199. */
export const isCalendarDay = (text: string): boolean => {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false
  const moment = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text)
}
