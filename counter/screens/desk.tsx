import { useRef } from 'preact/hooks';
import { refusalWords } from '../../ui/refusal-words.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { actionFor, isHastyPress, type Pressed } from '../actions/keys.ts';
import { runAction } from '../actions/run-action.ts';
import type { CounterModel } from '../counter-model.ts';
import type { DeskModel } from '../desk-model.ts';
import { Bar } from './bar.tsx';
import { DeskContext, useDesk, useScreen } from './context.ts';
import { OpenDialog } from './dialogs/open-dialog.tsx';
import { Icon } from './icons.tsx';
import { IdlePanel } from './idle-panel.tsx';
import { Queue } from './queue.tsx';
import { ScannedLine } from './scanned-line.tsx';
import { TicketPanel } from './ticket-panel.tsx';

/** The main screen at a counter: the ticket on the left, the queue on the right. */
export function DeskScreen(props: {
  readonly desk: DeskModel;
  readonly user: { readonly id: string; readonly name: string };
}) {
  const { model } = useScreen();
  const { desk } = props;
  const typedAt = useRef(Number.NEGATIVE_INFINITY);
  useKeys((event) => {
    takeKey(model, desk, { event, after: event.timeStamp - typedAt.current });
    if ([...event.key].length === 1) typedAt.current = event.timeStamp;
  });
  if (desk.view.value === null || desk.refusal.value !== null) return <Waiting desk={desk} />;
  return (
    <DeskContext.Provider value={props}>
      <div class={desk.connected.value ? 'desk' : 'desk desk--lost'}>
        <Bar />
        <div>
          <Lost />
          <ScannedLine />
        </div>
        <Panels />
        <OpenDialog />
      </div>
    </DeskContext.Provider>
  );
}

const whereOf = (target: EventTarget | null): Pressed['where'] => {
  if (document.querySelector('dialog[open]') !== null) return 'dialog';
  if (!(target instanceof Element)) return 'page';
  if (target.closest('input, textarea, select') !== null) return 'field';
  return target.closest('button, a[href], summary') === null ? 'page' : 'control';
};

const focusSearch = (): void => document.querySelector<HTMLInputElement>('#queue-search')?.focus();

const takeKey = (
  model: CounterModel,
  desk: DeskModel,
  { event, after }: { readonly event: KeyboardEvent; readonly after: number },
): void => {
  const { code, key, repeat } = event;
  const modified = event.ctrlKey || event.altKey || event.metaKey;
  const pressed = { code, key, repeat, modified, after, where: whereOf(event.target) };
  if (isHastyPress(pressed)) event.preventDefault();
  const action = actionFor(pressed, model.letters.value);
  if (action === null) return;
  event.preventDefault();
  if (action === 'search') focusSearch();
  else runAction(desk, action);
};

const Lost = () => {
  const { desk, words } = useDesk();
  return (
    <div role="alert">
      {!desk.connected.value && (
        <p class="lost">
          <Icon name="trouble" />
          <b>{words.common.lostServer}.</b> {words.counter.lostServerMore}
        </p>
      )}
    </div>
  );
};

const Panels = () => {
  const { desk, view, words } = useDesk();
  const { ticket } = view;
  const here = ticket !== null && !desk.foreign.value;
  return (
    <main class="desk__panels">
      <p class="visually-hidden" role="status">
        {here && `${ticket.number}: ${words.statuses[ticket.status]}`}
      </p>
      {here ? <TicketPanel ticket={ticket} /> : <IdlePanel />}
      <Queue ticket={here ? ticket : null} />
    </main>
  );
};

const Waiting = ({ desk }: { readonly desk: DeskModel }) => {
  const { model, words } = useScreen();
  const refusal = desk.refusal.value;
  return (
    <main class="blank">
      <h1>{refusal === null ? words.common.loading : words.counter.trouble.noView}</h1>
      {refusal !== null && (
        <>
          <p role="alert">{refusalWords(refusal, words.refusals)}</p>
          <button type="button" class="button button--large" onClick={model.chooseAnother}>
            {words.counter.bar.another}
          </button>
        </>
      )}
    </main>
  );
};
