import { useId } from 'preact/hooks';
import { groupSigns, Sign } from '../preview/group-signs.tsx';
import { useSetup } from '../setup-context.ts';
import { FieldBox } from './field-box.tsx';
import { useValue } from './plain-fields.tsx';

/** A sign out of those that the kiosk draws, picked by hand or by the arrow keys; none of them = the plain one. */
export function IconSetting({ path }: { readonly path: string }) {
  const { words } = useSetup();
  const { value, write } = useValue(path);
  const name = useId();
  return (
    <FieldBox path={path} several>
      {() => (
        <div class="signs">
          <label class="signs__sign">
            <input
              class="visually-hidden"
              type="radio"
              name={name}
              checked={value === undefined}
              onChange={() => write('')}
            />
            <span>{words.none}</span>
          </label>
          {groupSigns.map((sign) => (
            <label key={sign} class="signs__sign" title={words.signs[sign]}>
              <input
                class="visually-hidden"
                type="radio"
                name={name}
                aria-label={words.signs[sign]}
                checked={value === sign}
                onChange={() => write(sign)}
              />
              <Sign name={sign} />
            </label>
          ))}
        </div>
      )}
    </FieldBox>
  );
}
