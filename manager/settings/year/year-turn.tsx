/** Which year is shown, and the ways to those beside it. */
export function YearTurn(props: {
  readonly year: number | string;
  readonly texts: { readonly before: string; readonly after: string };
  readonly onTurn: (by: -1 | 1) => void;
}) {
  const { year, texts, onTurn } = props;
  return (
    <div class="year__turn">
      <button class="button" type="button" aria-label={texts.before} onClick={() => onTurn(-1)}>
        <span aria-hidden="true">‹</span>
      </button>
      <b>{year}</b>
      <button class="button" type="button" aria-label={texts.after} onClick={() => onTurn(1)}>
        <span aria-hidden="true">›</span>
      </button>
    </div>
  );
}
