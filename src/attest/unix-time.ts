/** Times as RFC 3339: a calendar, not a clock, so that pure rooms need no Date. */

/** Seconds since the epoch → `2026-01-31T23:59:59Z`. */
export function rfc3339(seconds: number): string {
  const days = Math.floor(seconds / 86_400)
  const rest = seconds - days * 86_400
  const time = [rest / 3600, (rest / 60) % 60, rest % 60].map(part => pad(Math.floor(part)))
  return `${civilDate(days)}T${time.join(':')}Z`
}

const FIELDS = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/

/** `2026-01-31T23:59:59Z` → seconds since the epoch; undefined for what is no time of the calendar. */
export function unixSeconds(text: string): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (
    FIELDS.exec(text)?.slice(1) ?? []
  ).map(Number)
  const seconds = daysOf(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
  // What the calendar does not have comes back as something else.
  return rfc3339(seconds) === text ? seconds : undefined
}

// https://howardhinnant.github.io/date_algorithms.html#days_from_civil
function daysOf(civilYear: number, month: number, day: number): number {
  const year = month <= 2 ? civilYear - 1 : civilYear
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const marchMonth = month > 2 ? month - 3 : month + 9
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

// The calendar repeats every 400 years of 146097 days; years begin in March here, so that leap days come last.
// https://howardhinnant.github.io/date_algorithms.html#civil_from_days
function civilDate(days: number): string {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
}

function pad(part: number): string {
  return String(part).padStart(2, '0')
}
