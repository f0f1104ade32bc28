/** Whether a text is the address of a database of PostgreSQL: its host and its name. What else is to be said of it, as sslmode, follows `?`. */
export function isDatabaseAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.host !== '' && /^\/[^/]+$/.test(url.pathname);
}

/** Where a database is, without who signs in there. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}
