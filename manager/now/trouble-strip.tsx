import { duration } from '../../shared/figure-words.ts';
import type { FloorView } from '../../shared/views.ts';
import { clockTime, dateIn } from '../../shared/words.ts';
import type { Office } from '../manager-model.ts';
import { dayAndTime } from '../ui/format.ts';
import { Mark } from '../ui/mark.tsx';
import { useWords } from '../ui/use-words.ts';
import { type Trouble, troublesOf } from './troubles.ts';

/** What is wrong in the hall, first on the page: each with what to do, and the way there. Where all is well it says so in a line. */
export function TroubleStrip({ office, view }: Shown) {
  const { words } = useWords();
  const troubles = troublesOf(view, office.now.serverNow.value);
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
              <Line key={keyOf(trouble)} office={office} view={view} trouble={trouble} />
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

const keyOf = (trouble: Trouble): string => {
  switch (trouble.kind) {
    case 'nobody-open':
    case 'all-paused':
      return 'counters';
    case 'calling':
      return `counter ${trouble.counter}`;
    case 'printer':
      return `printer ${trouble.printer}`;
    case 'device':
      return `device ${trouble.device.id}`;
    case 'voice':
      return 'voice';
    case 'screen':
      return `screen ${trouble.device.id} ${trouble.trouble}`;
  }
};

const Line = (props: Shown & { readonly trouble: Trouble }) => {
  const { trouble } = props;
  const [what, todo] = useTold(props);
  return (
    <li class={trouble.grave ? 'trouble trouble--grave' : 'trouble'}>
      <Mark kind="warn">
        <b>{what}</b>
      </Mark>
      <span>{todo}</span>
      <WayThere trouble={trouble} />
    </li>
  );
};

/** What is wrong, and what to do about it. */
const useTold = ({ office, view, trouble }: Shown & { readonly trouble: Trouble }): readonly [string, string] => {
  const { words } = useWords();
  const { troubles } = words.now;
  const zone = view.centre.timeZone;
  switch (trouble.kind) {
    case 'nobody-open':
      return [troubles.nobodyOpen(trouble.waiting), troubles.nobodyOpenTodo];
    case 'all-paused':
      return [troubles.allPaused(trouble.waiting), troubles.allPausedTodo];
    case 'calling':
      return [
        troubles.calling(trouble.counterName, trouble.number, duration(trouble.seconds, words)),
        troubles.callingTodo,
      ];
    case 'printer':
      return [
        troubles.printer(trouble.name, words.printers.statuses[trouble.status]),
        troubles.printerTodo[trouble.status],
      ];
    case 'voice':
      return [troubles.voice, troubles.voiceTodo];
    case 'device': {
      const { kind, name, seenAt } = trouble.device;
      const at = Date.parse(seenAt);
      const today = dateIn(at, zone) === dateIn(office.now.serverNow.value, zone);
      const since = today ? clockTime(at, zone) : dayAndTime(at, zone, words);
      return [troubles.device(words.devices.kinds[kind], name, since), troubles.deviceTodo];
    }
    case 'screen': {
      const { kind, name } = trouble.device;
      const what = words.devices.troubles[trouble.trouble];
      return [troubles.screen(words.devices.kinds[kind], name, what), troubles.screenTodo[trouble.trouble]];
    }
  }
};

const WayThere = ({ trouble }: { readonly trouble: Trouble }) => {
  const { words } = useWords();
  const { show } = words.now.troubles;
  if (trouble.kind === 'printer') return <a href="#/settings/printers">{show}</a>;
  if (trouble.kind === 'voice') return <a href="#/settings/setup/voice">{show}</a>;
  if (trouble.kind === 'device' || trouble.kind === 'screen') return <a href="#/settings/devices">{show}</a>;
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
