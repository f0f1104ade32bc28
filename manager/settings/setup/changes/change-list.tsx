import type { ConfigChange } from '../../../../shared/centre/config-diff.ts';
import type { SetupWords } from '../setup-words.ts';
import { changeLine, changeWords } from './change-words.ts';

/** Changes between two documents in words, the first of them and how many more there are. */
export function ChangeList(props: {
  readonly changes: readonly ConfigChange[];
  readonly before: unknown;
  readonly after: unknown;
  readonly words: SetupWords;
  readonly most?: number;
}) {
  const { changes, before, after, words, most = mostShown } = props;
  const others = changes.length - most;
  return (
    <ul class="changes">
      {changes.slice(0, most).map((change) => {
        const line = changeLine(change, before, after, words);
        return (
          <li key={`${change.what} ${change.path}`}>
            <b>{line.subject}</b>: <span>{line.said}</span>
          </li>
        );
      })}
      {others > 0 && <li class="soft">{changeWords(words.language).more(others)}</li>}
    </ul>
  );
}

/** More than so many nobody reads at once. */
const mostShown = 100;
