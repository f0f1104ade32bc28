import { type ReadonlySignal, signal } from '@preact/signals';
import type { CaseBody } from '../shared/cases/case-body-schema.ts';
import { type CaseBox, caseBoxes } from '../shared/cases/cases.ts';
import type { OfficeBody } from '../shared/cases/office-routes.ts';
import { type OfficeWork, type Trouble, troubleOf } from './work.ts';

/** The cases of one box, by due date: those that are overdue stand first. */
export interface InboxModel {
  readonly box: CaseBox;
  /** [CS26] What was found in a household has just been sent. */
  readonly isAfterAct: boolean;
  readonly state: ReadonlySignal<InboxState>;
  readonly busy: ReadonlySignal<boolean>;
  load(): Promise<void>;
  /** The next page, under those that stand there. */
  more(): Promise<void>;
}

export type InboxState =
  | { readonly step: 'loading' }
  | { readonly step: 'trouble'; readonly why: Trouble }
  | { readonly step: 'ready'; readonly cases: readonly CaseBody[]; readonly next: string | null };

/** `named` is the box; another word = the first that the person has use for. `after` = what led back to it: `act`, or nothing. */
export function createInbox({ api, centre, office }: OfficeWork, named: string, after = ''): InboxModel {
  const box = boxesOf(office).find((one) => one === named) ?? usualBox(office);
  const state = signal<InboxState>({ step: 'loading' });
  const busy = signal(false);
  const page = async (after: string | null, before: readonly CaseBody[]): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const query = { box, only: 'open', ...(after === null ? {} : { after }) } as const;
    const found = await api('cases', { params: { centre }, query });
    busy.value = false;
    if (found.ok) state.value = { step: 'ready', cases: [...before, ...found.value.cases], next: found.value.next };
    else state.value = { step: 'trouble', why: troubleOf(found) ?? 'lost' };
  };
  return {
    box,
    isAfterAct: after === 'act',
    state,
    busy,
    load: () => page(null, []),
    more: async () => {
      const now = state.value;
      if (now.step === 'ready' && now.next !== null) await page(now.next, now.cases);
    },
  };
}

/** The boxes that somebody has use for: that of visits where they visit households, or lead who does. */
export function boxesOf({ me }: OfficeBody): readonly CaseBox[] {
  return caseBoxes.filter((box) => box !== 'visits' || me.visits);
}

const usualBox = ({ me: { duties, visits } }: OfficeBody): CaseBox => {
  if (duties.registrar) return 'unassigned';
  if (duties.departments.length > 0) return 'own';
  return visits ? 'visits' : 'unassigned';
};

/** How near a due date is, in days: below 0 it has passed. */
export function daysLeft(due: string, today: string): number {
  return Math.round((Date.parse(due) - Date.parse(today)) / dayMs);
}
const dayMs = 86_400_000;

/** How a due date is shown: overdue, near (three days or less), or not yet. */
export function urgencyOf(one: Pick<CaseBody, 'due' | 'overdue'>, today: string): 'overdue' | 'near' | 'far' {
  if (one.overdue) return 'overdue';
  return daysLeft(one.due, today) <= 3 ? 'near' : 'far';
}
