import { useId } from 'preact/hooks';
import { FieldBox } from './field-box.tsx';
import { useValue } from './plain-fields.tsx';

/** A time zone by its IANA name, which the browser knows. */
export function ZoneSetting({ path }: { readonly path: string }) {
  const { value, write } = useValue(path);
  const list = useId();
  return (
    <FieldBox path={path}>
      {(control) => (
        <>
          <input
            {...control}
            type="text"
            list={list}
            autocomplete="off"
            spellcheck={false}
            value={String(value ?? '')}
            onInput={({ currentTarget }) => write(currentTarget.value)}
          />
          <datalist id={list}>
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </FieldBox>
  );
}
