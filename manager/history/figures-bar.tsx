import type { ReadonlySignal } from '@preact/signals';
import { OneOf } from '../ui/one-of.tsx';
import { type FileKind, ReportFiles } from './report-files.tsx';

/** Above figures: what they are broken down by, and the same as files. */
export function FiguresBar<Key extends string>(props: {
  readonly label: string;
  readonly keys: readonly Key[];
  readonly model: { readonly by: ReadonlySignal<Key>; chooseBy(by: Key): void };
  readonly word: (key: Key) => string;
  readonly addressOf: (kind: FileKind) => string;
}) {
  const { by, chooseBy } = props.model;
  return (
    <div class="section__bar">
      <OneOf label={props.label} options={props.keys} chosen={by.value} word={props.word} onChoose={chooseBy} />
      <ReportFiles addressOf={props.addressOf} />
    </div>
  );
}
