import type { Section } from '../manager-model.ts';

/** One step of the tour: where it stands, and the part of the screen that it points at. */
export interface TourStep {
  readonly name: TourStepName;
  readonly section: Section;
  /** As CSS has it. Where there is no such part just now, nothing is pointed at. */
  readonly part: string;
}

export type TourStepName =
  | 'sections'
  | 'day'
  | 'wait'
  | 'hall'
  | 'counters'
  | 'queues'
  | 'report'
  | 'staffing'
  | 'waiting'
  | 'settings';

/** The words of the tour, in one language. */
export interface TourWords {
  readonly step: (n: number, of: number) => string;
  readonly back: string;
  readonly next: string;
  readonly end: string;
  readonly done: string;
  readonly steps: { readonly [name in TourStepName]: { readonly title: string; readonly text: string } };
}

const now = { name: 'now' } as const;

export const tourSteps: readonly TourStep[] = [
  { name: 'sections', section: now, part: '.tabs' },
  { name: 'day', section: now, part: '.now .day' },
  { name: 'wait', section: now, part: '.now__headlines > .headline' },
  { name: 'hall', section: now, part: '.now .hall' },
  { name: 'counters', section: now, part: '.now__tables > :first-child' },
  { name: 'queues', section: now, part: '.now__tables > :nth-child(2)' },
  { name: 'report', section: { name: 'history' }, part: '#main .section__head' },
  { name: 'staffing', section: { name: 'staffing' }, part: '.staffing .chart' },
  { name: 'waiting', section: { name: 'waiting' }, part: '.waiting .waiting__picture' },
  { name: 'settings', section: { name: 'settings', part: 'devices' }, part: '.settings__nav' },
];
