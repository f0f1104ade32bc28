import type { Actor } from '../../../shared/access.ts';
import type { DraftStore, StoredDraft } from '../drafts.ts';
import type { FormDraftStore, StoredFormDraft } from '../form-drafts.ts';
import { answerOf, putAnswers } from './answers.ts';
import type { Connection, Session } from './database.ts';
import { lockCentre } from './locks.ts';

/** The drafts of configurations. */
export function openDrafts({ read, write }: Connection): DraftStore {
  return {
    draft: (centre) => read((from) => draftOf(from, centre)),
    putDraft: (centre, { revision, baseVersion, document, digest, by, at }, over) =>
      write(async (to) => {
        await lockCentre(to, centre);
        if (((await draftOf(to, centre))?.revision ?? null) !== over) return false;
        await to.run(putDraft, [centre, revision, baseVersion, document, digest, JSON.stringify(by), at]);
        return true;
      }),
    dropDraft: (centre, revision) =>
      write(
        async (to) => (await to.run('DELETE FROM drafts WHERE centre = $1 AND revision = $2', [centre, revision])) > 0,
      ),
  };
}

/** Within a transaction: documents of these digests come into force. */
export async function dropPublished(to: Session, centre: string, digests: readonly string[]): Promise<void> {
  if (digests.length > 0) await to.run('DELETE FROM drafts WHERE centre = $1 AND digest = ANY($2)', [centre, digests]);
}

const draftOf = async (from: Session, centre: string): Promise<StoredDraft | null> => {
  const row = await from.get<Omit<StoredDraft, 'by'> & { readonly by: string }>(
    'SELECT revision, base_version AS "baseVersion", document, digest, by, at FROM drafts WHERE centre = $1',
    [centre],
  );
  if (row === undefined) return null;
  const by: Actor = JSON.parse(row.by);
  return { ...row, by };
};

const putDraft = `INSERT INTO drafts (centre, revision, base_version, document, digest, by, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (centre) DO UPDATE SET revision = excluded.revision, base_version = excluded.base_version,
    document = excluded.document, digest = excluded.digest, by = excluded.by, at = excluded.at`;

/** The drafts of forms. */
export function openFormDrafts({ read, write }: Connection): FormDraftStore {
  return {
    formDraft: (secret, now) =>
      read(async (from) => (await from.get<StoredFormDraft>(formDraft, [secret, now])) ?? null),
    addFormDraft: ({ secret, centre, about, expiresAt }, once) =>
      write(async (to) => {
        await lockCentre(to, centre);
        const before = once === undefined ? null : await answerOf(to, once.answer.scope, once.answer.key);
        if (before !== null && once !== undefined && before.keptAt > once.since) return before;
        await to.run(addFormDraft, [secret, centre, about, expiresAt]);
        if (once !== undefined) await putAnswers(to, [once.answer]);
        return null;
      }),
    changeFormDraft: (secret, now, next) =>
      write(async (to) => {
        const kept = await to.get<StoredFormDraft>(`${formDraft} FOR UPDATE`, [secret, now]);
        const about = kept === undefined ? null : next(kept.about);
        if (about !== null) await to.run('UPDATE form_drafts SET about = $2 WHERE secret = $1', [secret, about]);
        return about !== null;
      }),
    dropFormDraft: (secret) =>
      write(async (to) => (await to.run('DELETE FROM form_drafts WHERE secret = $1', [secret])) > 0),
  };
}

/** Within a transaction: what these held was sent. */
export async function dropSent(to: Session, secrets: readonly string[]): Promise<void> {
  if (secrets.length > 0) await to.run('DELETE FROM form_drafts WHERE secret = ANY($1)', [secrets]);
}

const formDraft = `SELECT secret, centre, about, expires_at AS "expiresAt" FROM form_drafts
  WHERE secret = $1 AND expires_at > $2`;
const addFormDraft = 'INSERT INTO form_drafts (secret, centre, about, expires_at) VALUES ($1, $2, $3, $4)';
