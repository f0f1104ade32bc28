/** What was done, for those who listen. */
export function Said({ text }: { readonly text: string }) {
  return (
    <p class="visually-hidden" role="status">
      {text}
    </p>
  );
}
