/** Words that take turns with other languages: the new ones appear softly, once. */
export function Turning(props: { readonly text: string; readonly language: string; readonly class?: string }) {
  return (
    <span key={props.text} class={`turning ${props.class ?? ''}`} lang={props.language}>
      {props.text}
    </span>
  );
}
