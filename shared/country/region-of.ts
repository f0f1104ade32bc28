import type { LocalText } from '../centre/centre.ts';

/** What regions are told apart by: their name in the first language that they have one in; '' = not said. */
export function regionOf({ region }: { readonly region?: LocalText | null | undefined }): string {
  return region == null ? '' : (Object.values(region).find((text) => text !== undefined && text !== '') ?? '');
}
