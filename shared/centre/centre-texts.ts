import type { Shape } from '../shape-faults.ts';
import type { Centre, LocalText } from './centre.ts';
import { centreShape } from './centre-shape.ts';

/** A document with each text that is said in several languages as `change` makes it, found by the schema; what is not of its shape stays. */
export function withTexts(document: Centre, change: (text: LocalText) => LocalText): Centre {
  return walked(centreShape, document, change) as Centre;
}

const walked = (shape: Shape | undefined, value: unknown, change: (text: LocalText) => LocalText): unknown => {
  if (shape === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => walked(shape.items, item, change));
  if (shape.patternProperties !== undefined) return change(value as LocalText);
  const parts = Object.entries(value).map(([name, part]) => [name, walked(shape.properties?.[name], part, change)]);
  return Object.fromEntries(parts);
};
