import type { ComponentType } from 'preact';
import { patternOf } from './at-path.ts';
import { type FormName, formPaths } from './forms/form-specs.ts';
import type { PartProps } from './setup-context.ts';
import type { setup } from './text/az.ts';

export type SetupPartName = keyof typeof setup.parts;

/** A part of the settings. */
export interface SetupPart {
  readonly name: SetupPartName;
  /** The places of the document that it has forms for, with `*` for any of a list; a box stands for all that is in it. */
  readonly covers: readonly string[];
  readonly fetch: () => Promise<ComponentType<PartProps>>;
}

/** The part that has a form for a place of the document: the one that says so most closely; null where there is none. */
export function partFor(path: string): SetupPartName | null {
  const pattern = patternOf(path);
  const fits = setupParts.flatMap(({ name, covers }) =>
    covers
      .filter((cover) => pattern === cover || pattern.startsWith(`${cover}/`) || cover.startsWith(`${pattern}/`))
      .map((cover) => ({ name, length: cover.length })),
  );
  return fits.sort((a, b) => b.length - a.length)[0]?.name ?? null;
}

const form = (name: FormName): SetupPart => ({
  name,
  covers: formPaths(name),
  fetch: async () => (await import('./forms/form-part.tsx')).formOf(name),
});

/** The parts in the order in which they are offered. */
export const setupParts: readonly SetupPart[] = [
  form('centre'),
  {
    name: 'hours',
    covers: ['hours'],
    fetch: async () => (await import('./hours/hours.tsx')).HoursPart,
  },
  {
    name: 'services',
    covers: ['services'],
    fetch: async () => (await import('./services/services.tsx')).ServicesPart,
  },
  {
    name: 'passports',
    covers: ['services/*/passport'],
    fetch: async () => (await import('./passports/passports.tsx')).PassportsPart,
  },
  form('groups'),
  form('series'),
  {
    name: 'classes',
    covers: ['priorityClasses'],
    fetch: async () => (await import('./classes/classes.tsx')).ClassesPart,
  },
  {
    name: 'profiles',
    covers: ['profiles'],
    fetch: async () => (await import('./profiles/profiles.tsx')).ProfilesPart,
  },
  {
    name: 'counters',
    covers: ['counters'],
    fetch: async () => (await import('./counters/counters.tsx')).CountersPart,
  },
  form('departments'),
  {
    name: 'officials',
    covers: ['officials'],
    fetch: async () => (await import('./booking/officials.tsx')).OfficialsPart,
  },
  {
    name: 'booking',
    covers: ['booking'],
    fetch: async () => (await import('./booking/booking.tsx')).BookingPart,
  },
  {
    name: 'notices',
    covers: ['notices'],
    fetch: async () => (await import('./notices/notices.tsx')).NoticesPart,
  },
  form('caseKinds'),
  form('caseTopics'),
  form('caseRouting'),
  form('caseOutcomes'),
  form('leaveGrounds'),
  form('caseDocuments'),
  form('kiosks'),
  form('displays'),
  form('playlist'),
  form('printers'),
  {
    name: 'slip',
    covers: ['slip'],
    fetch: async () => (await import('./slip/slip.tsx')).SlipPart,
  },
  form('serialPorts'),
  form('boards'),
  form('keypads'),
  form('scanners'),
  form('texts'),
  form('targets'),
  form('calling'),
  form('voice'),
  form('alerts'),
  form('limits'),
  form('visits'),
  form('outcomes'),
  form('ratingReasons'),
  {
    name: 'national',
    covers: ['national'],
    fetch: async () => (await import('./national/national.tsx')).NationalPart,
  },
  { name: 'history', covers: [], fetch: async () => (await import('./history/history.tsx')).HistoryPart },
];
