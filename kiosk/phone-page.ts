/** Whether a phone can reach the address that this kiosk has of its server. */
export function phonesReach(): boolean {
  return !['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
}

/** A page of this server as a phone finds it; null where a phone could not reach this address. */
export function pageOnPhone(path: string): string | null {
  return phonesReach() ? `${location.origin}${path}` : null;
}

/** Where the visitor's phone finds the ticket; null where a phone could not reach this address. */
export function phonePage(secret: string): string | null {
  return pageOnPhone(`/t/${secret}`);
}
