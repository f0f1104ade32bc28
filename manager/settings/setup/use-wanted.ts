import { useEffect } from 'preact/hooks';
import { useSetup } from './setup-context.ts';

/** Opens the thing of a list that somebody followed a fault to; `pattern` finds its place in the path of the field. */
export function useWanted(pattern: RegExp, open: (place: number) => void): void {
  const { wanted } = useSetup();
  const place = pattern.exec(wanted.value ?? '')?.[1];
  useEffect(() => {
    if (place !== undefined) open(Number(place));
  }, [place]);
}
