import type { Answer } from '../api.ts';

/** Sends one file; `onShare` is told which share of it has gone (0 to 1). The same key repeated adds it once. */
export type SendFile = (file: File, key: string, onShare: (share: number) => void) => Promise<Answer<unknown>>;

/** Sends files to this address of the server. It is for as long as the server reads it: slow lines take their time. */
export function sendFilesTo(path: string): SendFile {
  return (file, key, onShare) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open('POST', path);
      request.setRequestHeader('idempotency-key', key);
      request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 0 : loaded / total);
      request.onload = () => resolve(answerIn(request.responseText));
      request.onerror = () => resolve(lost);
      request.onabort = () => resolve(lost);
      const body = new FormData();
      body.append('file', file);
      request.send(body);
    });
}

const lost = { ok: false, lost: true } as const;

const answerIn = (text: string): Answer<unknown> => {
  try {
    return JSON.parse(text);
  } catch {
    return lost;
  }
};
