import { textsIn } from '../../shared/languages.ts';
import { dash, duration, wholeNumber } from '../../shared/reports/figure-words.ts';
import type { FloorView } from '../../shared/views.ts';
import { clockTime } from '../../shared/words.ts';
import { say } from '../../ui/words.ts';
import type { Office } from '../manager-model.ts';
import { Blank } from '../ui/answered.tsx';
import { Mark, PrinterMark } from '../ui/mark.tsx';
import { Heads, RowButton } from '../ui/table-parts.tsx';
import { useWords } from '../ui/use-words.ts';
import { hallAndPhones, isFollowed, secondsSince, withQueue } from './now-model.ts';
import { counterRow } from './trouble-strip.tsx';

/** Every counter of the hall: its state, who sits there, the ticket and for how long; apart from them the phone desks. */
export function Counters({ office, view }: Shown) {
  const { words, language } = useWords();
  const { hall, phones } = hallAndPhones(view.counters);
  return (
    <Panel title={words.now.counters} id="counters">
      <table class="table">
        <Heads
          words={[words.now.counter, words.now.state, words.now.clerk, words.now.ticket]}
          figures={[words.now.since, words.now.servedToday]}
          actions
        />
        <CounterRows office={office} counters={hall} />
        {phones.length > 0 && (
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={7}>
                {textsIn(phoneTexts, language).phones}
              </th>
            </tr>
          </tbody>
        )}
        {phones.length > 0 && <CounterRows office={office} counters={phones} />}
      </table>
    </Panel>
  );
}

const CounterRows = ({ office, counters }: Pick<Shown, 'office'> & { readonly counters: readonly CounterLine[] }) => {
  const { words } = useWords();
  const now = office.now.hallNow.value;
  const since = (counter: CounterLine): string => {
    const at = counter.ticket?.since ?? (counter.state === 'closed' ? null : counter.since);
    return at === null ? dash : duration(secondsSince(at, now), words);
  };
  return (
    <tbody>
      {counters.map((counter) => (
        <tr
          key={counter.id}
          id={counterRow(counter.id)}
          tabIndex={-1}
          class={counter.state === 'closed' ? 'dim' : undefined}
        >
          <th scope="row">{counter.name}</th>
          <td>
            <StateMark counter={counter} />
          </td>
          <td>{counter.clerk ?? dash}</td>
          <td class="number">{counter.ticket?.number ?? dash}</td>
          <td class="figure">{since(counter)}</td>
          <td class="figure">{wholeNumber(counter.served, words)}</td>
          <CloseCounter office={office} counter={counter} />
        </tr>
      ))}
    </tbody>
  );
};

const phoneTexts = {
  az: { phones: 'Telefon masaları', inCall: 'Zəngdə' },
  ru: { phones: 'Телефонные столы', inCall: 'Говорит' },
  en: { phones: 'Phones', inCall: 'In a call' },
};

/** One that is open with nobody at it: somebody may have left it so. */
const CloseCounter = ({ office, counter }: Pick<Shown, 'office'> & { readonly counter: CounterLine }) => {
  const { words } = useWords();
  const { id, name, state, ticket } = counter;
  const view = office.now.view.value;
  const isLeft = state !== 'closed' && ticket === null && view !== null && !isFollowed(view);
  const ask = (): void => office.now.ask({ counter: id, name });
  return <td class="figure">{isLeft && <RowButton word={words.day.counter} about={name} onPress={ask} />}</td>;
};

/** The services that somebody waits for, the longest wait first. */
export function Queues({ office, view }: Shown) {
  const { words, language } = useWords();
  const now = office.now.hallNow.value;
  const queues = withQueue(view.services);
  const others = view.services.length - queues.length;
  return (
    <Panel title={words.now.queues} count={queues.length > 0 ? wholeNumber(queues.length, words) : undefined}>
      {queues.length === 0 ? (
        <Blank title={words.now.noQueues} />
      ) : (
        <table class="table">
          <Heads words={[words.now.service]} figures={[words.now.waiting, words.now.longest]} />
          <tbody>
            {queues.map((service) => (
              <tr key={service.id}>
                <th scope="row" class="plain">
                  {say(service.name, language, view.centre.languages)}
                </th>
                <td class="figure">{wholeNumber(service.waiting, words)}</td>
                <td class="figure">
                  {service.longestSince === null ? dash : duration(secondsSince(service.longestSince, now), words)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {queues.length > 0 && (
        <div class="panel__foot queues__foot">
          <span>{others > 0 ? words.now.otherServices(others) : ''}</span>
          {!isFollowed(view) && <EndMany office={office} />}
        </div>
      )}
    </Panel>
  );
}

const EndMany = ({ office }: Pick<Shown, 'office'>) => (
  <button class="button button--quiet" type="button" onClick={office.endMany.open}>
    {useWords().words.endMany.open}
  </button>
);

/** Calls out of turn today, with their reasons. */
export function OutOfTurn({ view }: Shown) {
  const { words } = useWords();
  return (
    <Panel
      title={words.now.outOfTurn}
      count={view.outOfTurn.length > 0 ? wholeNumber(view.outOfTurn.length, words) : undefined}
    >
      {view.outOfTurn.length === 0 ? (
        <Blank title={words.now.noneOutOfTurn} />
      ) : (
        <ul class="lines">
          {view.outOfTurn.map((call) => (
            <li key={`${call.at}${call.number}`}>
              <p>
                <b class="number">{call.number}</b> <time>{clockTime(Date.parse(call.at), view.centre.timeZone)}</time>{' '}
                {words.now.outOfTurnLine(call.counterName, call.clerk)}
              </p>
              <p class="lines__reason">{call.reason}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** How each printer is. */
export function Printers({ view }: Pick<Shown, 'view'>) {
  const { words } = useWords();
  return (
    <Panel title={words.now.printers}>
      {view.printers.length === 0 ? (
        <Blank title={words.now.noPrinters} />
      ) : (
        <ul class="lines lines--pairs">
          {view.printers.map((printer) => (
            <li key={printer.id}>
              <span>{printer.name}</span> <PrinterMark status={printer.status} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface Shown {
  readonly office: Office;
  readonly view: FloorView;
}
type CounterLine = FloorView['counters'][number];

const Panel = (props: {
  readonly title: string;
  readonly id?: string;
  readonly count?: string | undefined;
  readonly children: preact.ComponentChildren;
}) => (
  <div class="panel">
    <h2>
      {props.title} {props.count !== undefined && <span class="panel__count">{props.count}</span>}
    </h2>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
    <section class="panel__body" tabIndex={0} aria-label={props.title} id={props.id}>
      {props.children}
    </section>
  </div>
);

const StateMark = ({ counter }: { readonly counter: CounterLine }) => {
  const { words, language } = useWords();
  const { states } = words.now;
  if (counter.state === 'closed') return <Mark kind="off">{states.closed}</Mark>;
  if (counter.state === 'paused') return <Mark kind="warn">{states.paused}</Mark>;
  if (counter.ticket === null) return <Mark kind="good">{states.open}</Mark>;
  if (counter.kind === 'phone') return <Mark kind="busy">{textsIn(phoneTexts, language).inCall}</Mark>;
  return <Mark kind="busy">{counter.ticket.status === 'called' ? states.called : states.serving}</Mark>;
};
