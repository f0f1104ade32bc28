/** Whether there is such a time zone (IANA). The last one found is remembered: to ask takes milliseconds, and forms ask at every key. */
export function isTimeZone(timeZone: string): boolean {
  if (timeZone === lastKnown) return true;
  try {
    Intl.DateTimeFormat('en', { timeZone });
  } catch {
    return false;
  }
  lastKnown = timeZone;
  return true;
}

let lastKnown = 'UTC';
