/** What the paths of routes are made of. */

/** A route of the server as a whole. */
export function atServer<const M extends string, const P extends string>(method: M, path: P) {
  return { method, path: `/api${path}` as const };
}

/** A route of one centre. */
export function inCentre<const M extends string, const P extends string>(method: M, path: P) {
  return atServer(method, `/centres/:centre${path}` as const);
}

/** A path with what is given for the names in it. */
export function filled(path: string, given: { readonly [name: string]: string | undefined }): string {
  return path.replace(/\/:([a-z]+)\??/g, (_, part: string) => {
    const value = given[part];
    return value === undefined ? '' : `/${encodeURIComponent(value)}`;
  });
}
