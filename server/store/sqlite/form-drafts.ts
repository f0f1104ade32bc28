import type { FormDraftStore, StoredFormDraft } from '../form-drafts.ts';
import type { Connection } from './database.ts';
import type { openAnswers } from './side-tables.ts';

/** The drafts of forms. */
export function openFormDrafts(connection: Connection, answers: ReturnType<typeof openAnswers>) {
  const get = connection.prepare<StoredFormDraft>(
    'SELECT secret, centre, about, expires_at AS expiresAt FROM form_drafts WHERE secret = ? AND expires_at > ?',
  );
  const add = connection.prepare('INSERT INTO form_drafts (secret, centre, about, expires_at) VALUES (?, ?, ?, ?)');
  const change = connection.prepare('UPDATE form_drafts SET about = ? WHERE secret = ?');
  const drop = connection.prepare('DELETE FROM form_drafts WHERE secret = ?');
  const store: FormDraftStore = {
    formDraft: (secret, now) => connection.read(() => get.get(secret, now) ?? null),
    addFormDraft: ({ secret, centre, about, expiresAt }, once) =>
      connection.write(() => {
        const before = once === undefined ? null : answers.get(once.answer.scope, once.answer.key);
        if (before !== null && once !== undefined && before.keptAt > once.since) return before;
        add.run(secret, centre, about, expiresAt);
        if (once !== undefined) answers.put(once.answer);
        return null;
      }),
    changeFormDraft: (secret, now, next) =>
      connection.write(() => {
        const kept = get.get(secret, now);
        const about = kept === undefined ? null : next(kept.about);
        if (about !== null) change.run(about, secret);
        return about !== null;
      }),
    dropFormDraft: (secret) => connection.write(() => drop.run(secret).changes > 0),
  };
  return {
    store,
    /** Within a transaction: what it held was sent. */
    sent: (secret: string): void => void drop.run(secret),
  };
}
