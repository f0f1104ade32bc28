import { wallPaths } from '../../shared/wall/wall-paths.ts';
import { httpApi } from '../../ui/api.ts';

/** Fetches what is said of a call of a centre, as the device with this token; nothing where the call is over or no answer comes. */
export function httpSounds(centre: string, token: string): (callId: string) => Promise<readonly string[]> {
  const ask = httpApi(wallPaths, { token: () => token });
  return async (call) => {
    const answer = await ask('announcement', { params: { centre, call } });
    return answer.ok ? answer.value.map(({ wav }) => wav) : [];
  };
}
