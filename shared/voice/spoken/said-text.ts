import { Type } from 'typebox';

/** Letters of a text that is read aloud at once, at most. */
export const longestSaid = 400;

/** The signs of such a text: none by which it gives orders to the program that reads it. */
export const saidSigns = `^[^\\u0000-\\u001f\\u007f\\[\\]<>{}|\\\\]{1,${longestSaid}}$`;

/** A text to be read aloud, on one line. */
export const SaidText = Type.String({ minLength: 1, maxLength: longestSaid, pattern: saidSigns });
