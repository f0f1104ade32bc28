import { durationParts } from '../../shared/reports/figure-words.ts';
import { useWords } from './use-words.ts';

/** A duration set large, its units small. */
export function LargeDuration(props: { readonly seconds: number | null }) {
  const { words } = useWords();
  if (props.seconds === null) return <span class="large large--none">{words.noFigure}</span>;
  return (
    <span class="large">
      {durationParts(props.seconds, words).map(({ amount, unit }) => (
        <span key={unit} class="large__part">
          {amount} <small>{unit}</small>
        </span>
      ))}
    </span>
  );
}
