import { useSetup } from '../setup-context.ts';

interface ButtonProps {
  readonly path: string;
  readonly word: string;
}

/** Puts something at a place of the document: one more of a list. */
export function AddButton({ path, word, value }: ButtonProps & { readonly value: unknown }) {
  const { draft } = useSetup();
  return (
    <button class="button list-button" type="button" onClick={() => draft.set(path, value)}>
      {word}
    </button>
  );
}

/** Takes away what stands at a place. */
export function RemoveButton({ path, word }: ButtonProps) {
  const { draft } = useSetup();
  return (
    <button
      class="button button--quiet list-button"
      type="button"
      aria-label={word}
      onClick={() => draft.set(path, undefined)}
    >
      {word}
    </button>
  );
}
