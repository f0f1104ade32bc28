import './tell.css';
import type { TaskChannel } from '../../shared/notices/notices.ts';
import { useOffice } from '../screens/context.ts';

export interface TaskShown {
  readonly id: string;
  readonly channel: TaskChannel;
  /** The id and the number of its case. */
  readonly case: string;
  readonly number: string;
}

/** [NO4] What a person does to tell somebody, and says once it is done: prints the letter or paper, marks it. */
export function Task(props: {
  readonly task: TaskShown;
  readonly busy: boolean;
  readonly onMark: (reached: boolean) => void;
}) {
  const { words, work } = useOffice();
  const said = words.office.tell;
  const { task, busy, onMark } = props;
  const about = `: ${task.number}`;
  return (
    <span class="tell__task">
      {task.channel !== 'phone' && (
        <a class="case__letter" href={letterPath(work.centre, task)} target="_blank" rel="noopener">
          {said.print}
          <span class="visually-hidden">{about}</span>
        </a>
      )}
      <button type="button" class="button button--primary" aria-disabled={busy} onClick={() => onMark(true)}>
        {said.done[task.channel]}
        <span class="visually-hidden">{about}</span>
      </button>
      <button type="button" class="button" aria-disabled={busy} onClick={() => onMark(false)}>
        {said.not[task.channel]}
        <span class="visually-hidden">{about}</span>
      </button>
    </span>
  );
}

const letterPath = (centre: string, { case: of, id }: TaskShown): string =>
  `/api/centres/${encodeURIComponent(centre)}/cases/${encodeURIComponent(of)}/notices/${encodeURIComponent(id)}/letter`;
