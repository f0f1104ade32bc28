import type { CallbackBody } from '../../shared/calls/call-routes.ts';
import { callbackTries } from '../../shared/calls/calls.ts';
import { useOffice } from '../screens/context.ts';
import { TroubleLines, troubleWords } from '../screens/trouble.tsx';
import type { CallbacksModel } from './callbacks-model.ts';

/** [HL4] Those who are to be called back, while no call is under way: the first is marked by a key. */
export function Callbacks({ model }: { readonly model: CallbacksModel }) {
  const { words } = useOffice();
  const { callbacks: said } = words.office.calls;
  const state = model.state.value;
  const trouble = model.trouble.value;
  return (
    <section class="sheet calls__back" aria-labelledby="call-backs">
      <h2 id="call-backs">{said.heading}</h2>
      {trouble !== null && (
        <p class="notice notice--bad" role="alert">
          {troubleWords(trouble, words)}
        </p>
      )}
      <div role="status">
        <Told model={model} />
        {state.step === 'loading' && <p>{words.office.loading}</p>}
        {state.step === 'ready' && state.callbacks.length === 0 && <p>{said.none}</p>}
      </div>
      {state.step === 'trouble' && <TroubleLines why={state.why} onRetry={() => void model.load()} />}
      {state.step === 'ready' && <List model={model} callbacks={state.callbacks} />}
      {state.step === 'ready' && state.more && <p class="calls__hint">{said.more}</p>}
    </section>
  );
}

const Told = ({ model }: { readonly model: CallbacksModel }) => {
  const { callbacks: said } = useOffice().words.office.calls;
  const told = model.told.value;
  return told === null ? null : <p class="notice">{said.told[told.end ?? 'again'](told.number)}</p>;
};

const List = (props: { readonly model: CallbacksModel; readonly callbacks: readonly CallbackBody[] }) => (
  <ol class="calls__backs">
    {props.callbacks.map((one, at) => (
      <Row key={one.case} model={props.model} one={one} isFirst={at === 0} />
    ))}
  </ol>
);

interface Marked {
  readonly model: CallbacksModel;
  readonly one: CallbackBody;
  /** It is marked by the keys too. */
  readonly isFirst: boolean;
}

const Row = (props: Marked) => {
  const { words, date } = useOffice();
  const { calls, inbox } = words.office;
  const { callbacks: said } = calls;
  const { one } = props;
  return (
    <li class="calls__one">
      <p class="calls__dial">{one.phone ?? said.noPhone}</p>
      {one.name !== null && <p dir="auto">{one.name}</p>}
      {one.text !== null && (
        <p class="calls__about" dir="auto">
          {one.text}
        </p>
      )}
      <p class="calls__hint">
        {[
          one.number,
          calls.due(date(one.due)),
          one.overdue ? inbox.overdue : null,
          said.tries(one.tries, callbackTries),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <div class="calls__marks">
        {one.phone !== null && <Mark {...props} reached={true} word={said.reached} />}
        <Mark {...props} reached={false} word={said.notReached} />
      </div>
    </li>
  );
};

const Mark = (props: Marked & { readonly reached: boolean; readonly word: string }) => {
  const { model, one, isFirst, reached, word } = props;
  return (
    <button
      type="button"
      class={isFirst && reached ? 'button button--primary' : 'button'}
      aria-disabled={model.busy.value}
      onClick={() => void model.tried(one, reached)}
    >
      {word} {isFirst && <kbd>{reached ? 'F4' : 'F9'}</kbd>}
    </button>
  );
};
