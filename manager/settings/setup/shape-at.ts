import { centreShape } from '../../../shared/centre/centre-shape.ts';
import type { Shape } from '../../../shared/shape-faults.ts';
import { optionalBoxes, patternOf } from './at-path.ts';

/** What may stand at a place of the document. */
export interface ShapeAt {
  readonly shape: Shape;
  /** It may be left out, by itself or with the box that it is in. */
  readonly isOptional: boolean;
}

/** What may stand at a path, or at a pattern with `*`; undefined where nothing may. */
export function shapeAt(path: string): ShapeAt | undefined {
  const pattern = patternOf(path);
  const known = found.get(pattern);
  if (known !== undefined) return known;
  const made = lookUp(pattern);
  if (made !== undefined) found.set(pattern, made);
  return made;
}

const found = new Map<string, ShapeAt>();

const lookUp = (pattern: string): ShapeAt | undefined => {
  let at: ShapeAt | undefined = { shape: centreShape, isOptional: false };
  for (const key of pattern.split('/')) at = at && below(at.shape, key);
  const box = pattern.split('/').slice(0, -1).join('/');
  return at && optionalBoxes.includes(box) ? { ...at, isOptional: true } : at;
};

const below = (shape: Shape, key: string): ShapeAt | undefined => {
  if (shape.items !== undefined) return { shape: shape.items, isOptional: true };
  const own = shape.properties?.[key];
  if (own !== undefined) return { shape: own, isOptional: !(shape.required ?? []).includes(key) };
  const [language] = Object.values(shape.patternProperties ?? {});
  if (language !== undefined) return { shape: language, isOptional: true };
  return shape.anyOf?.map((one) => below(one, key)).find((one) => one !== undefined);
};
