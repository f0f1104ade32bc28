import { plateParts } from '../shared/wall/wall-letters.ts';

/** What stands on a counter's plate: its name, a word of it (`wordClass`) above what tells it from others. */
export function PlateName(props: { readonly name: string; readonly wordClass: string }) {
  const { word, sign } = plateParts(props.name);
  return (
    <>
      {word !== '' && <span class={props.wordClass}>{`${word} `}</span>}
      {sign}
    </>
  );
}
