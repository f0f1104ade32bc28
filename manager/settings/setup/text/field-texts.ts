import type { fields } from './fields/az.ts';

export interface FieldText {
  readonly label: string;
  readonly help: string;
  readonly example: string;
}
/** The settings by their places in the document, a star for any of a list. */
export type SetupPath = keyof typeof fields;
export type FieldTexts = { readonly [Path in SetupPath]: FieldText };
