import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import sheet from '../../../../phone/phone.css?inline';
import { openPhone } from '../../../../phone/phone-model.ts';
import { Page } from '../../../../phone/screens/page.tsx';
import { stateWords, waitWords } from '../../../../phone/title.ts';
import { spoken, wordsIn } from '../../../../phone/words.ts';
import type { Centre } from '../../../../shared/centre/centre.ts';
import type { PhoneView } from '../../../../shared/views.ts';
import base from '../../../../ui/base.css?inline';
import type { Chime } from '../../../../ui/chime.ts';
import type { LiveView } from '../../../../ui/live-view.ts';
import { Frame } from './frame.tsx';
import { type Asked, previewPhone } from './preview-views.ts';
import { stillApi, stillClock } from './still.ts';

/** A visitor's phone as it would be with this draft. */
export function PhoneShown({
  document,
  asked,
  title,
  letters,
}: {
  readonly document: Centre;
  readonly asked: Asked;
  readonly title: string;
  /** How many times as large its letters are as usual. */
  readonly letters: number;
}) {
  const about = `${asked.language} ${asked.situation} ${asked.longest}`;
  const view = useMemo(() => signal<PhoneView | null>(previewPhone(document, asked)), [about]);
  const model = useMemo(() => phoneOf(asked, view), [about]);
  view.value = useMemo(() => previewPhone(document, asked), [document, about]);
  useEffect(() => () => model.close(), [model]);
  return (
    <Frame title={title} size={inHand} css={css} letters={letters}>
      <Page model={model} chime={chime} />
    </Frame>
  );
}

const inHand = { width: 390, height: 844 };
const css = `${base}${sheet}`;
const noMemory = { read: () => null, write: () => undefined };

const chime: Chime = {
  sound: signal('on'),
  unlock: () => undefined,
  play: async () => undefined,
  close: async () => undefined,
};

const phoneOf = (asked: Asked, data: LiveView<PhoneView>['data']) =>
  openPhone({
    secret: 'preview',
    clock: stillClock(),
    live: {
      data,
      connected: signal(true),
      refusal: signal(null),
      clockOffset: signal(0),
      close: () => undefined,
    },
    api: stillApi({}),
    alarm: { ring: () => undefined },
    memory: noMemory,
    documents: noMemory,
    push: {
      can: 'no',
      isBlocked: () => false,
      subscribed: async () => null,
      subscribe: async () => null,
      unsubscribe: async () => undefined,
      clear: async () => undefined,
    },
    newKey: () => 'preview',
    languages: spoken,
    preferred: asked.language,
    waitWords: (view, wait, code) => waitWords(view, wait, wordsIn(code)),
    stateWords: (view, code) => stateWords(view, wordsIn(code)),
  });
