import type { ComponentChildren } from 'preact';
import type { Trouble } from '../ports.ts';
import { troubleWords } from '../words.ts';
import type { LoadState } from './loaded.ts';
import { useWords } from './use-words.ts';

/** While something is fetched for the first time. */
export function Loading() {
  const { words } = useWords();
  return (
    <p class="blank" role="status">
      {words.loading}
    </p>
  );
}

/** Where there is nothing to show: says so, and what to do. */
export function Blank(props: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="blank">
      <p class="blank__title">{props.title}</p>
      {props.children}
    </div>
  );
}

/** Why something cannot be shown, with a way to try again. */
export function Refused(props: { readonly why: Trouble; readonly onRetry: () => void }) {
  const screenWords = useWords();
  return (
    <div class="blank" role="alert">
      <p class="blank__title">
        {props.why === 'lost' ? screenWords.words.lostFirst : troubleWords(props.why, screenWords)}
      </p>
      <button class="button" type="button" onClick={props.onRetry}>
        {screenWords.words.tryAgain}
      </button>
    </div>
  );
}

/** What the server was asked for, once it is there; until then that it comes, or why it does not. */
export function Answered<T>(props: {
  readonly state: LoadState<T>;
  readonly onRetry: () => void;
  readonly children: (value: T) => ComponentChildren;
}) {
  const { state } = props;
  switch (state.step) {
    case 'loading':
      return <Loading />;
    case 'trouble':
      return <Refused why={state.why} onRetry={props.onRetry} />;
    case 'ready':
      return <>{props.children(state.value)}</>;
  }
}

/** A notice of why the last change did not work; silent while there is none. */
export function TroubleNotice(props: { readonly why: Trouble | null }) {
  const screenWords = useWords();
  return (
    <div role="alert">
      {props.why !== null && <p class="notice notice--bad">{troubleWords(props.why, screenWords)}</p>}
    </div>
  );
}
