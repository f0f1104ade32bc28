import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Errors } from 'typebox/value';

/** What is wrong with a document, and where in it, as `/services/3/series`. */
export interface FirstFault {
  readonly path: string;
  readonly complaint: string;
}

/**
 * The first fault of a value that is not of a schema's shape; null where it is. What is good is passed over by compiled checks,
 * which are many times as fast as looking for what is wrong: only where the fault lies is looked at word by word.
 */
export function firstFault(schema: TSchema, value: unknown): FirstFault | null {
  return isGood(schema, value) ? null : (faultIn(schema, value, '') ?? unnamed(''));
}

/** Goes down to the fault without checking anything twice: what holds much is looked into, the rest is checked as it is. */
const faultIn = (schema: TSchema, value: unknown, path: string): FirstFault | null => {
  const parts = schema as SchemaParts;
  const { type, properties, items } = parts;
  if (type === 'object' && properties !== undefined && isRecord(value))
    return faultOfKeys(parts, value, path) ?? firstOf(properties, value, path);
  if (type === 'array' && items !== undefined && Array.isArray(value) && hasParts(items as SchemaParts))
    return faultOfLength(parts, value, path) ?? firstOfItems(items, value, path);
  if (type === 'array' && Array.isArray(value))
    return faultOfLength(parts, value, path) ?? faultOf(schema, value, path);
  return faultOf(schema, value, path);
};

/** The parts of a schema that are looked into. */
interface SchemaParts {
  readonly type?: string;
  readonly properties?: { readonly [name: string]: TSchema };
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly items?: TSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const hasParts = ({ type, items }: SchemaParts): boolean => type === 'object' || items !== undefined;

const faultOf = (schema: TSchema, value: unknown, path: string): FirstFault | null =>
  isGood(schema, value) ? null : (told(schema, value, path) ?? unnamed(path));

const faultOfLength = (
  { minItems = 0, maxItems = Number.POSITIVE_INFINITY }: SchemaParts,
  { length }: readonly unknown[],
  path: string,
) => {
  if (length < minItems) return { path, complaint: `must not have fewer than ${minItems} items` };
  return length > maxItems ? { path, complaint: `must not have more than ${maxItems} items` } : null;
};

const firstOfItems = (items: TSchema, value: readonly unknown[], path: string): FirstFault | null => {
  for (const [at, item] of value.entries()) {
    const fault = faultIn(items, item, `${path}/${at}`);
    if (fault !== null) return fault;
  }
  return null;
};

const unnamed = (path: string): FirstFault => ({ path, complaint: 'is not what may stand here' });

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const compiled = new WeakMap<TSchema, ReturnType<typeof Compile>>();
const isGood = (schema: TSchema, value: unknown): boolean => {
  const check = compiled.get(schema) ?? Compile(schema);
  compiled.set(schema, check);
  return check.Check(value);
};

const faultOfKeys = (
  { properties = {}, required = [], additionalProperties }: SchemaParts,
  value: object,
  path: string,
) => {
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return { path: `${path}/${missing}`, complaint: 'is missing' };
  if (additionalProperties !== false) return null;
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(properties, name));
  return unknown === undefined ? null : { path: `${path}/${unknown}`, complaint: 'is not a known field' };
};

const firstOf = (
  properties: { readonly [name: string]: TSchema },
  value: { readonly [name: string]: unknown },
  path: string,
): FirstFault | null => {
  for (const [name, schema] of Object.entries(properties)) {
    if (!Object.hasOwn(value, name)) continue;
    const fault = faultIn(schema, value[name], `${path}/${name}`);
    if (fault !== null) return fault;
  }
  return null;
};

type Fault = ReturnType<typeof Errors>[number];

/** The alternative of a union that a fault belongs to; null outside of unions. */
const branchOf = ({ schemaPath }: Fault): string | null => /^.*\/anyOf\/[0-9]+/.exec(schemaPath)?.[0] ?? null;

/** Without the alternatives that were not meant, which is to say whose fixed word differs; all, if none was meant. */
const meant = (faults: readonly Fault[]): readonly Fault[] => {
  const others = new Set(faults.filter(({ keyword }) => keyword === 'const').map(branchOf));
  const rest = faults.filter((fault) => branchOf(fault) === null || !others.has(branchOf(fault)));
  return rest.length > 0 ? rest : faults;
};

/** What the library finds first; null where it finds nothing. */
const told = (schema: TSchema, value: unknown, path: string): FirstFault | null => {
  const [fault] = meant(Errors(schema, value).filter(({ keyword }) => keyword !== 'boolean'));
  if (fault === undefined) return null;
  const at = `${path}${fault.instancePath}`;
  switch (fault.keyword) {
    case 'required':
      return { path: `${at}/${fault.params.requiredProperties[0] ?? ''}`, complaint: 'is missing' };
    case 'additionalProperties':
      return { path: `${at}/${fault.params.additionalProperties[0] ?? ''}`, complaint: 'is not a known field' };
    case 'const':
    case 'anyOf':
      return { path: at, complaint: 'is none of the values that may stand here' };
    default:
      return { path: at, complaint: fault.message };
  }
};
