import { useSignal } from '@preact/signals';
import type { ToldNotice } from '../../shared/cases/told-routes.ts';
import { isTask } from '../../shared/notices/notices.ts';
import { longDate } from '../../shared/words.ts';
import { useOffice } from '../screens/context.ts';
import { troubleWords } from '../screens/trouble.tsx';
import { Task } from '../tell/task.tsx';
import { markNotice } from '../tell/tell-model.ts';
import type { Trouble } from '../work.ts';
import type { CaseModel, CaseShown } from './case-model.ts';

interface Shown {
  readonly model: CaseModel;
  readonly value: CaseShown;
}

/** [NO4] What the citizen was told and is to be told: by which way, how far it has come, who did it and when. */
export function Told({ model, value }: Shown) {
  const { words } = useOffice();
  const { tell } = words.office;
  if (value.notices.length === 0) return null;
  return (
    <section class="sheet" aria-labelledby="case-told">
      <h2 id="case-told">{tell.told}</h2>
      <ul class="tell__told">
        {value.notices.map((notice) => (
          <Line key={notice.id} model={model} value={value} notice={notice} />
        ))}
      </ul>
    </section>
  );
}

const Line = ({ model, value, notice }: Shown & { readonly notice: ToldNotice }) => {
  const { words, work } = useOffice();
  const { tell } = words.office;
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const { id, kind, channel, status, at, by, mine } = notice;
  const mark = async (reached: boolean): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const said = await markNotice(work, { case: value.case.id, notice: id, reached });
    trouble.value = said.ok ? null : said.why;
    await model.load();
    busy.value = false;
  };
  const how = [
    mine && channel !== null ? tell.ways[channel] : tell.statuses[status],
    mine || channel === null ? null : tell.went[channel],
    longDate(Date.parse(at), work.office.timeZone, words),
    by,
  ];
  return (
    <li class="tell__one">
      <b>{tell.kinds[kind]}</b>
      <span>{how.filter((part) => part !== null).join(' · ')}</span>
      {trouble.value !== null && (
        <p class="notice notice--bad" role="alert">
          {troubleWords(trouble.value, words)}
        </p>
      )}
      {mine && isTask(channel) && (
        <Task
          task={{ id, channel, case: value.case.id, number: value.case.number }}
          busy={busy.value}
          onMark={(reached) => void mark(reached)}
        />
      )}
    </li>
  );
};
