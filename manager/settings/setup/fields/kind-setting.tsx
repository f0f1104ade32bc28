import { readAt } from '../at-path.ts';
import { useSetup } from '../setup-context.ts';
import { FieldBox } from './field-box.tsx';
import type { Option } from './plain-fields.tsx';

/** Which of several kinds a box of fields is. Another kind begins from its blank, and keeps what both have. */
export function KindSetting(props: {
  readonly path: string;
  readonly options: readonly Option[];
  readonly blanks: { readonly [kind: string]: { readonly [field: string]: unknown } };
  /** What it is where nothing is said. */
  readonly absent?: string;
}) {
  const { draft, words } = useSetup();
  const { path, options, blanks } = props;
  const value = readAt(draft.document.value, path);
  const kind = String(readAt(value, 'kind') ?? props.absent ?? '');
  const choose = (next: string): void => {
    const blank = blanks[next] ?? {};
    const kept = Object.keys(blank).flatMap((field) => {
      const there = readAt(value, field);
      return there === undefined ? [] : [[field, there] as const];
    });
    draft.set(path, { ...blank, ...Object.fromEntries(kept), kind: next });
  };
  return (
    <FieldBox path={path}>
      {(control) => (
        <select {...control} value={kind} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          {!options.some((option) => option.value === kind) && <option value={kind}>{words.noSuch(kind)}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldBox>
  );
}
