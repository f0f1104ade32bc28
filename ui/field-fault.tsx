/** What is wrong with a field, in the words of the screen, under it; its place is there before, so that it is read out. */
export function FieldFault({ id, fault }: { readonly id: string; readonly fault: string | null }) {
  return (
    <p class="field__fault" id={id} role="alert">
      {fault}
    </p>
  );
}
