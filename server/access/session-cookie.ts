/** The secret of the session in a header of cookies; our secrets have no letter that a cookie would have to disguise. */
export function sessionIn(header: string | undefined, secure: boolean, cookie = sessionCookie): string | null {
  return new RegExp(`(?:^|;\\s*)${cookieName(cookie, secure)}=([A-Za-z0-9_-]+)`).exec(header ?? '')?.[1] ?? null;
}

/** The cookie of a session over plain http, as on a hall's own network. */
export const sessionCookie = 'novbe-session';
/** The cookie of a citizen who showed with a code that a phone or an address is theirs: it opens their own list, and nothing of staff. */
export const citizenCookie = 'novbe-citizen';
/** The cookie that remembers a browser that has signed in before. */
export const browserCookie = 'novbe-browser';

/**
 * The name of a cookie: over TLS one with `__Host-` before it, which a browser takes from this very host alone, over TLS
 * alone and for all of its pages; no neighbour of the domain and nobody on the way can plant one.
 */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);
