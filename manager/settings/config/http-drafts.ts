import type { Api } from '../../../ui/api.ts';
import type { DraftPort, StoredDraft } from '../../ports.ts';

/** The draft of a centre's settings on the server, put and dropped by its revision. */
export function httpDrafts(api: Api): DraftPort {
  return {
    async read(centre, known) {
      const answer = await api('draft', { params: { centre }, query: known === undefined ? {} : { known } });
      if (!answer.ok) return answer;
      const { version, draft } = answer.value;
      return { ok: true, value: { version, draft: draft === null ? null : stored(draft) } };
    },
    async save(centre, { base, document }, over) {
      const body = { baseVersion: base, document: document as object };
      const answer = await api('putDraft', { params: { centre }, body, headers: ifMatch(over) });
      return answer.ok ? { ok: true, value: stored(answer.value) } : answer;
    },
    drop: (centre, over) => api('dropDraft', { params: { centre }, headers: ifMatch(over) }),
    async past(centre, version) {
      const answer = await api('pastConfig', { params: { centre, version: String(version) } });
      return answer.ok ? { ok: true, value: answer.value.document } : answer;
    },
  };
}

const ifMatch = (revision: string | null) => ({ 'if-match': `"${revision ?? 'none'}"` });

const stored = ({ baseVersion: base, ...draft }: Omit<StoredDraft, 'base'> & { readonly baseVersion: number }) => ({
  ...draft,
  base,
});
