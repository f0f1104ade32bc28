import { useState } from 'preact/hooks';
import { readAt } from '../at-path.ts';
import { useSetup } from '../setup-context.ts';
import { renamed, type ThingList } from '../things/things-model.ts';
import { FieldBox } from './field-box.tsx';

/** The code of a thing. It is given once it is typed whole; what names the thing by it follows. */
export function IdSetting({ path }: { readonly path: string }) {
  const { draft } = useSetup();
  const [typed, setTyped] = useState<string | null>(null);
  const [list, at] = path.split('/') as [ThingList, string];
  const value = readAt(draft.document.value, path);
  return (
    <FieldBox path={path}>
      {(control) => (
        <input
          {...control}
          class="setting__code"
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={typed ?? String(value ?? '')}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onChange={({ currentTarget }) => {
            setTyped(null);
            draft.change((document) => renamed(document, list, Number(at), currentTarget.value.trim()));
          }}
        />
      )}
    </FieldBox>
  );
}
