import { useEffect, useState } from 'preact/hooks';
import { useSetup } from '../setup-context.ts';

interface Goal {
  readonly place: number;
  readonly key: string;
}

/** The cell that somebody is taken to: by the editor itself, or because they followed a fault to it. Others than `columns` go to `onOther`. */
export function useWantedCell(
  list: string,
  columns: readonly { readonly key: string }[],
  onOther?: (place: number) => void,
): readonly [goal: Goal | null, go: (goal: Goal) => void] {
  const { wanted } = useSetup();
  const [goal, go] = useState<Goal | null>(null);
  const asked = wanted.value;
  useEffect(() => {
    const [, place, key = ''] = new RegExp(`^${list}/(\\d+)/?(.*)$`).exec(asked ?? '') ?? [];
    if (place === undefined) return;
    const isCell = columns.some((column) => column.key === key);
    if (!isCell && onOther !== undefined) return onOther(Number(place));
    wanted.value = null;
    go({ place: Number(place), key: isCell ? key : (columns[0]?.key ?? '') });
  }, [asked]);
  return [goal, go];
}
