import type { TSchema } from 'typebox';
import { Centre } from '../../shared/centre/centre.ts';
import { isSame, pathOfSteps, stepsOf } from '../../shared/centre/config-diff.ts';
import type { National, NationalValue } from '../../shared/centre/national-schema.ts';
import type { TemplateRule, Which } from '../../shared/country/template-routes.ts';
import { type Refusal, refuse } from '../../shared/refusals.ts';
import { firstFault } from '../centre/first-fault.ts';
import { itsOwn } from './template.ts';

/** What is wrong with rules: `bad-config` with the path of the setting; null = nothing. What refers to what each branch checks. */
export function rulesFault(rules: readonly TemplateRule[]): Refusal | null {
  for (const { values } of rules) {
    const seen: NationalValue[] = [];
    for (const one of values) {
      const fault = valueFault(one) ?? (seen.some((other) => overlap(one, other)) ? 'is there twice' : null);
      if (fault !== null) return badConfig(one.path, fault);
      seen.push(one);
    }
  }
  return null;
}

/** What the rules give to a centre. Of two that overlap the later holds. */
export function nationalOf(
  rules: readonly TemplateRule[],
  centre: Pick<Centre, 'id' | 'region'>,
  version: number,
): National {
  const mine = rules.filter(({ which }) => isFor(which, centre));
  const values = mine.reduce<readonly NationalValue[]>(
    (before, rule) => [...before.filter((one) => !rule.values.some((other) => overlap(one, other))), ...rule.values],
    [],
  );
  return { template: version, values: [...values] };
}

/** Whether two give the same, whatever version they are of. */
export function isSameGiven(one: National | null, other: National): boolean {
  return isSame(byPath(one?.values ?? []), byPath(other.values));
}

const byPath = (values: readonly NationalValue[]) => [...values].sort((a, b) => (a.path < b.path ? -1 : 1));

const isFor = (which: Which, { id, region = {} }: Pick<Centre, 'id' | 'region'>): boolean => {
  switch (which.kind) {
    case 'all':
      return true;
    case 'centres':
      return which.centres.includes(id);
    case 'regions':
      return Object.values(region).some((name) => which.regions.includes(name));
  }
};

/** Whether one stands in the other, or is it. */
const overlap = ({ path: one }: NationalValue, { path: other }: NationalValue): boolean =>
  one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);

/** What is wrong with a setting, in a few words after its path; null = nothing. */
const valueFault = ({ path, value }: NationalValue): string | null => {
  const steps = stepsOf(path);
  if (pathOfSteps(steps) !== path || steps.includes('')) return 'is not a path';
  if (itsOwn.has(steps[0] ?? '')) return 'is of one centre alone';
  const found = schemaAt(Centre, steps);
  if (found === null) return 'is not a known field';
  if (found.isElement && idOf(value) !== steps.at(-1)) return `its id must be "${steps.at(-1)}"`;
  const fault = firstFault(found.schema, value);
  return fault === null ? null : [fault.path.slice(1), fault.complaint].filter((part) => part !== '').join(' ');
};

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? ('id' in value ? value.id : 'date' in value ? value.date : null) : null;

/** The parts of a schema that are looked into. */
interface Parts {
  readonly properties?: { readonly [name: string]: TSchema };
  readonly patternProperties?: { readonly [pattern: string]: TSchema };
  readonly items?: TSchema & Parts;
}
interface Found {
  readonly schema: TSchema;
  /** It stands in a list. */
  readonly isElement: boolean;
}

/** What may stand at a path by ids; null where nothing may. Single things of a list can be named where they have an id. */
const schemaAt = (schema: TSchema, [step, ...rest]: readonly string[], isElement = false): Found | null => {
  if (step === undefined) return { schema, isElement };
  const { properties = {}, patternProperties = {}, items }: Parts = schema;
  if (items !== undefined) {
    const { id, date } = items.properties ?? {};
    return id === undefined && date === undefined ? null : schemaAt(items, rest, true);
  }
  const own = Object.hasOwn(properties, step) ? properties[step] : undefined;
  const ofPattern = /^[a-z]{2,3}$/.test(step) ? Object.values(patternProperties)[0] : undefined;
  const below = own ?? ofPattern;
  return below === undefined ? null : schemaAt(below, rest);
};

const badConfig = (path: string, complaint: string): Refusal =>
  refuse('bad-config', `${path}: ${complaint}`, { path }).refusal;
