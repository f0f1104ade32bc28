import { useWords } from './use-words.ts';

/** The heads of a table's columns: words first, then figures, then what can be done with a row. */
export function Heads(props: {
  readonly words: readonly string[];
  readonly figures?: readonly string[];
  readonly actions?: boolean;
}) {
  const { settings } = useWords().words;
  return (
    <thead>
      <tr>
        {props.words.map((word) => (
          <th key={word} scope="col">
            {word}
          </th>
        ))}
        {props.figures?.map((word) => (
          <th key={word} scope="col" class="figure">
            {word}
          </th>
        ))}
        {props.actions && (
          <th scope="col">
            <span class="visually-hidden">{settings.actions}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

/** A button in a row; who cannot see the row hears what it is about. */
export function RowButton(props: {
  readonly word: string;
  readonly about: string;
  readonly look?: 'quiet' | 'primary' | 'plain';
  readonly onPress: () => void;
}) {
  const look = props.look ?? 'quiet';
  return (
    <button
      class={look === 'plain' ? 'button' : `button button--${look}`}
      type="button"
      aria-label={`${props.word}: ${props.about}`}
      onClick={props.onPress}
    >
      {props.word}
    </button>
  );
}
