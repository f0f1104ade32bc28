import type { ComponentChildren } from 'preact';

/** Words that take turns with other languages: the new ones appear softly, once. `children`: the text in its parts. */
export function Turning(props: {
  readonly text: string;
  readonly language: string;
  readonly class?: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <span key={props.text} class={`turning ${props.class ?? ''}`} lang={props.language}>
      {props.children ?? props.text}
    </span>
  );
}
