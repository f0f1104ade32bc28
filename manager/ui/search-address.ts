/** The address of a search by number and date. */
export function searchAddress(date: string, number: string): string {
  return `/tickets?${new URLSearchParams({ date, number })}`;
}
