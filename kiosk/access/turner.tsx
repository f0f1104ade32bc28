import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AccessWords } from './access-words.ts';
import { followScreen, type More, moveScreen } from './long-screen.ts';

/** Two wide buttons below a screen in large letters, which may be longer than its room. Keys need none: what has the focus comes into sight. */
export function Turner({ words }: { readonly words: AccessWords }) {
  const box = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState<More>({ up: false, down: false });
  const screen = (): HTMLElement | null => box.current?.closest<HTMLElement>('.kiosk') ?? null;
  useLayoutEffect(() => {
    const here = screen();
    if (here === null) return;
    return followScreen(here, (now) => setMore((last) => (last.up === now.up && last.down === now.down ? last : now)));
  }, []);
  const turn = (by: 1 | -1): void => {
    const here = screen();
    if (here !== null) moveScreen(here, by);
  };
  return (
    <div class="turner" ref={box}>
      <Turn name={words.up} sign="M8 32 24 14l16 18" may={more.up} onPress={() => turn(-1)} />
      <Turn name={words.down} sign="M8 16l16 18 16-18" may={more.down} onPress={() => turn(1)} />
    </div>
  );
}

const Turn = (props: {
  readonly name: string;
  readonly sign: string;
  readonly may: boolean;
  readonly onPress: () => void;
}) => (
  <button type="button" tabIndex={-1} aria-disabled={!props.may} onClick={props.onPress}>
    <svg class="icon" viewBox="0 0 48 48" aria-hidden="true">
      <path d={props.sign} />
    </svg>
    <span>{props.name}</span>
  </button>
);
