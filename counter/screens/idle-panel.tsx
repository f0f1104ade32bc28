import type { ComponentChildren } from 'preact';
import type { WaitingLine } from '../../shared/views.ts';
import { clockTime, openingDay } from '../../shared/words.ts';
import { becauseWords } from '../../ui/because-words.ts';
import { stopwatch, waitWords } from '../times.ts';
import { ActionButton, PrimaryButton } from './action-button.tsx';
import { useDesk } from './context.ts';
import { Icon, type IconName } from './icons.tsx';
import { Marks } from './queue-line.tsx';
import { SaidLine } from './said-line.tsx';
import { UndoLine } from './undo-line.tsx';

/** The left side while no ticket is at the counter: who is next and why, or why nobody is. */
export function IdlePanel() {
  const { desk, view } = useDesk();
  const next = view.waiting.find((line) => line.id === view.next?.ticket);
  if (desk.foreign.value) return <Foreign name={view.counter.clerk?.name ?? ''} />;
  if (view.counter.state === 'closed') return view.day.open ? <Closed /> : <DayClosed />;
  if (!view.day.open) return <DayClosed />;
  if (view.counter.state === 'paused') return <Paused />;
  return next === undefined ? <Empty /> : <Ready line={next} />;
}

const Frame = (props: {
  readonly class?: string;
  readonly children: ComponentChildren;
  readonly actions: ComponentChildren;
}) => (
  <section class={`panel idle ${props.class ?? ''}`} aria-labelledby="idle-heading">
    <div class="idle__body">{props.children}</div>
    <div class="actions">
      <SaidLine>
        <UndoLine />
      </SaidLine>
      <div class="main-actions">{props.actions}</div>
    </div>
  </section>
);

const Message = (props: {
  readonly icon: IconName;
  readonly heading: string;
  readonly children?: ComponentChildren;
}) => (
  <div class="idle__message">
    <Icon name={props.icon} />
    <h2 id="idle-heading">{props.heading}</h2>
    {props.children}
  </div>
);

/** Calls the next, or serves somebody who came without a ticket. */
const Begin = () => {
  const { desk, words } = useDesk();
  return (
    <>
      <PrimaryButton label={words.counter.idle.callNext} hint="next" asks="call-next" />
      <ActionButton
        class="button--big"
        label={words.counter.moves.serve}
        hint="serve"
        asks="serve"
        ready={desk.offers('serve')}
        onPress={() => desk.open({ kind: 'serve' })}
      />
    </>
  );
};

const NextWait = ({ line }: { readonly line: WaitingLine }) => {
  const { desk, words } = useDesk();
  const seconds = (desk.now.value - Date.parse(line.since)) / 1000;
  return <>{words.counter.idle.waited(waitWords(seconds, words.counter.times))}</>;
};

const Ready = ({ line }: { readonly line: WaitingLine }) => {
  const { view, words, named, ruleNames } = useDesk();
  const why = view.next?.because;
  return (
    <Frame class="idle--ready" actions={<Begin />}>
      <div class="next">
        <h2 class="next__label" id="idle-heading">
          {words.counter.idle.next}
        </h2>
        <p class="next__number">{line.number}</p>
        <p class="next__service">{named('services', line.service)}</p>
        <Marks line={line} />
        <p class="next__wait">
          <NextWait line={line} />
        </p>
        {why !== undefined && (
          <p class="next__why">
            <b>{words.counter.idle.why}:</b> {becauseWords(why, words.because, ruleNames)}
          </p>
        )}
      </div>
    </Frame>
  );
};

const Empty = () => {
  const { view, words } = useDesk();
  const others = view.waitingCount;
  return (
    <Frame actions={<Begin />}>
      <Message icon="serving" heading={words.counter.idle.empty}>
        <p>{others > 0 ? words.counter.idle.emptyOthers(others) : words.counter.idle.emptyMore}</p>
      </Message>
    </Frame>
  );
};

const PausedFor = ({ since }: { readonly since: string }) => {
  const { desk, words } = useDesk();
  return <>{words.counter.idle.pausedFor(stopwatch((desk.now.value - Date.parse(since)) / 1000))}</>;
};

const Paused = () => {
  const { view, words } = useDesk();
  const { since, pauseReason } = view.counter;
  return (
    <Frame class="idle--paused" actions={<PrimaryButton label={words.counter.idle.resume} asks="resume-counter" />}>
      <Message icon="paused" heading={words.counter.idle.paused}>
        {pauseReason !== null && <p class="idle__reason">{pauseReason}</p>}
        <p class="idle__time">{since !== null && <PausedFor since={since} />}</p>
      </Message>
    </Frame>
  );
};

const Closed = () => {
  const { model, words } = useDesk();
  return (
    <Frame
      actions={
        <>
          <PrimaryButton label={words.counter.idle.open} asks="open" />
          <ActionButton class="button--big" label={words.counter.bar.another} ready onPress={model.chooseAnother} />
        </>
      }
    >
      <Message icon="closed" heading={words.counter.idle.closed}>
        <p>{words.counter.idle.closedMore}</p>
      </Message>
    </Frame>
  );
};

const DayClosed = () => {
  const { desk, model, view, words } = useDesk();
  const { opensAt } = view.day;
  const at = opensAt === null ? null : Date.parse(opensAt);
  const zone = view.centre.timeZone;
  return (
    <Frame
      actions={
        <ActionButton class="button--big" label={words.counter.bar.another} ready onPress={model.chooseAnother} />
      }
    >
      <Message icon="closed" heading={words.counter.idle.dayClosed}>
        {at !== null && (
          <p class="idle__reason">
            {words.counter.idle.dayOpens(openingDay(at, desk.now.value, zone, words), clockTime(at, zone))}
          </p>
        )}
        <p>{view.day.archived ? words.refusals['centre-archived'] : words.counter.idle.dayClosedMore}</p>
      </Message>
    </Frame>
  );
};

const Foreign = ({ name }: { readonly name: string }) => {
  const { model, words } = useDesk();
  return (
    <Frame
      actions={
        <ActionButton
          class="button--primary button--big"
          label={words.counter.bar.another}
          ready
          onPress={model.chooseAnother}
        />
      }
    >
      <Message icon="person" heading={words.counter.idle.foreign(name)}>
        <p>{words.counter.idle.foreignMore}</p>
      </Message>
    </Frame>
  );
};
