import { readAt } from '../at-path.ts';
import { useSetup } from '../setup-context.ts';
import { FieldBox } from './field-box.tsx';
import type { Option } from './plain-fields.tsx';

/** Some of many, by their names; none chosen = it is left out. What is named and is not there can be taken away. */
export function SeveralSetting({ path, options }: { readonly path: string; readonly options: readonly Option[] }) {
  const { draft, words } = useSetup();
  const value = readAt(draft.document.value, path);
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const others = chosen.filter((one) => !options.some((option) => option.value === one)).map(String);
  const choose = (one: string | number, isChosen: boolean): void => {
    const next = isChosen ? [...chosen, one] : chosen.filter((other) => other !== one);
    draft.set(path, next.length === 0 ? undefined : next);
  };
  return (
    <FieldBox path={path} several>
      {() => (
        <div class="checks">
          {[...options, ...others.map((one) => ({ value: one, label: words.noSuch(one) }))].map((option) => (
            <label class="check" key={option.value}>
              <input
                type="checkbox"
                checked={chosen.includes(option.value)}
                onChange={({ currentTarget: { checked } }) => choose(option.value, checked)}
              />
              {option.label}
            </label>
          ))}
        </div>
      )}
    </FieldBox>
  );
}
