import { useEffect, useRef, useState } from 'preact/hooks';
import type { MediaPlayer, Shown } from './media-player.ts';

/** Two videos in turn, without sound: the one before stands until the next one moves. */
export function Videos({ shown, player }: { readonly shown: Shown | null; readonly player: MediaPlayer }) {
  const boxes = [useRef<HTMLVideoElement>(null), useRef<HTMLVideoElement>(null)] as const;
  /** Which turn is seen. */
  const [seen, setSeen] = useState(0);
  const turn = shown?.turn ?? 0;
  const url = shown?.item.kind === 'video' ? shown.url : null;
  useEffect(() => {
    const now = boxes[turn % 2]?.current;
    if (now == null || url === null) {
      for (const box of boxes) unload(box.current);
      setSeen(0);
    } else play(now, turn, url, player);
  }, [turn, url]);
  const begins = (turns: number): void => {
    setSeen(turns);
    unload(boxes[(turns + 1) % 2]?.current ?? null);
  };
  return (
    <>
      {boxes.map((box, at) => (
        <video
          key={at}
          ref={box}
          class={`media__video${seen > 0 && seen % 2 === at ? ' media__video--seen' : ''}`}
          muted
          playsInline
          disableRemotePlayback
          onPlaying={({ currentTarget }) => begins(turnOf(currentTarget))}
          onTimeUpdate={({ currentTarget }) => player.progressed(turnOf(currentTarget))}
          onEnded={({ currentTarget }) => player.ended(turnOf(currentTarget))}
          onError={({ currentTarget }) => player.broke(turnOf(currentTarget))}
        />
      ))}
    </>
  );
}

const play = (video: HTMLVideoElement, turn: number, url: string, player: MediaPlayer): void => {
  video.dataset['turn'] = String(turn);
  video.src = url;
  video.play().catch(() => player.broke(turn));
};

/** The turn that a video was loaded for; 0 = it is not loaded. */
const turnOf = (video: HTMLVideoElement): number => Number(video.dataset['turn'] ?? 0);

/** Lets go of what a video holds: the browser keeps a decoder for each. */
const unload = (video: HTMLVideoElement | null): void => {
  if (video === null || turnOf(video) === 0) return;
  video.dataset['turn'] = '0';
  video.removeAttribute('src');
  video.load();
};
