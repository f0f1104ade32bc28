import type { ComponentChildren } from 'preact';

/** One thing to say, in the middle of the page. */
export function Plain(props: {
  readonly title: string;
  readonly more?: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <main class="country-plain">
      <h1>{props.title}</h1>
      {props.more !== undefined && <p>{props.more}</p>}
      {props.children}
    </main>
  );
}
