import { type Trouble, troubleKey, troublesOf } from '../../shared/centre/hall-troubles.ts';
import { troubleTold } from '../../shared/centre/trouble-words.ts';
import type { FloorView } from '../../shared/views.ts';
import type { Office } from '../manager-model.ts';
import { Mark } from '../ui/mark.tsx';
import { useWords } from '../ui/use-words.ts';

/** What is wrong in the hall, first on the page: each with what to do, and the way there. Where all is well it says so in a line. */
export function TroubleStrip({ office, view }: Shown) {
  const { words } = useWords();
  const troubles = troublesOf(view, office.now.hallNow.value);
  return (
    <section
      class={troubles.length === 0 ? 'troubles troubles--none' : 'troubles'}
      aria-label={words.now.troubles.strip}
    >
      {troubles.length === 0 ? (
        <p>
          <Mark kind="good">{words.now.troubles.none}</Mark>
        </p>
      ) : (
        <div role="status">
          <ul>
            {troubles.map((trouble) => (
              <Line key={troubleKey(trouble)} office={office} view={view} trouble={trouble} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** Where the row of a counter stands on the page. */
export const counterRow = (id: string): string => `counter-${id}`;

interface Shown {
  readonly office: Office;
  readonly view: FloorView;
}

const Line = (props: Shown & { readonly trouble: Trouble }) => {
  const { trouble } = props;
  const { words } = useWords();
  const told = { now: props.office.now.hallNow.value, timeZone: props.view.centre.timeZone };
  const [what, todo] = troubleTold(trouble, words, told);
  return (
    <li class={trouble.grave ? 'trouble trouble--grave' : 'trouble'}>
      <Mark kind="warn">
        <b>{what}</b>
      </Mark>
      <span>{todo}</span>
      <WayThere office={props.office} trouble={trouble} />
    </li>
  );
};

const WayThere = ({ office, trouble }: Pick<Shown, 'office'> & { readonly trouble: Trouble }) => {
  const { words } = useWords();
  const { show } = words.now.troubles;
  if (trouble.kind === 'uplink')
    return trouble.uplink.state === 'held' && office.user.role === 'admin' ? (
      <button type="button" class="trouble__way" onClick={() => office.now.ask('go-on')}>
        {words.day.goOn}
      </button>
    ) : null;
  if (trouble.kind === 'printer') return <a href="#/settings/printers">{show}</a>;
  if (trouble.kind === 'voice') return <a href="#/settings/recordings">{show}</a>;
  if (trouble.kind === 'device' || trouble.kind === 'screen') return <a href="#/settings/devices">{show}</a>;
  if (trouble.kind === 'serial') return <a href="#/settings/serial">{show}</a>;
  const row = trouble.kind === 'calling' ? counterRow(trouble.counter) : 'counters';
  return (
    <button type="button" class="trouble__way" onClick={() => lead(row)}>
      {show}
    </button>
  );
};

const lead = (id: string): void => {
  const row = document.getElementById(id);
  row?.scrollIntoView({ block: 'center' });
  row?.focus();
};
