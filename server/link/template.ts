import { Centre } from '../../shared/centre/centre.ts';
import { type Refusal, refuse } from '../../shared/refusals.ts';
import { firstFault } from '../centre/first-fault.ts';

/** Some settings of a centre's document, by their names, as a head office sends them to many. */
export type Settings = Readonly<Record<string, unknown>>;

/** What is wrong with settings that are to hold in many centres: `bad-config` with the path; null = nothing. What refers to what each branch checks. */
export function settingsFault(settings: Settings): Refusal | null {
  for (const [name, value] of Object.entries(settings)) {
    const schema = Object.entries(Centre.properties).find(([known]) => known === name)?.[1];
    if (schema === undefined) return badConfig(name, 'is not a known field');
    if (itsOwn.has(name)) return badConfig(name, 'is of one centre alone');
    const fault = firstFault(schema, value);
    if (fault !== null) return badConfig(`${name}${fault.path}`, fault.complaint);
  }
  return Object.keys(settings).length > 0 ? null : badConfig('', 'names no setting');
}

/** A centre's document with these settings in place of its own; all else stays. */
export function withSettings(document: Centre, settings: Settings): unknown {
  return { ...document, ...settings };
}

/** What cannot be the same in two centres. */
export const itsOwn: ReadonlySet<string> = new Set(['id', 'name', 'sample', 'national'] satisfies (keyof Centre)[]);

const badConfig = (path: string, complaint: string): Refusal =>
  refuse('bad-config', `${path || 'the settings'}: ${complaint}`, { path }).refusal;
