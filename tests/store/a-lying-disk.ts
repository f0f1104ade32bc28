import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readTrace } from '../fakes/strace.ts';

/** What a process wrote to its files, call by call, and every disk that a loss of power could have left of it. */

/** The steps in a trace that concern the files of a database, and what was promised between them. */
export function stepsOf(trace: string, database: string): readonly Step[] {
  return readTrace(trace)
    .filter(({ result }) => !result.startsWith('-1'))
    .flatMap(({ name, text }) => stepOf(name, text) ?? [])
    .filter((step) => step.kind === 'ack' || (step.file.startsWith(database) && !step.file.endsWith('-shm')));
}

/** Lays the disk as a loss of power after so many steps may have left it; gives the last promise before. */
export function layDisk(steps: readonly Step[], upTo: number, chance: () => number, folder: string): number {
  mkdirSync(folder, { recursive: true });
  const done = steps.slice(0, upTo);
  const names = new Set(done.flatMap((step) => (step.kind === 'ack' ? [] : [step.file])));
  for (const name of names) {
    const image = imageOf(
      done.filter((step) => step.kind !== 'ack' && step.file === name),
      chance,
    );
    if (image !== null) writeFileSync(join(folder, name), image);
  }
  return Math.max(0, ...done.flatMap((step) => (step.kind === 'ack' ? [step.seq] : [])));
}

type Step =
  | { readonly kind: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'size'; readonly file: string; readonly length: number }
  | { readonly kind: 'sync'; readonly file: string }
  | { readonly kind: 'gone'; readonly file: string }
  | { readonly kind: 'ack'; readonly seq: number };

/** How strace shows bytes with `-xx`. */
const bytesOf = (shown: string): Buffer => Buffer.from(shown.replaceAll('\\x', ''), 'hex');
const textOf = (shown: string): string => (shown.startsWith('\\x') ? bytesOf(shown).toString() : shown);

const stepOf = (name: string, text: string): Step | null => {
  if (name === 'unlink') return { kind: 'gone', file: basename(textOf(/"([^"]*)"/.exec(text)?.[1] ?? '')) };
  const [, number = '', shown = ''] = /^(\d+)<([^>]*)>/.exec(text) ?? [];
  const file = basename(textOf(shown));
  const written = bytesOf(/"([^"]*)"/.exec(text)?.[1] ?? '');
  if (name === 'write') {
    const seq = number === '1' ? /^ack (\d+)/.exec(written.toString())?.[1] : undefined;
    return seq === undefined ? null : { kind: 'ack', seq: Number(seq) };
  }
  if (name === 'pwrite64') {
    return { kind: 'write', file, at: Number(/(\d+)$/.exec(text.trim())?.[1]), bytes: written };
  }
  if (name === 'ftruncate') return { kind: 'size', file, length: Number(/(\d+)$/.exec(text.trim())?.[1]) };
  return { kind: 'sync', file };
};

const apply = (image: Buffer, step: Step, keeps: (sector: number) => boolean, sector: number): Buffer => {
  if (step.kind === 'size') {
    const resized = Buffer.alloc(step.length);
    image.copy(resized);
    return resized;
  }
  if (step.kind !== 'write') return image;
  const whole = Buffer.alloc(Math.max(image.length, step.at + step.bytes.length));
  image.copy(whole);
  // A sector is written whole or not at all; a write may begin and end inside of one.
  for (let at = 0; at < step.bytes.length; ) {
    const number = Math.floor((step.at + at) / sector);
    const end = Math.min(step.bytes.length, (number + 1) * sector - step.at);
    if (keeps(number)) step.bytes.copy(whole, step.at + at, at, end);
    at = end;
  }
  return whole;
};

/** The image of one file: what was synced is whole, of the rest chance says which sectors got there. */
const imageOf = (steps: readonly Step[], chance: () => number): Buffer | null => {
  const synced = steps.findLastIndex(({ kind }) => kind === 'sync');
  const sector = chance() < 0.5 ? 512 : 4096;
  // Nothing, all, or a share of what has not been synced.
  const share = [0, 1, 0.5, 0.9, 0.1][Math.floor(chance() * 5)] ?? 0.5;
  let image: Buffer | null = null;
  for (const [index, step] of steps.entries()) {
    const certain = index < synced;
    if (step.kind === 'gone') image = null;
    else if (step.kind === 'size')
      image = certain || chance() < share ? apply(image ?? Buffer.alloc(0), step, () => true, sector) : image;
    else image = apply(image ?? Buffer.alloc(0), step, () => certain || chance() < share, sector);
  }
  return image;
};
