import type { ToTell } from '../../shared/cases/told-routes.ts';
import { useOffice } from '../screens/context.ts';
import { TroubleLines, troubleWords } from '../screens/trouble.tsx';
import { Task } from './task.tsx';
import type { TellModel } from './tell-model.ts';

/** [NO4] One list of what is to be said, sent or handed over by a person, by due date. */
export function TellPage({ model }: { readonly model: TellModel }) {
  const { words } = useOffice();
  const said = words.office.tell;
  const trouble = model.trouble.value;
  const marked = model.marked.value;
  return (
    <main class="inbox">
      <h1 class="inbox__heading">{said.heading}</h1>
      <p class="tell__lead">{said.lead}</p>
      <p role="status">{marked !== null && said[marked.came](marked.number)}</p>
      {trouble !== null && (
        <p class="notice notice--bad" role="alert">
          {troubleWords(trouble, words)}
        </p>
      )}
      <Body model={model} />
    </main>
  );
}

const Body = ({ model }: { readonly model: TellModel }) => {
  const { words } = useOffice();
  const { tell, loading, inbox } = words.office;
  const state = model.state.value;
  if (state.step === 'loading')
    return (
      <p class="inbox__none" role="status">
        {loading}
      </p>
    );
  if (state.step === 'trouble') return <TroubleLines why={state.why} onRetry={() => void model.load()} />;
  const { tasks, more } = state.value;
  if (tasks.length === 0) return <p class="inbox__none">{tell.none}</p>;
  return (
    <>
      <table class="inbox__table">
        <thead>
          <tr>
            <th scope="col">{inbox.due}</th>
            <th scope="col">{inbox.number}</th>
            <th scope="col">{tell.what}</th>
            <th scope="col">{tell.who}</th>
            <th scope="col">{words.office.case.next}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <Row key={task.notice} model={model} task={task} />
          ))}
        </tbody>
      </table>
      {more && <p>{tell.more}</p>}
    </>
  );
};

const Row = ({ model, task }: { readonly model: TellModel; readonly task: ToTell }) => {
  const { words, date, named } = useOffice();
  const { tell, inbox } = words.office;
  const { case: of, name, phone, address, kind, channel, notice } = task;
  return (
    <tr>
      <td>
        <span class={of.overdue ? 'due due--overdue' : 'due due--far'}>
          {of.overdue && <b class="due__word">{inbox.overdue}</b>}
          <span class="due__date">{date(of.due)}</span>
        </span>
      </td>
      <td class="inbox__number">
        <a href={`#case/${of.id}`}>{of.number}</a>
      </td>
      <td>
        <b class="inbox__topic">{tell.kinds[kind]}</b>
        <span class="inbox__kind">{of.topic === null ? named('kinds', of.kind) : named('topics', of.topic)}</span>
      </td>
      <td dir="auto">
        <b>{tell.ways[channel]}</b>
        {[name, phone, address].map((line) => line !== null && <span class="tell__line">{line}</span>)}
      </td>
      <td>
        <Task
          task={{ id: notice, channel, case: of.id, number: of.number }}
          busy={model.busy.value}
          onMark={(reached) => void model.mark(task, reached)}
        />
      </td>
    </tr>
  );
};
