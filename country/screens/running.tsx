import { useComputed } from '@preact/signals';

/** A text that runs: while it does, its own letters are written and nothing around them. */
export function Running({ text }: { readonly text: () => string }) {
  const running = useComputed(text);
  return <>{running}</>;
}
