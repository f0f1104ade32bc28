import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { longDate } from '../../shared/words.ts';
import { type FrameOrder, readNews } from '../../ui/kiosk-frame/news.ts';
import { Said } from '../booking/pieces.tsx';
import { SlipLine } from '../booking/slip-line.tsx';
import { bookingWords } from '../booking/words.ts';
import { isLow } from '../paging.ts';
import { pageOnPhone } from '../phone-page.ts';
import { Frame, ReachButton, StartOverButton } from '../screens/frame.tsx';
import { PhoneCode } from '../screens/phone-code.tsx';
import type { OpenScreenContext } from '../words.ts';
import { writingWords } from './words.ts';
import type { Writing, WritingState } from './writing.ts';
import '../booking/booking.css';
import './writing.css';

interface Props {
  readonly context: OpenScreenContext;
  readonly writing: Writing;
}

/** Writing an appeal: the page within, or once it is sent its number. */
export function WritingScreen({ context, writing }: Props) {
  const state = writing.state.value;
  if (state.at === 'sent') return <SentScreen context={context} writing={writing} state={state} />;
  const hidden = writing.hiding.hidden.value;
  const words = writingWords(context.language);
  const said = bookingWords(context.language);
  return (
    <Frame
      context={context}
      name={hidden ? 'writing hidden' : 'writing'}
      title={hidden ? said.hidden : words.title}
      below={hidden ? <Said lines={said.hiddenMore} /> : <p>{words.more}</p>}
      controls={
        <>
          {hidden && (
            <button type="button" class="take" onClick={() => writing.goOn()}>
              {said.go}
            </button>
          )}
          <PageWithin context={context} writing={writing} hidden={hidden} />
        </>
      }
      bar={<LeavingBar context={context} />}
    />
  );
}

/** The page within has a way back of its own. */
const LeavingBar = ({ context }: Pick<Props, 'context'>) => (
  <>
    <StartOverButton context={context} />
    <span class="bar-space" />
    <ReachButton context={context} />
  </>
);

/** The page of appeals of this centre. */
const PageWithin = ({ context, writing, hidden }: Props & { readonly hidden: boolean }) => {
  const frame = useRef<HTMLIFrameElement>(null);
  useHearing(frame, writing);
  useTelling(frame, { context, writing });
  return (
    <iframe
      ref={frame}
      class="page-within"
      title={writingWords(context.language).title}
      src={`/appeal?centre=${encodeURIComponent(writing.centre)}`}
      hidden={hidden}
    />
  );
};

type InFrame = RefObject<HTMLIFrameElement | null>;

/** What the page tells comes from it alone. */
const useHearing = (frame: InFrame, writing: Writing): void =>
  useEffect(() => {
    const listening = new AbortController();
    const hear = ({ source, origin, data }: MessageEvent): void => {
      const news = source === frame.current?.contentWindow && origin === location.origin ? readNews(data) : null;
      if (news !== null) writing.hear(news);
    };
    addEventListener('message', hear, { signal: listening.signal });
    return () => listening.abort();
  }, [writing]);

/** It alone is told its language and its letters, once it is there and whenever they change. */
const useTelling = (frame: InFrame, { context, writing }: Props): void => {
  const ready = writing.isReady.value;
  const { large, contrast } = context.model.aids;
  const [isLarge, isStrong] = [large.value, contrast.value];
  // In large letters the whole page stands low.
  const low = isLow(context.model.layout.value) && !isLarge;
  useEffect(() => {
    if (!ready) return;
    const tell = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const wedge = context.model.view.peek()?.kiosk.wedge ?? null;
      const order: FrameOrder = {
        ...{ frame: 'set', language: context.language, token: writing.token() },
        ...{ rem, isLow: low, isLarge, isStrong, wedge },
      };
      frame.current?.contentWindow?.postMessage(order, location.origin);
    };
    tell();
    addEventListener('resize', tell);
    return () => removeEventListener('resize', tell);
  }, [ready, context.language, low, isLarge, isStrong]);
};

type Sent = Extract<WritingState, { readonly at: 'sent' }>;

const SentScreen = ({ context, writing, state }: Props & { readonly state: Sent }) => {
  const words = writingWords(context.language);
  const link = pageOnPhone(`/m/${encodeURIComponent(state.secret)}`);
  return (
    <Frame
      context={context}
      name="writing sent"
      kind="ticket"
      title={
        <>
          <span class="booking-sent">{words.sent}</span>
          <span class="ticket__label">{words.number}</span>
          <span class="case-number">{state.number}</span>
        </>
      }
      below={<UntilWhen context={context} due={state.due} />}
      detail={
        <>
          <SlipLine context={context} slip={state.slip} late={state.late} note={words.note} />
          {link !== null && <PhoneCode link={link} label={words.scan} />}
        </>
      }
      controls={
        <button type="button" class="take" onClick={() => writing.leave()}>
          {context.words.done}
        </button>
      }
    />
  );
};

const UntilWhen = ({ context, due }: Pick<Props, 'context'> & Pick<Sent, 'due'>) => {
  const words = writingWords(context.language);
  const day = longDate(Date.parse(`${due}T12:00:00Z`), 'UTC', context.calendar).replaceAll(' ', '\u00a0');
  return (
    <div class="ticket__about">
      <p class="booked">
        <strong>{words.due(day)}</strong>
      </p>
      <p>{words.keep}</p>
    </div>
  );
};
