import type { DraftStore, StoredDraft } from '../drafts.ts';
import type { Connection } from './database.ts';
import { soundJson } from './sound-rows.ts';

/** The drafts of configurations. */
export function openDrafts(connection: Connection) {
  const get = connection.prepare<Omit<StoredDraft, 'by'> & { readonly by: string }>(
    'SELECT revision, base_version AS baseVersion, document, digest, by, at FROM drafts WHERE centre = ?',
  );
  const put = connection.prepare(
    `INSERT INTO drafts (centre, revision, base_version, document, digest, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (centre) DO UPDATE SET revision = excluded.revision, base_version = excluded.base_version,
       document = excluded.document, digest = excluded.digest, by = excluded.by, at = excluded.at`,
  );
  const drop = connection.prepare('DELETE FROM drafts WHERE centre = ? AND revision = ?');
  const dropPublished = connection.prepare('DELETE FROM drafts WHERE centre = ? AND digest = ?');
  const store: DraftStore = {
    draft: (centre) =>
      connection.read(() => {
        const row = get.get(centre);
        return row === undefined ? null : { ...row, by: soundJson(row.by) };
      }),
    putDraft: (centre, { revision, baseVersion, document, digest, by, at }, over) =>
      connection.write(() => {
        if ((get.get(centre)?.revision ?? null) !== over) return false;
        put.run(centre, revision, baseVersion, document, digest, JSON.stringify(by), at);
        return true;
      }),
    dropDraft: (centre, revision) => connection.write(() => drop.run(centre, revision).changes > 0),
  };
  return {
    store,
    /** Within a transaction: a document of this digest comes into force. */
    published: (centre: string, digest: string): void => void dropPublished.run(centre, digest),
  };
}
