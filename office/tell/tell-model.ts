import { type ReadonlySignal, signal } from '@preact/signals';
import type { ToTell } from '../../shared/cases/told-routes.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { type OfficeWork, type Trouble, troubleOf } from '../work.ts';

/** [NO4] Who is to be told by a person: the nearest due date first. */
export interface TellModel {
  readonly state: ReadonlySignal<TellState>;
  readonly busy: ReadonlySignal<boolean>;
  /** Why the last one was not marked. */
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** What came of the last one that was marked. */
  readonly marked: ReadonlySignal<Marked | null>;
  load(): Promise<void>;
  /** Says whether they were told. */
  mark(task: ToTell, reached: boolean): Promise<void>;
}

export type TellState =
  | { readonly step: 'loading' }
  | { readonly step: 'trouble'; readonly why: Trouble }
  | { readonly step: 'ready'; readonly value: RouteValue<'casesToTell'> };

export interface Marked {
  readonly number: string;
  readonly came: 'marked' | 'next' | 'failed';
}

export function createTell(work: OfficeWork): TellModel {
  const { api, centre } = work;
  const state = signal<TellState>({ step: 'loading' });
  const busy = signal(false);
  const trouble = signal<Trouble | null>(null);
  const marked = signal<Marked | null>(null);
  const load = async (): Promise<void> => {
    const found = await api('casesToTell', { params: { centre } });
    if (found.ok) state.value = { step: 'ready', value: found.value };
    else if (state.peek().step !== 'ready') state.value = { step: 'trouble', why: troubleOf(found) ?? 'lost' };
  };
  const mark = async (task: ToTell, reached: boolean): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const { case: of, notice } = task;
    const said = await markNotice(work, { case: of.id, notice, reached });
    trouble.value = said.ok ? null : said.why;
    if (said.ok) marked.value = { number: of.number, came: said.came };
    await load();
    busy.value = false;
  };
  return { state, busy, trouble, marked, load, mark };
}

/** Says of one task whether they were told, and what comes of it. Said twice, the second time finds no task any more. */
export async function markNotice(
  { api, centre, newKey }: OfficeWork,
  { reached, ...of }: { readonly case: string; readonly notice: string; readonly reached: boolean },
): Promise<{ readonly ok: true; readonly came: Marked['came'] } | { readonly ok: false; readonly why: Trouble }> {
  const said = await api('tellCase', { params: { centre, ...of }, key: newKey(), body: { reached } });
  if (!said.ok) return { ok: false, why: troubleOf(said) ?? 'lost' };
  const { status } = said.value;
  return { ok: true, came: status === 'queued' ? 'next' : status === 'failed' ? 'failed' : 'marked' };
}
