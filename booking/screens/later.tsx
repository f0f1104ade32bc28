import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { refusalWords } from '../../ui/refusal-words.ts';
import { Notice } from '../../ui/visitor/heading.tsx';
import { Qr } from '../../ui/visitor/qr.tsx';
import { dateLine } from '../../ui/visitor/when.ts';
import type { Later, LaterState } from '../later.ts';
import { laterWords } from '../later-words.ts';
import type { ScreenWords } from '../words.ts';

/** [FO5] Going on another time: one press, then the link, as text and as a code, to be sent to oneself. */
export function LaterPart({ later, words }: { readonly later: Later; readonly words: ScreenWords }) {
  const own = laterWords(words.language);
  const state = later.state.value;
  if (state.at === 'kept') return <Kept later={later} words={words} kept={state} />;
  const isAsking = state.at === 'asking';
  return (
    <>
      {state.at === 'lost' && <Notice kind="bad">{own.lost}</Notice>}
      {state.at === 'refused' && <Notice kind="bad">{refusalWords(state.refusal, words.refusals)}</Notice>}
      <p>
        <button type="button" class="back" aria-disabled={isAsking} onClick={() => void later.keep()}>
          {isAsking ? own.keeping : own.keep}
        </button>
      </p>
    </>
  );
}

/** What is said above the page of those who came with a link that leads to nothing now. */
export function NotTakenUp({
  why,
  language,
}: {
  readonly why: 'over' | 'lost';
  readonly language: ReadonlySignal<string>;
}) {
  const own = laterWords(language.value);
  return (
    <div class="visitor-page later__gone">
      <Notice kind="warn">{why === 'over' ? own.over : own.notReached}</Notice>
    </div>
  );
}

const Kept = (props: {
  readonly later: Later;
  readonly words: ScreenWords;
  readonly kept: Extract<LaterState, { readonly at: 'kept' }>;
}) => {
  const { later, words, kept } = props;
  const own = laterWords(words.language);
  const link = new URL(kept.page, location.origin).href;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <section class="later" aria-labelledby="later-kept">
      <h2 id="later-kept" tabIndex={-1} ref={heading}>
        {own.kept}
      </h2>
      <p>{own.more(dateLine(kept.until.slice(0, 10), words.calendar))}</p>
      {later.leavesOut() && <p>{own.leavesOut}</p>}
      <p>{own.noPlace}</p>
      <Qr link={link} label={own.link} />
      <p>
        <a class="link later__link" href={kept.page}>
          {own.link}
        </a>
      </p>
      <div class="actions">
        <Share link={link} words={words} />
        <button type="button" class="button button--large" onClick={later.close}>
          {own.close}
        </button>
      </div>
    </section>
  );
};

/** By what the device has to send something with, else as a mail; and copied. */
const Share = ({ link, words }: { readonly link: string; readonly words: ScreenWords }) => {
  const own = laterWords(words.language);
  const [copied, setCopied] = useState(false);
  const mail = `mailto:?${new URLSearchParams({ subject: own.mail, body: link }).toString().replaceAll('+', '%20')}`;
  const copy = (): void =>
    void navigator.clipboard?.writeText(link).then(
      () => setCopied(true),
      () => undefined,
    );
  const send = (event: Event): void => {
    if (typeof navigator.share !== 'function') return;
    event.preventDefault();
    void navigator.share({ title: own.mail, url: link }).catch(() => undefined);
  };
  return (
    <>
      <a class="button button--primary button--large" href={mail} onClick={send}>
        {own.share}
      </a>
      <button type="button" class="button button--large" onClick={copy}>
        {copied ? own.copied : own.copy}
      </button>
    </>
  );
};
