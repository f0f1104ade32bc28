import type { EditorProps } from './editor-props.ts';

/** What is wrong at a path of the form, in words; null if nothing is. */
export function faultIn({ model, texts }: Pick<EditorProps, 'model' | 'texts'>, path: string): string | null {
  const fault = model.faults.value.get(path);
  return fault === undefined ? null : texts.faults[fault.code];
}
