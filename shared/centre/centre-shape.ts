import type { Shape } from '../shape-faults.ts';
import { Centre } from './centre.ts';

/** The schema of a document as what it is, JSON Schema, to be walked through: its type says only what a document is. */
export const centreShape = Centre as Shape;
