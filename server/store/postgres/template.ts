import type { StoredOrder } from '../link-orders.ts';
import type { Published, TemplateStore } from '../template.ts';
import type { Connection } from './database.ts';

type Row = Published & { readonly state: 'draft' | 'published' };

/** The settings that a head office gives to its branches. */
export function openTemplates({ read, write }: Connection): TemplateStore {
  return {
    templates: async () => {
      const rows = await read((from) => from.all<Row>(all, []));
      const [draft, published] = (['draft', 'published'] as const).map((state) => {
        const found = rows.find((row) => row.state === state);
        return found === undefined ? null : without(found);
      });
      return { draft: draft ? drafted(draft) : null, published: published ?? null };
    },
    putTemplateDraft: ({ revision, rules, by, at }, over) =>
      write(async (to) => {
        await to.run(lock, []);
        const found = await to.get<Published>(find, ['draft']);
        if ((found?.revision ?? null) !== over) return false;
        await to.run(put, ['draft', revision, 0, rules, by, at]);
        return true;
      }),
    dropTemplateDraft: (revision) =>
      write(async (to) => (await to.get(`${drop} RETURNING revision`, [revision])) !== undefined),
    publishTemplate: ({ revision, version, rules, by, at }, over, asked) =>
      write(async (to) => {
        await to.run(lock, []);
        const found = await to.get<Published>(find, ['published']);
        if ((found?.version ?? 0) !== over) return false;
        await to.run(put, ['published', revision, version, rules, by, at]);
        await to.run(drop, [revision]);
        for (const one of asked) {
          await to.run(order, [one.id, one.centre, one.what, one.by, one.askedAt, one.lapsesAt]);
          await to.run(note, [one.centre, one.id]);
        }
        return true;
      }),
    templateOrders: () => read((from) => from.all<StoredOrder>(ofCentres, [])),
  };
}

const without = ({ state: _, ...row }: Row): Published => row;
const drafted = ({ version: _, ...draft }: Published) => draft;

/** Who reads what stands and writes another goes alone: there may be no row yet that could be locked. */
const lock = 'LOCK TABLE templates IN SHARE ROW EXCLUSIVE MODE';
const all = 'SELECT state, revision, version, rules, by, at FROM templates';
const find = 'SELECT revision, version, rules, by, at FROM templates WHERE state = $1';
const put = `INSERT INTO templates (state, revision, version, rules, by, at) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (state) DO UPDATE SET revision = excluded.revision, version = excluded.version, rules = excluded.rules,
    by = excluded.by, at = excluded.at`;
const drop = "DELETE FROM templates WHERE state = 'draft' AND revision = $1";
const order = 'INSERT INTO link_orders (id, centre, what, by, asked_at, lapses_at) VALUES ($1, $2, $3, $4, $5, $6)';
const note = `INSERT INTO template_orders (centre, id) VALUES ($1, $2)
  ON CONFLICT (centre) DO UPDATE SET id = excluded.id`;
const ofCentres = `SELECT o.id, o.centre, o.what, o.by, o.asked_at AS "askedAt", o.lapses_at AS "lapsesAt", o.given_at AS "givenAt",
    o.outcome, o.detail, o.ended_at AS "endedAt"
  FROM template_orders t JOIN link_orders o ON o.id = t.id ORDER BY t.centre`;
