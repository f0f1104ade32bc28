import { join } from 'node:path';
import { expect } from 'vitest';
import { eventually } from '../support/eventually.ts';
import type { Process } from './a-process.ts';

/** Memory that such a server uses after the garbage is gone (bytes). */
export function memoryOf(server: Process): Promise<number> {
  const before = server.said().split('memory ').length;
  server.signal('SIGUSR2');
  return eventually(() => {
    const parts = server.said().split('memory ');
    expect(parts.length).toBeGreaterThan(before);
    return Number.parseInt(parts.at(-1) ?? '', 10);
  });
}

/** Flags for a server that is to say how much memory it uses. */
export const sayingMemory: readonly string[] = [
  '--expose-gc',
  '--import',
  join(import.meta.dirname, 'children/say-memory.ts'),
];
