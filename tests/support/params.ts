/** The names in a path, in order. */
export function paramNames(path: string): readonly string[] {
  return [...path.matchAll(/\/:([a-z]+)/g)].map(([, name = '']) => name);
}

/** What is given for a path, by the path's own names: a test says `id` for what the path is about, whatever it is called there. */
export function named(path: string, { id, ...given }: Given): Given {
  const about = paramNames(path).find((name) => !['centre', 'view', 'code', 'secret'].includes(name));
  return about === undefined || id === undefined ? given : { [about]: id, ...given };
}

interface Given {
  readonly [name: string]: string;
}
