import type { ComponentChildren } from 'preact';
import type { Read } from '../lists/reading.ts';

/** What a table that is edited in place has: rows of a list of the document, and columns that read and write a part of each. */

export interface SheetColumn<Row> {
  /** The part of a row, as its path in the document: `name/az`. */
  readonly key: string;
  readonly head: string;
  /** How wide it is at the least, in rem; what is left over goes to columns that grow. */
  readonly width: number;
  readonly grows?: boolean;
  readonly kind: 'text' | 'choice' | 'check' | 'figure';
  /** What a choice is one of. */
  readonly options?: readonly Option[];
  /** The longest text that it takes. */
  readonly maxLength?: number;
  /** As it is typed, copied and sorted. */
  readonly text: (row: Row) => string;
  /** As it is seen, where that is not what is typed. */
  readonly shown?: (row: Row) => string;
  /** A sign before the text. */
  readonly sign?: (row: Row) => ComponentChildren;
  /** What is typed, as the document keeps it; undefined leaves it out. */
  readonly read: (typed: string, at: number | null) => Read<unknown>;
  /** A part that is reckoned and not typed. */
  readonly fixed?: boolean;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of a choice by its value, or by its word as a person or a spreadsheet writes it; empty is nothing where that is allowed. */
export function readOption(options: readonly Option[], typed: string): Read<string> {
  const text = folded(typed);
  const found = options.find(({ value }) => value === typed) ?? options.find(({ label }) => folded(label) === text);
  return found === undefined ? { ok: false, why: text === '' ? 'empty' : 'choice' } : { ok: true, value: found.value };
}

/** A line of text, its breaks made spaces; empty gives undefined. */
export function readLine(typed: string, maxLength: number): Read<string | undefined> {
  const text = typed.replace(/\s+/g, ' ').trim();
  if (text.length > maxLength) return { ok: false, why: 'too-long' };
  return { ok: true, value: text === '' ? undefined : text };
}

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim().toLocaleLowerCase('az');
