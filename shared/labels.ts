import { Type } from 'typebox';
import type { LocalText } from './centre/centre.ts';

/** What something is called: in one way for all (a counter, a person), or by language. */
export type Label = string | LocalText;

/** In a reply: a text, or texts by language. */
export const LabelBody = Type.Unsafe<Label>({
  anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: true }],
});
