import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Room } from '../../shared/wall/wall-layout.ts';

/** How phones follow the calls: what draws it is fetched by walls that let them; without it nothing stands there. */
export function Follow(props: { readonly link: string; readonly room: Room; readonly language: string }) {
  useEffect(() => void fetchFollow().catch(() => undefined), []);
  return fetched.value === null ? null : <fetched.value {...props} />;
}

/** Fetches what draws the code. */
export async function fetchFollow(): Promise<void> {
  fetched.value ??= (await import('../follow/follow-code.tsx')).FollowCode;
}
const fetched = signal<typeof import('../follow/follow-code.tsx').FollowCode | null>(null);
