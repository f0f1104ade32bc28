import { type ReadonlySignal, signal } from '@preact/signals';
import type { RouteValue } from '../../../shared/routes.ts';
import type { ManagerPorts } from '../../ports.ts';
import { type LoadState, loaded } from '../../ui/loaded.ts';

export type SecurityLine = RouteValue<'security'>[number];
export interface SecurityModel {
  readonly state: ReadonlySignal<LoadState<readonly SecurityLine[]>>;
  /** Whether there may be older lines than those that are shown. */
  readonly mayHaveMore: ReadonlySignal<boolean>;
  load(): Promise<void>;
  /** Adds the lines before those that are shown. */
  more(): Promise<void>;
}

/** The security log, the latest first. */
export function createSecurity(ports: Pick<ManagerPorts, 'api'>): SecurityModel {
  const mayHaveMore = signal(false);
  let known: readonly SecurityLine[] = [];
  let before: number | null = null;
  const list = loaded(async () => {
    const answer = await ports.api('security', before === null ? {} : { query: { before: String(before) } });
    if (!answer.ok) return answer;
    known = before === null ? answer.value : [...known, ...answer.value];
    mayHaveMore.value = answer.value.length === page;
    return { ...answer, value: known };
  });
  return {
    state: list.state,
    mayHaveMore,
    load: () => {
      before = null;
      return list.load();
    },
    more: () => {
      before = known.at(-1)?.seq ?? null;
      return list.load();
    },
  };
}

/** What the server sends at once. */
const page = 200;
