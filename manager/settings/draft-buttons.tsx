/** Back, forth and away, for a document that centres share and somebody is making. */
export function DraftButtons(props: {
  readonly draft: {
    readonly changed: { readonly value: boolean };
    readonly canUndo: { readonly value: boolean };
    readonly canRedo: { readonly value: boolean };
    undo(): void;
    redo(): void;
    drop(): void;
  };
  readonly texts: { readonly undo: string; readonly redo: string; readonly drop: string };
}) {
  const { draft, texts } = props;
  return (
    <>
      <button class="button" type="button" aria-disabled={!draft.canUndo.value} onClick={draft.undo}>
        {texts.undo}
      </button>
      <button class="button" type="button" aria-disabled={!draft.canRedo.value} onClick={draft.redo}>
        {texts.redo}
      </button>
      <button class="button" type="button" aria-disabled={!draft.changed.value} onClick={draft.drop}>
        {texts.drop}
      </button>
    </>
  );
}
