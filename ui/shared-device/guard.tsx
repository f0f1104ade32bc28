import { effect, type ReadonlySignal } from '@preact/signals';
import { type ComponentChildren, render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import './shared-device.css';
import { openSharedUse, type SharedPage, type SharedUse } from './shared-use.ts';
import { sharedWords } from './words.ts';

/** [FO5] Keeps a page on a device that many use from the eyes of the next person: hidden, then cleared. Gives what ends that. */
export function guardPage(root: HTMLElement, page: SharedPage, language: ReadonlySignal<string>): () => void {
  const use = openSharedUse(page);
  const listening = new AbortController();
  const { signal } = listening;
  for (const kind of ['pointerdown', 'keydown', 'input'])
    addEventListener(kind, use.touched, { capture: true, signal });
  // The browser's way back brings a page as it was left.
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) page.clear();
    },
    { signal },
  );
  const stop = effect(() => {
    root.hidden = use.hidden.value;
    root.inert = use.hidden.value || use.left.value !== null;
  });
  const box = document.createElement('div');
  root.after(box);
  render(<Guard use={use} language={language} />, box);
  return () => {
    listening.abort();
    stop();
    use.close();
    render(null, box);
    box.remove();
  };
}

/** What stands over the page, or below it where nothing has to. */
export function Guard({ use, language }: { readonly use: SharedUse; readonly language: ReadonlySignal<string> }) {
  const words = sharedWords(language.value);
  const [hidden, left] = [use.hidden.value, use.left.value];
  if (!hidden && left === null) return <p class="shared-note">{words.note}</p>;
  return (
    <Cover
      title={hidden ? words.hidden : words.idle}
      lines={[...(hidden ? [words.hiddenMore] : []), ...(left === null ? [] : [words.left(left)])]}
      isOver={!hidden}
    >
      <GoOn text={words.goOn} onPress={use.goOn} />
      <button type="button" class="button button--large" onClick={use.startOver}>
        {words.startOver}
      </button>
    </Cover>
  );
}

const Cover = (props: {
  readonly title: string;
  readonly lines: readonly string[];
  /** Over the page, which stays to be seen. */
  readonly isOver: boolean;
  readonly children: ComponentChildren;
}) => (
  <div class={props.isOver ? 'shared-cover shared-cover--over' : 'shared-cover'}>
    <div role="alertdialog" aria-modal="true" aria-labelledby="shared-title" aria-describedby="shared-more">
      <h2 id="shared-title">{props.title}</h2>
      <div id="shared-more">
        {props.lines.map((line, at) => (
          <p key={at === 0 ? 'first' : 'more'}>{line}</p>
        ))}
      </div>
      <p class="shared-cover__actions">{props.children}</p>
    </div>
  </div>
);

/** Has the focus while it stands there; then it goes back to where it was. */
const GoOn = ({ text, onPress }: { readonly text: string; readonly onPress: () => void }) => {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    button.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <button ref={button} type="button" class="button button--primary button--large" onClick={onPress}>
      {text}
    </button>
  );
};
