import { readAt } from '../at-path.ts';
import { useSetup } from '../setup-context.ts';
import { FieldBox } from './field-box.tsx';
import { swapped } from './languages-setting.tsx';
import type { Option } from './plain-fields.tsx';

/** Some of a few, by their names, in an order that counts; none chosen = it is left out. */
export function OrderedSetting({ path, options }: { readonly path: string; readonly options: readonly Option[] }) {
  const { draft } = useSetup();
  const value = readAt(draft.document.value, path);
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const rank = ({ value: one }: Option): number => (chosen.includes(one) ? chosen.indexOf(one) : chosen.length);
  const onSet = (next: readonly unknown[]): void => draft.set(path, next.length === 0 ? undefined : next);
  return (
    <FieldBox path={path} several>
      {() => (
        <ul class="setup-rows">
          {options
            .toSorted((a, b) => rank(a) - rank(b))
            .map((option) => (
              <Row key={option.value} option={option} chosen={chosen} onSet={onSet} />
            ))}
        </ul>
      )}
    </FieldBox>
  );
}

const Row = (props: {
  readonly option: Option;
  readonly chosen: readonly unknown[];
  readonly onSet: (chosen: readonly unknown[]) => void;
}) => {
  const { words } = useSetup();
  const { option, chosen, onSet } = props;
  const { value, label } = option;
  const rank = chosen.indexOf(value);
  return (
    <li class="setup-rows__row">
      <label class="check">
        <input
          type="checkbox"
          checked={rank >= 0}
          onChange={({ currentTarget: { checked } }) =>
            onSet(checked ? [...chosen, value] : chosen.filter((one) => one !== value))
          }
        />
        {label}
      </label>
      {rank > 0 && (
        <button
          class="button button--quiet"
          type="button"
          aria-label={`${words.up}: ${label}`}
          onClick={() => onSet(swapped(chosen, rank, rank - 1))}
        >
          {words.up}
        </button>
      )}
    </li>
  );
};
