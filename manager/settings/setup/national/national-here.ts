import { computed, type ReadonlySignal } from '@preact/signals';
import type { Centre } from '../../../../shared/centre/centre.ts';
import { type NationalPlace, nationalPlaces, type Owner } from '../../../../shared/centre/national.ts';

/** The settings of a draft that the head office gives; made again only when the draft is another. */
export function nationalIn(document: ReadonlySignal<Centre>): ReadonlySignal<readonly NationalPlace[]> {
  const known = found.get(document) ?? computed(() => nationalPlaces(document.value));
  found.set(document, known);
  return known;
}
const found = new WeakMap<ReadonlySignal<Centre>, ReadonlySignal<readonly NationalPlace[]>>();

/** Whose a place of the document is, where the head office has a word in it: it stands in what is given, or holds all of it. */
export function ownerAt(places: readonly NationalPlace[], path: string): Owner | null {
  return places.find(({ place }) => place !== null && (place === path || path.startsWith(`${place}/`)))?.owner ?? null;
}
