import { readAt } from '../at-path.ts';
import { useSetup } from '../setup-context.ts';
import { FieldBox } from './field-box.tsx';
import { AddButton, RemoveButton } from './list-buttons.tsx';
import { readNumber, writeNumber } from './typed.ts';

interface DurationListProps {
  readonly path: string;
  readonly unitSeconds: number;
  readonly most: number;
  readonly words: {
    /** What each is called, by its number. */
    readonly label: (n: number) => string;
    readonly add: string;
    readonly remove: string;
  };
  /** The next one, by how many there are. */
  readonly next: (there: number) => number;
}

/** Several lengths of time (seconds in the document), each typed in a unit of so many seconds. */
export function DurationList(props: DurationListProps) {
  const { draft } = useSetup();
  const { path } = props;
  const found = readAt(draft.document.value, path);
  const list: readonly unknown[] = Array.isArray(found) ? found : [];
  return (
    <FieldBox path={path} several>
      {() => [
        ...list.map((seconds, at) => (
          <Duration key={at} {...props} at={at} seconds={seconds} isLast={list.length === 1} />
        )),
        list.length < props.most && (
          <AddButton path={`${path}/${list.length}`} word={props.words.add} value={props.next(list.length)} />
        ),
      ]}
    </FieldBox>
  );
}

const Duration = (
  props: DurationListProps & { readonly at: number; readonly seconds: unknown; readonly isLast: boolean },
) => {
  const { draft } = useSetup();
  const { path, unitSeconds, at, seconds } = props;
  const secondsIn = (typed: string): unknown => {
    const read = readNumber(typed);
    return typeof read === 'number' ? Math.round(read * unitSeconds) : read;
  };
  return (
    <span class="setting__duration">
      <input
        class="setting__figure"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        aria-label={props.words.label(at + 1)}
        aria-invalid={draft.faults.value.has(`${path}/${at}`)}
        value={writeNumber(typeof seconds === 'number' ? seconds / unitSeconds : seconds)}
        onChange={({ currentTarget }) => draft.set(`${path}/${at}`, secondsIn(currentTarget.value))}
      />
      <RemoveButton path={props.isLast ? path : `${path}/${at}`} word={props.words.remove} />
    </span>
  );
};
