import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LocalText } from '../../shared/centre/centre.ts';
import { AboutScreen } from '../about/about.tsx';
import { Tools } from '../access/tools.tsx';
import { ErrandScreen } from '../booking/errand-screen.tsx';
import type { About, Confirm, Held, InGroup, OnErrand, Privilege, Searching, Taking } from '../steps.ts';
import { bookedAheadWords, waitWords } from '../wait-words.ts';
import type { OpenStage, Stage } from '../words.ts';
import { ConfirmScreen } from './confirm.tsx';
import { Frame } from './frame.tsx';
import { GroupScreen } from './group.tsx';
import { Icon } from './icons.tsx';
import { PrivilegeScreen } from './privilege.tsx';
import { SearchScreen } from './search.tsx';
import { TakingScreen, TicketScreen } from './ticket.tsx';

export type LaterStep = InGroup | Searching | Confirm | About | Privilege | Taking | Held | OnErrand;

/** The screens after the first, down to the ticket: they are fetched together, once the first stands there. */
export function LaterScreen({ stage, step }: { readonly stage: OpenStage; readonly step: LaterStep }) {
  switch (step.step) {
    case 'group':
      return <GroupScreen stage={stage} step={step} />;
    case 'search':
      return <SearchScreen stage={stage} step={step} />;
    case 'confirm':
      return <ConfirmScreen stage={stage} step={step} />;
    case 'about':
      return <AboutScreen stage={stage} step={step} />;
    case 'privilege':
      return <PrivilegeScreen stage={stage} step={step} />;
    case 'taking':
      return <TakingScreen stage={stage} step={step} />;
    case 'ticket':
      return <TicketScreen stage={stage} step={step} />;
    case 'errand':
      return <ErrandScreen stage={stage} step={step} />;
  }
}

/** What helps to see and to hear: it comes with these screens. */
export function HelpingTools({ stage }: { readonly stage: Stage }) {
  return <Tools stage={stage} />;
}

/** What is said aloud once they hold a number; empty until then. */
export function spokenNumber(stage: Stage): string {
  const screen = stage.model.screen.value;
  const view = stage.model.view.value;
  if (view === null || screen.at !== 'step' || screen.step.step !== 'ticket') return '';
  const { number, ahead } = screen.step;
  const wait = waitWords({ ...stage, view }, screen.step);
  const booked = bookedAheadWords(stage, screen.step);
  const said = [stage.words.number(number), wait, stage.common.peopleAhead(ahead), booked];
  return `${said.filter((words) => words !== '').join('. ')}.`;
}

/** Set-up on a server of several centres: each is a link, because the address says which it is from then on. */
export function CentresScreen(props: {
  readonly stage: Stage;
  readonly centres: readonly { readonly id: string; readonly name: LocalText }[];
}) {
  return (
    <Frame
      stage={props.stage}
      name="centres"
      title={props.stage.words.chooseCentre}
      controls={
        <ul class="rows">
          {props.centres.map(({ id, name }) => (
            <li key={id}>
              <a class="row" href={`?centre=${encodeURIComponent(id)}`}>
                <span class="row__name">{props.stage.say(name)}</span>
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
export function IdleWarning({ stage }: { readonly stage: Stage }) {
  const stay = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    stay.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div class="veil" data-layout={stage.model.layout.value}>
      <div class="warning" role="alertdialog" aria-modal="true" aria-labelledby="idle" aria-describedby="idle-more">
        <h2 id="idle">{stage.words.idle}</h2>
        <p id="idle-more">{stage.words.idleMore(stage.model.warning.value ?? 0)}</p>
        <button ref={stay} type="button" class="take" onClick={() => stage.model.touched()}>
          {stage.words.idleStay}
        </button>
      </div>
    </div>
  );
}
