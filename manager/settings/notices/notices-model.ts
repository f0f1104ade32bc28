import { type ReadonlySignal, signal } from '@preact/signals';
import type { NoticeBody } from '../../../shared/booking/seat-routes.ts';
import type { NoticeGroup } from '../../../shared/notices/notices.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { ManagerPorts } from '../../ports.ts';
import { type Change, createChange, type LoadState, loaded } from '../../ui/loaded.ts';

type Page = RouteValue<'notices'>;
export interface NoticesModel {
  readonly group: ReadonlySignal<NoticeGroup>;
  readonly state: ReadonlySignal<LoadState<Page>>;
  /** Whether there may be older notices than those that are shown. */
  readonly mayHaveMore: ReadonlySignal<boolean>;
  readonly change: Change;
  load(): Promise<void>;
  choose(group: NoticeGroup): void;
  more(): Promise<void>;
  /** Somebody was told, or could not be reached. */
  told(notice: string, reached: boolean): Promise<void>;
}

/** What people were told of their appointments, a list at a time, the latest first. */
export function createNotices(centre: string, { api }: Pick<ManagerPorts, 'api'>): NoticesModel {
  const group = signal<NoticeGroup>('tasks');
  const mayHaveMore = signal(false);
  const change = createChange();
  let known: readonly NoticeBody[] = [];
  let before: string | null = null;
  const list = loaded<Page>(async () => {
    const of = group.value;
    const answer = await api('notices', { params: { centre }, query: before === null ? { of } : { of, before } });
    if (!answer.ok) return answer;
    const { counts, notices } = answer.value;
    known = before === null ? notices : [...known, ...notices];
    mayHaveMore.value = notices.length === page;
    return { ok: true, value: { counts, notices: [...known] } };
  });
  const load = (): Promise<void> => {
    before = null;
    return list.load();
  };
  return {
    group,
    state: list.state,
    mayHaveMore,
    change,
    load,
    choose(chosen) {
      group.value = chosen;
      void load();
    },
    more() {
      before = known.at(-1)?.id ?? null;
      return list.load();
    },
    async told(notice, reached) {
      const isDone = await change.run(() => api('noticeTold', { params: { centre, notice }, body: { reached } }));
      if (isDone) await load();
    },
  };
}

/** What the server sends at once. */
const page = 100;
