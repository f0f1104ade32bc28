import { signal } from '@preact/signals';

/** Whether what a wall shows between calls plays; null = it shows nothing, or does not know yet. The server is told. */
export const mediaPlays = signal<boolean | null>(null);
