import { browserClock } from '../ui/clock.ts';
import type { ChosenLanguage } from '../ui/language.ts';
import { draw } from '../ui/own-nodes.ts';
import type { SharedPage } from '../ui/shared-device/shared-use.ts';
import { openHistory } from './history-model.ts';
import type { AppealApi } from './ports.ts';
import { HistoryPage } from './screens/history-page.tsx';

/** Draws the page of all that somebody has asked for into its place. */
export async function startHistory(root: HTMLElement, { api, language, guard, isShared }: HistoryStart): Promise<void> {
  // Those who come to a device that many use, and not back from a page of their own, begin from the start.
  const isNew = performance
    .getEntriesByType('navigation')
    .every((entry) => !('type' in entry) || entry.type === 'navigate');
  if (isShared && isNew) await api('endCitizenSession');
  const model = openHistory({ api, clock: browserClock, language: () => language.code.value });
  draw(<HistoryPage model={model} language={language} />, root);
  await guard(root, { isPrivate: model.isPrivate, isBegun: model.isPrivate, clear: () => void model.leave() });
}

interface HistoryStart {
  readonly api: AppealApi;
  readonly language: ChosenLanguage;
  readonly guard: (root: HTMLElement, page: Omit<SharedPage, 'clock'>) => Promise<() => void>;
  readonly isShared: boolean;
}
