import { signal } from '@preact/signals';

/** Says why this page is slower than others, where it is; nothing otherwise. */
export function Roundabout(props: { readonly text: string }) {
  return roundabout.value ? <small class="roundabout">{props.text}</small> : null;
}

/** This page hears the server by one HTTP question after another: what lies between lets no WebSocket through. */
export const roundabout = signal(false);
