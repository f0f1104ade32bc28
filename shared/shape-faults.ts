/**
 * What is wrong with the shape of a value, all of it, each with a code that a screen can word. It knows as much of JSON
 * Schema as our documents use, and is quick enough for every key that is pressed; a test holds it and typebox together.
 */

export interface ShapeFault {
  /** Where in the value, as `services/3/series`. */
  readonly path: string;
  readonly code: ShapeFaultCode;
  readonly params: { readonly [name: string]: string | number };
}
export type ShapeFaultCode =
  | 'missing'
  | 'unknown-field'
  | 'no-text'
  | 'no-number'
  | 'no-whole-number'
  | 'no-yes-or-no'
  | 'no-list'
  | 'no-object'
  | 'none-of-choices'
  | 'too-short'
  | 'too-long'
  | 'too-small'
  | 'too-large'
  | 'not-above'
  | 'too-few'
  | 'too-many'
  | 'pattern';

/** The part of JSON Schema that our documents are written in. */
export interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly properties?: { readonly [name: string]: Shape };
  readonly required?: readonly string[] | undefined;
  readonly patternProperties?: { readonly [pattern: string]: Shape };
  readonly additionalProperties?: unknown;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

/** All faults of a value, in the order of its fields. A value is never changed in place: another one is another object. */
export function* shapeFaults(shape: Shape, value: unknown, path = ''): Iterable<ShapeFault> {
  if (isAnything(shape) && value !== undefined) return;
  if (value === undefined || value === '' || value === null) {
    if (isEmptyAllowed(shape, value)) return;
    return yield fault(path, 'missing');
  }
  if (shape.anyOf !== undefined) return yield* ofUnion(shape.anyOf, value, path);
  if (shape.const !== undefined) {
    if (shape.const !== value) yield fault(path, 'none-of-choices');
    return;
  }
  switch (shape.type) {
    case 'object':
      return yield* ofObject(shape, value, path);
    case 'array':
      return yield* ofList(shape, value, path);
    case 'string':
      return yield* ofText(shape, value, path);
    case 'boolean':
      if (typeof value !== 'boolean') yield fault(path, 'no-yes-or-no');
      return;
    default:
      return yield* ofNumber(shape, value, path);
  }
}

const fault = (path: string, code: ShapeFaultCode, params: ShapeFault['params'] = {}): ShapeFault => ({
  path,
  code,
  params,
});

const below = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}/${key}`);

/** A value that is held against another shape elsewhere, as what a head office gives. */
const isAnything = ({ type, const: only, anyOf }: Shape): boolean =>
  type === undefined && only === undefined && anyOf === undefined;

/** An empty text where a text may be empty. */
const isEmptyAllowed = ({ type, const: only, minLength = 0, pattern }: Shape, value: unknown): boolean =>
  type === 'string' &&
  only === undefined &&
  value === '' &&
  minLength === 0 &&
  (pattern === undefined || patternOf(pattern).test(''));

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function* ofObject(shape: Shape, value: unknown, path: string): Iterable<ShapeFault> {
  if (!isRecord(value)) return yield fault(path, 'no-object');
  const { properties = {}, required = [], patternProperties = {} } = shape;
  for (const [name, part] of Object.entries(properties)) {
    if (Object.hasOwn(value, name)) yield* shapeFaults(part, value[name], below(path, name));
    else if (required.includes(name)) yield fault(below(path, name), 'missing');
  }
  const patterns = Object.entries(patternProperties);
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(properties, name)) continue;
    const part = patterns.find(([pattern]) => patternOf(pattern).test(name))?.[1];
    if (part !== undefined) yield* shapeFaults(part, value[name], below(path, name));
    else if (shape.additionalProperties === false) yield fault(below(path, name), 'unknown-field');
  }
}

function* ofList(shape: Shape, value: unknown, path: string): Iterable<ShapeFault> {
  if (!Array.isArray(value)) return yield fault(path, 'no-list');
  const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = shape;
  if (value.length < minItems) yield fault(path, 'too-few', { least: minItems });
  if (value.length > maxItems) return yield fault(path, 'too-many', { most: maxItems });
  if (items === undefined) return;
  for (const [at, item] of value.entries()) {
    const place = below(path, at);
    for (const found of ofItem(items, item)) {
      yield { ...found, path: found.path === '' ? place : `${place}/${found.path}` };
    }
  }
}

/** What is wrong with an item of a list, looked at once as long as it stands: at every key all but the one that is typed in are as they were. */
const ofItem = (shape: Shape, item: unknown): readonly ShapeFault[] => {
  if (typeof item !== 'object' || item === null) return [...shapeFaults(shape, item)];
  const seen = seenItems.get(item);
  if (seen?.shape === shape) return seen.faults;
  const faults = [...shapeFaults(shape, item)];
  seenItems.set(item, { shape, faults });
  return faults;
};
const seenItems = new WeakMap<object, { readonly shape: Shape; readonly faults: readonly ShapeFault[] }>();

function* ofText(shape: Shape, value: unknown, path: string): Iterable<ShapeFault> {
  if (typeof value !== 'string') return yield fault(path, 'no-text');
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = shape;
  if (value.length < minLength) yield fault(path, 'too-short', { least: minLength });
  if (value.length > maxLength) yield fault(path, 'too-long', { most: maxLength });
  if (pattern !== undefined && !patternOf(pattern).test(value)) yield fault(path, 'pattern', { pattern, value });
}

function* ofNumber(shape: Shape, value: unknown, path: string): Iterable<ShapeFault> {
  if (typeof value !== 'number' || !Number.isFinite(value)) return yield fault(path, 'no-number');
  if (shape.type === 'integer' && !Number.isInteger(value)) return yield fault(path, 'no-whole-number');
  const { minimum, maximum, exclusiveMinimum } = shape;
  if (minimum !== undefined && value < minimum) yield fault(path, 'too-small', { least: minimum });
  if (maximum !== undefined && value > maximum) yield fault(path, 'too-large', { most: maximum });
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    yield fault(path, 'not-above', { bound: exclusiveMinimum });
}

/** Of alternatives told apart by their kind, or of a list among them, the faults of the one that is meant; of fixed words, that it is none of them. */
function* ofUnion(shapes: readonly Shape[], value: unknown, path: string): Iterable<ShapeFault> {
  const found = shapes.map((shape) => [...shapeFaults(shape, value, path)]);
  if (found.some(({ length }) => length === 0)) return;
  const meant = isRecord(value)
    ? shapes.findIndex(({ properties }) => properties?.kind?.const === value.kind)
    : shapes.findIndex(({ type }) => type === (Array.isArray(value) ? 'array' : 'string'));
  yield* found[meant] ?? [fault(isRecord(value) ? below(path, 'kind') : path, 'none-of-choices')];
}

const patterns = new Map<string, RegExp>();
const patternOf = (pattern: string): RegExp => {
  const known = patterns.get(pattern) ?? new RegExp(pattern, 'u');
  patterns.set(pattern, known);
  return known;
};
