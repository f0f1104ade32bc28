import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LocalText } from '../../shared/centre/centre.ts';
import { AboutScreen } from '../about/about.tsx';
import { Tools } from '../access/tools.tsx';
import { ErrandScreen } from '../booking/errand-screen.tsx';
import type { About, Confirm, Held, InGroup, OnErrand, Privilege, Searching, Taking } from '../steps.ts';
import { bookedAheadWords, waitWords } from '../wait-words.ts';
import type { OpenScreenContext, ScreenContext } from '../words.ts';
import { ConfirmScreen } from './confirm.tsx';
import { Frame } from './frame.tsx';
import { GroupScreen } from './group.tsx';
import { Icon } from './icons.tsx';
import { PrivilegeScreen } from './privilege.tsx';
import { SearchScreen } from './search.tsx';
import { TakingScreen, TicketScreen } from './ticket.tsx';

export type LaterStep = InGroup | Searching | Confirm | About | Privilege | Taking | Held | OnErrand;

/** The screens after the first, down to the ticket: they are fetched together, once the first stands there. */
export function LaterScreen({ context, step }: { readonly context: OpenScreenContext; readonly step: LaterStep }) {
  switch (step.step) {
    case 'group':
      return <GroupScreen context={context} step={step} />;
    case 'search':
      return <SearchScreen context={context} step={step} />;
    case 'confirm':
      return <ConfirmScreen context={context} step={step} />;
    case 'about':
      return <AboutScreen context={context} step={step} />;
    case 'privilege':
      return <PrivilegeScreen context={context} step={step} />;
    case 'taking':
      return <TakingScreen context={context} step={step} />;
    case 'ticket':
      return <TicketScreen context={context} step={step} />;
    case 'errand':
      return <ErrandScreen context={context} step={step} />;
  }
}

/** What helps to see and to hear: it comes with these screens. */
export function HelpingTools({ context }: { readonly context: ScreenContext }) {
  return <Tools context={context} />;
}

/** What is said aloud once they hold a number; empty until then. */
export function spokenNumber(context: ScreenContext): string {
  const screen = context.model.screen.value;
  const view = context.model.view.value;
  if (view === null || screen.at !== 'step' || screen.step.step !== 'ticket') return '';
  const { number, ahead } = screen.step;
  const wait = waitWords({ ...context, view }, screen.step);
  const booked = bookedAheadWords(context, screen.step);
  const said = [context.words.number(number), wait, context.common.peopleAhead(ahead), booked];
  return `${said.filter((words) => words !== '').join('. ')}.`;
}

/** Set-up on a server of several centres: each is a link, because the address says which it is from then on. */
export function CentresScreen(props: {
  readonly context: ScreenContext;
  readonly centres: readonly { readonly id: string; readonly name: LocalText }[];
}) {
  return (
    <Frame
      context={props.context}
      name="centres"
      title={props.context.words.chooseCentre}
      controls={
        <ul class="rows">
          {props.centres.map(({ id, name }) => (
            <li key={id}>
              <a class="row" href={`?centre=${encodeURIComponent(id)}`}>
                <span class="row__name">{props.context.say(name)}</span>
                <Icon name="ahead" />
              </a>
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** The warning before an idle screen goes home. A touch anywhere, or any key, takes it back. */
export function IdleWarning({ context }: { readonly context: ScreenContext }) {
  const stay = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    stay.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div class="veil" data-layout={context.model.layout.value}>
      <div class="warning" role="alertdialog" aria-modal="true" aria-labelledby="idle" aria-describedby="idle-more">
        <h2 id="idle">{context.words.idle}</h2>
        <p id="idle-more">{context.words.idleMore(context.model.warning.value ?? 0)}</p>
        <button ref={stay} type="button" class="take" onClick={() => context.model.touched()}>
          {context.words.idleStay}
        </button>
      </div>
    </div>
  );
}
