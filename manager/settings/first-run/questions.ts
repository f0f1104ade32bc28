/** What is asked to set a centre up, in this order; each may be left for later. */
export const questions = ['name', 'hours', 'services', 'counters', 'printer', 'screens', 'clerk'] as const;
export type Question = (typeof questions)[number];
/** Where somebody is: before the first question, at one, or past the last. */
export type Step = 'start' | Question | 'done';
/** In this order. */
export const steps: readonly Step[] = ['start', ...questions, 'done'];

/** Whether a question is about a centre that is there: its printer, its screens, its people. */
export function needsCentre(step: Step): boolean {
  return steps.indexOf(step) >= steps.indexOf('printer');
}

/** The question that has the field for a place of the document; null where none has. */
export function questionFor(path: string): Question | null {
  const [place = ''] = path.split('/');
  return places[place] ?? null;
}

const places: { readonly [place: string]: Question } = {
  id: 'name',
  name: 'name',
  languages: 'name',
  timeZone: 'name',
  hours: 'hours',
  services: 'services',
  groups: 'services',
  series: 'services',
  counters: 'counters',
  profiles: 'counters',
  printers: 'printer',
  kiosks: 'screens',
  displays: 'screens',
};
