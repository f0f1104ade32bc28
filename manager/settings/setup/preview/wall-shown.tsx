import { computed, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import sheet from '../../../../display/display.css?inline';
import { openDisplay } from '../../../../display/display-model.ts';
import layouts from '../../../../display/layouts/layouts.css?inline';
import type { Files } from '../../../../display/media/http-files.ts';
import media from '../../../../display/media/media.css?inline';
import { Wall } from '../../../../display/screens/wall.tsx';
import { wallWords } from '../../../../display/words.ts';
import type { Centre } from '../../../../shared/centre/centre.ts';
import type { HallView } from '../../../../shared/views.ts';
import base from '../../../../ui/base.css?inline';
import type { Chime } from '../../../../ui/chime.ts';
import type { LiveView } from '../../../../ui/live-view.ts';
import { Frame } from './frame.tsx';
import { type Asked, previewHall } from './preview-views.ts';
import { stillClock } from './still.ts';

/** A wall as it would be with this draft. */
export function WallShown(props: {
  readonly document: Centre;
  readonly asked: Asked;
  readonly display?: string | undefined;
  readonly title: string;
}) {
  const { document, asked, display } = props;
  const about = `${asked.language} ${asked.situation} ${asked.longest} ${display}`;
  const view = useMemo(() => signal<HallView | null>(previewHall(document, asked, display)), [about]);
  const model = useMemo(() => wallOf(asked, view), [about]);
  const files = useMemo(() => filesOf(document.id), [document.id]);
  view.value = useMemo(() => previewHall(document, asked, display), [document, about]);
  useEffect(() => void wallWords.fetch(), [asked.language]);
  useEffect(() => () => model.close(), [model]);
  return (
    <Frame title={props.title} size={wide} css={css}>
      <Wall model={model} chime={chime} media={{ device: () => null, files }} />
    </Frame>
  );
}

const wide = { width: 1920, height: 1080 };
const css = `${base}${sheet}${layouts}${media}`;

/** Files of walls as the session of who sees the preview may fetch them. */
const filesOf = (centre: string): Files => ({
  state: (hash) => ({ kind: 'ready', url: `/api/centres/${centre}/media/${hash}` }),
  keep: () => undefined,
  close: () => undefined,
});

const chime: Chime = {
  sound: signal('on'),
  unlock: () => undefined,
  play: async () => undefined,
  close: async () => undefined,
};

const wallOf = (asked: Asked, data: LiveView<HallView>['data']) =>
  openDisplay({
    clock: stillClock(),
    pairing: {
      state: signal({ step: 'paired', centre: 'preview', place: 'preview', token: '' }),
      lost: signal(false),
      forget: () => undefined,
      close: () => undefined,
    },
    player: { play: async () => undefined },
    languages: computed(() =>
      wallWords.ready.value.includes(asked.language) ? [asked.language] : wallWords.ready.value,
    ),
    watch: () => ({
      data,
      connected: signal(true),
      refusal: signal(null),
      clockOffset: signal(0),
      close: () => undefined,
    }),
  });
