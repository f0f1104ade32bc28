import { type ReadonlySignal, signal } from '@preact/signals';
import type { RouteValue } from '../../../../shared/routes.ts';
import { type MediaFault, mediaFaults } from '../../../../shared/wall/media.ts';
import type { Answer } from '../../../../ui/api.ts';
import type { SendFile } from '../../../../ui/files/send-file.ts';
import type { ManagerPorts } from '../../../ports.ts';
import { readAt } from '../at-path.ts';

export type MediaList = RouteValue<'media'>;
/** Why a file was not taken or not taken away. */
export type MediaTrouble = MediaFault | 'in-use' | 'lost' | { readonly tooLarge: number };

export interface MediaModel {
  /** null = not known yet. */
  readonly list: ReadonlySignal<MediaList | null>;
  /** Which share of a file has gone, 0 to 1; null = none is on its way. */
  readonly sending: ReadonlySignal<number | null>;
  readonly trouble: ReadonlySignal<MediaTrouble | null>;
  load(): Promise<void>;
  /** Sends a file; gives its hash, null where it is not taken. */
  add(file: File): Promise<string | null>;
  remove(hash: string): Promise<void>;
}

interface Ports extends Pick<ManagerPorts, 'api'> {
  readonly send: SendFile;
  readonly newKey: () => string;
}

/** The files of a centre that walls show: listed, sent and taken away, one at a time. */
export function createMedia(centre: string, { api, send, newKey }: Ports): MediaModel {
  const list = signal<MediaList | null>(null);
  const sending = signal<number | null>(null);
  const trouble = signal<MediaTrouble | null>(null);
  const load = async (): Promise<void> => {
    const answer = await api('media', { params: { centre } });
    if (answer.ok) list.value = answer.value;
    else trouble.value = 'lost';
  };
  return {
    list,
    sending,
    trouble,
    load,
    async add(file) {
      if (sending.peek() !== null) return null;
      trouble.value = null;
      sending.value = 0;
      const answer = await send(file, newKey(), (share) => {
        sending.value = share;
      });
      sending.value = null;
      trouble.value = troubleOf(answer);
      if (!answer.ok) return null;
      await load();
      const hash = readAt(answer.value, 'hash');
      return typeof hash === 'string' ? hash : null;
    },
    async remove(hash) {
      const answer = await api('dropMedia', { params: { centre, file: hash } });
      trouble.value = troubleOf(answer);
      await load();
    },
  };
}

const troubleOf = (answer: Answer<unknown>): MediaTrouble | null => {
  if (answer.ok) return null;
  if ('lost' in answer) return 'lost';
  const { code, about } = answer.refusal;
  if (code === 'in-use') return 'in-use';
  if (code === 'too-large') return { tooLarge: Number(about?.['megabytes'] ?? 0) };
  return mediaFaults.find((fault) => fault === about?.['fault']) ?? 'lost';
};
