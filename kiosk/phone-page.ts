/** Whether a phone can reach the address that this kiosk has of its server. */
export function phonesReach(): boolean {
  return !['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
}

/** Where the visitor's phone finds the ticket; null where a phone could not reach this address. */
export function phonePage(secret: string): string | null {
  return phonesReach() ? `${location.origin}/t/${secret}` : null;
}
