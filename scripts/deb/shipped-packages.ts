import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An entry of package-lock.json, as far as it is read here. */
interface Locked {
  readonly dependencies?: Names;
  readonly optionalDependencies?: Names;
  readonly peerDependencies?: Names;
  readonly peerDependenciesMeta?: { readonly [name: string]: { readonly optional?: boolean } };
}
type Names = { readonly [name: string]: string };

/** The folders (`node_modules/…`) of the packages `wanted` and of all that they need, as they are installed under `root`; throws where one is missing. */
export function shippedPackages(root: string, wanted: readonly string[]): readonly string[] {
  const lock: { readonly packages: { readonly [path: string]: Locked } } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  );
  const found = new Set<string>();
  const add = (name: string, needer: string, isOptional: boolean): void => {
    const path = placesOf(name, needer).find((place) => place in lock.packages && existsSync(join(root, place)));
    if (path === undefined) {
      // Of what is optional npm installs what this machine can run.
      if (isOptional) return;
      throw new Error(`${name}, which ${needer || 'the server'} needs, is not installed: run "npm ci"`);
    }
    if (found.has(path)) return;
    found.add(path);
    for (const [needed, optional] of needsOf(lock.packages[path] ?? {})) add(needed, path, optional);
  };
  for (const name of wanted) add(name, '', false);
  return [...found].sort();
}

/** Where a package may be that is imported inside the folder `needer`, the nearest first. */
const placesOf = (name: string, needer: string): readonly string[] => {
  const inner = `${needer === '' ? '' : `${needer}/`}node_modules/${name}`;
  if (needer === '') return [inner];
  return [inner, ...placesOf(name, needer.slice(0, Math.max(0, needer.lastIndexOf('/node_modules/'))))];
};

const needsOf = (entry: Locked): readonly (readonly [name: string, isOptional: boolean])[] => {
  const names = (of: Names | undefined): readonly string[] => Object.keys(of ?? {});
  const optional = names(entry.optionalDependencies);
  const peers = names(entry.peerDependencies).filter((name) => entry.peerDependenciesMeta?.[name]?.optional !== true);
  return [
    ...[...names(entry.dependencies), ...peers].map((name) => [name, optional.includes(name)] as const),
    ...optional.map((name) => [name, true] as const),
    // Types run nowhere.
  ].filter(([name]) => !name.startsWith('@types/'));
};
