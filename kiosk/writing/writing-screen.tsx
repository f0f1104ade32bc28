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
import type { OpenStage } from '../words.ts';
import { writingWords } from './words.ts';
import type { Writing, WritingState } from './writing.ts';
import '../booking/booking.css';
import './writing.css';

interface Props {
  readonly stage: OpenStage;
  readonly writing: Writing;
}

/** Writing an appeal: the page within, or once it is sent its number. */
export function WritingScreen({ stage, writing }: Props) {
  const state = writing.state.value;
  if (state.at === 'sent') return <SentScreen stage={stage} writing={writing} state={state} />;
  const hidden = writing.hiding.hidden.value;
  const words = writingWords(stage.language);
  const said = bookingWords(stage.language);
  return (
    <Frame
      stage={stage}
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
          <PageWithin stage={stage} writing={writing} hidden={hidden} />
        </>
      }
      bar={<LeavingBar stage={stage} />}
    />
  );
}

/** The page within has a way back of its own. */
const LeavingBar = ({ stage }: Pick<Props, 'stage'>) => (
  <>
    <StartOverButton stage={stage} />
    <span class="bar-space" />
    <ReachButton stage={stage} />
  </>
);

/** The page of appeals of this centre. */
const PageWithin = ({ stage, writing, hidden }: Props & { readonly hidden: boolean }) => {
  const frame = useRef<HTMLIFrameElement>(null);
  useHearing(frame, writing);
  useTelling(frame, { stage, writing });
  return (
    <iframe
      ref={frame}
      class="page-within"
      title={writingWords(stage.language).title}
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
const useTelling = (frame: InFrame, { stage, writing }: Props): void => {
  const ready = writing.isReady.value;
  const { large, contrast } = stage.model.aids;
  const [isLarge, isStrong] = [large.value, contrast.value];
  // In large letters the whole page stands low.
  const low = isLow(stage.model.layout.value) && !isLarge;
  useEffect(() => {
    if (!ready) return;
    const tell = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const wedge = stage.model.view.peek()?.kiosk.wedge ?? null;
      const order: FrameOrder = {
        ...{ frame: 'set', language: stage.language, token: writing.token() },
        ...{ rem, isLow: low, isLarge, isStrong, wedge },
      };
      frame.current?.contentWindow?.postMessage(order, location.origin);
    };
    tell();
    addEventListener('resize', tell);
    return () => removeEventListener('resize', tell);
  }, [ready, stage.language, low, isLarge, isStrong]);
};

type Sent = Extract<WritingState, { readonly at: 'sent' }>;

const SentScreen = ({ stage, writing, state }: Props & { readonly state: Sent }) => {
  const words = writingWords(stage.language);
  const link = pageOnPhone(`/m/${encodeURIComponent(state.secret)}`);
  return (
    <Frame
      stage={stage}
      name="writing sent"
      kind="ticket"
      title={
        <>
          <span class="booking-sent">{words.sent}</span>
          <span class="ticket__label">{words.number}</span>
          <span class="case-number">{state.number}</span>
        </>
      }
      below={<UntilWhen stage={stage} due={state.due} />}
      detail={
        <>
          <SlipLine stage={stage} slip={state.slip} late={state.late} note={words.note} />
          {link !== null && <PhoneCode link={link} label={words.scan} />}
        </>
      }
      controls={
        <button type="button" class="take" onClick={() => writing.leave()}>
          {stage.words.done}
        </button>
      }
    />
  );
};

const UntilWhen = ({ stage, due }: Pick<Props, 'stage'> & Pick<Sent, 'due'>) => {
  const words = writingWords(stage.language);
  const day = longDate(Date.parse(`${due}T12:00:00Z`), 'UTC', stage.calendar).replaceAll(' ', '\u00a0');
  return (
    <div class="ticket__about">
      <p class="booked">
        <strong>{words.due(day)}</strong>
      </p>
      <p>{words.keep}</p>
    </div>
  );
};
