import type { CaseFileBody } from '../../shared/cases/case-file-schema.ts';
import type { DocumentBody } from '../../shared/cases/document-routes.ts';
import type { SendFile } from '../../ui/files/send-file.ts';

/** A line on which no file arrives. */
export const sendsNothing: SendFile = async () => ({ ok: false, lost: true });

/** Files of a case, one of them with a name that is as long as names are. */
export const someFiles: CaseFileBody[] = [
  {
    id: 'f1',
    name: 'Əmək kitabçası.jpg',
    kind: 'jpeg',
    part: 'request',
    bytes: 2_411_724,
    at: '2026-03-06T06:00:00.000Z',
  },
  {
    ...{ id: 'f2', kind: 'pdf', part: 'answer', bytes: 48_120, at: '2026-03-20T06:00:00.000Z' },
    name: 'Əmək kitabçasının notarial qaydada təsdiq edilmiş surəti, birinci hissə.pdf',
  },
];

/** One that is too large, then one whose answer is lost, then one that never ends. */
export const sendsBadly = (): SendFile => {
  let sent = 0;
  return (_file, _key, onShare) => {
    sent += 1;
    if (sent === 1)
      return Promise.resolve({
        ok: false,
        refusal: { code: 'too-large', message: 'too large', about: { megabytes: 5 } },
      });
    if (sent === 2) return Promise.resolve({ ok: false, lost: true });
    onShare(0.4);
    return new Promise(() => undefined);
  };
};

/** What is sent on such a line. */
export const threeFiles = (): readonly File[] =>
  ['Həkim arayışı.pdf', 'şəkil.png', 'qəbz.jpg'].map((name) => new File(['x'], name));

/** [CS13] A document that holds and one that was withdrawn. */
export const someDocuments: readonly DocumentBody[] = [
  { id: 'd1', number: 'M26-000123-K/1', withdrawnAt: '2026-11-19T08:00:00.000Z' },
  { id: 'd2', number: 'M26-000123-K/2', withdrawnAt: null },
].map((one) => ({
  ...one,
  name: { az: 'Ailə tərkibi haqqında arayış', ru: 'Справка о составе семьи', en: 'Certificate of family composition' },
  at: '2026-11-18T08:00:00.000Z',
}));
