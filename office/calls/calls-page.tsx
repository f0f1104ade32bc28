import { useKeys } from '../../ui/use-keys.ts';
import { Asking } from '../paper/paper-page.tsx';
import { useOffice } from '../screens/context.ts';
import { TroubleLines, troubleWords } from '../screens/trouble.tsx';
import './calls.css';
import { CallEnd } from './call-end.tsx';
import { CallTopic } from './call-topic.tsx';
import { Callbacks } from './callbacks.tsx';
import { Caller } from './caller.tsx';
import type { CallsModel, CallsState, CaseOfCall, Desk } from './calls-model.ts';
import { SeatOfCall } from './seat-of-call.tsx';

export interface CallsShown {
  readonly model: CallsModel;
}

/** Where calls are taken: a phone desk, and the call that is under way there. */
export function CallsPage({ model }: CallsShown) {
  const { words } = useOffice();
  const state = model.state.value;
  return (
    <main class="calls">
      <h1 class="inbox__heading">{words.office.calls.heading}</h1>
      {state.step === 'loading' && <p role="status">{words.office.loading}</p>}
      {state.step === 'trouble' && <TroubleLines why={state.why} onRetry={() => void model.load()} />}
      {state.step === 'choosing' && <Choosing model={model} state={state} />}
      {state.step === 'at' && <AtDesk model={model} desk={state.desk} />}
    </main>
  );
}

const Choosing = ({
  model,
  state,
}: CallsShown & { readonly state: Extract<CallsState, { readonly step: 'choosing' }> }) => {
  const { words, work } = useOffice();
  const { calls } = words.office;
  if (!work.office.me.calls) return <p class="notice">{calls.notYours}</p>;
  if (state.desks.length === 0) return <p class="notice">{calls.noDesk}</p>;
  return (
    <section class="sheet calls__choose">
      <p>{calls.lead}</p>
      <ul class="calls__desks">
        {state.desks.map((desk) => (
          <li key={desk.id}>
            <button
              type="button"
              class="button button--large"
              aria-disabled={model.busy.value || desk.state !== 'closed'}
              onClick={() => desk.state === 'closed' && void model.open(desk.id)}
            >
              {desk.name}
            </button>
            {desk.clerk !== null && <span class="calls__taken">{calls.taken(desk.clerk.name)}</span>}
          </li>
        ))}
      </ul>
      <Trouble model={model} />
    </section>
  );
};

const Trouble = ({ model }: CallsShown) => {
  const { words } = useOffice();
  const trouble = model.trouble.value;
  return trouble === null ? null : (
    <p class="notice notice--bad" role="alert">
      {troubleWords(trouble, words)}
    </p>
  );
};

const AtDesk = ({ model, desk }: CallsShown & { readonly desk: Desk }) => {
  const { words } = useOffice();
  const { calls } = words.office;
  const [call, making, seat] = [model.call.value, model.making.value, model.seat.value];
  const isTalking = making === null && seat === null;
  useKeys((event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'F2') void model.take();
    else if (call === null && (event.key === 'F4' || event.key === 'F9')) tryFirst(model, event.key === 'F4');
    else if (event.key === 'F8' && isTalking && call !== null && call.topic !== null) void model.end('answered');
    else return;
    event.preventDefault();
  });
  return (
    <>
      <div class="calls__desk">
        <p class="calls__name">{desk.name}</p>
        {call === null ? (
          <button type="button" class="button button--quiet" onClick={() => void model.leave()}>
            {calls.leave}
          </button>
        ) : (
          <Talking model={model} />
        )}
      </div>
      <Trouble model={model} />
      {call === null && <Idle model={model} />}
      {call === null && <Callbacks model={model.callbacks} />}
      {call !== null && isTalking && <Conversation model={model} />}
      {call !== null && seat !== null && <SeatOfCall model={model} seat={seat} />}
      {call !== null && making !== null && <MakingCase model={model} making={making} />}
      <p class="calls__keys">{calls.keys}</p>
    </>
  );
};

/** One key marks who is called back first. */
const tryFirst = ({ callbacks }: CallsModel, reached: boolean): void => {
  const state = callbacks.state.value;
  const [first] = state.step === 'ready' ? state.callbacks : [];
  if (first !== undefined) void callbacks.tried(first, reached);
};

const Talking = ({ model }: CallsShown) => {
  const { words, work, language } = useOffice();
  const { calls } = words.office;
  const call = model.call.value;
  if (call === null) return null;
  const time = new Intl.DateTimeFormat(language, {
    timeStyle: 'short',
    timeZone: work.office.timeZone,
    hourCycle: 'h23',
  });
  return (
    <p class="calls__talking" role="status">
      {calls.number} <b>{call.ticket.number}</b> <span>{calls.since(time.format(new Date(call.ticket.issuedAt)))}</span>
    </p>
  );
};

const Idle = ({ model }: CallsShown) => {
  const { words, date } = useOffice();
  const { calls } = words.office;
  const [made, booked] = [model.made.value, model.booked.value];
  return (
    <section class="sheet calls__idle">
      {made !== null && (
        <p class="notice" role="status">
          {calls.made(made)}
        </p>
      )}
      {booked !== null && (
        <p class="notice" role="status">
          {calls.booking.done([date(booked.date), booked.from].filter((part) => part !== null).join(', '), booked.code)}
        </p>
      )}
      <p>{calls.ready}</p>
      <button
        type="button"
        class="button button--primary button--large"
        aria-disabled={model.busy.value}
        onClick={() => void model.take()}
      >
        {calls.take} <kbd>F2</kbd>
      </button>
    </section>
  );
};

const Conversation = ({ model }: CallsShown) => (
  <div class="calls__talk">
    <CallTopic model={model} />
    <div class="calls__side">
      <Caller model={model} />
      <CallEnd model={model} />
    </div>
  </div>
);

/** [HL4] The case that a call becomes: what it is and what is asked, registered in one screen. */
const MakingCase = ({ model, making }: CallsShown & { readonly making: CaseOfCall }) => {
  const { words } = useOffice();
  const { calls } = words.office;
  const state = making.paper.state.value;
  return (
    <section class="calls__case" aria-label={calls.outcomes[making.outcome]}>
      <div class="calls__case-head">
        <h2>{calls.outcomes[making.outcome]}</h2>
        <button type="button" class="button" onClick={model.forget}>
          {calls.back}
        </button>
      </div>
      {state.step === 'loading' && <p role="status">{words.office.loading}</p>}
      {state.step === 'trouble' && <TroubleLines why={state.why} onRetry={() => void making.paper.start()} />}
      {state.step === 'asking' && <Asking model={making.paper} />}
    </section>
  );
};
