import type { StoredOrder } from '../link-orders.ts';
import type { Published, TemplateStore } from '../template.ts';
import type { Connection } from './database.ts';

type Row = Published & { readonly state: 'draft' | 'published' };

/** The settings that a head office gives to its branches. */
export function openTemplates(connection: Connection): TemplateStore {
  const all = connection.prepare<Row>('SELECT state, revision, version, rules, by, at FROM templates');
  const find = connection.prepare<Published>('SELECT revision, version, rules, by, at FROM templates WHERE state = ?');
  const put = connection.prepare(
    'INSERT OR REPLACE INTO templates (state, revision, version, rules, by, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const drop = connection.prepare("DELETE FROM templates WHERE state = 'draft' AND revision = ?");
  const order = connection.prepare(
    'INSERT INTO link_orders (id, centre, what, by, asked_at, lapses_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const note = connection.prepare('INSERT OR REPLACE INTO template_orders (centre, id) VALUES (?, ?)');
  const orders = connection.prepare<StoredOrder>(ofCentres);
  return {
    templates: async () => {
      const rows = await connection.read(() => all.all());
      const of = (state: Row['state']): Published | null => {
        const found = rows.find((row) => row.state === state);
        return found === undefined ? null : { ...without(found) };
      };
      const draft = of('draft');
      return { draft: draft && drafted(draft), published: of('published') };
    },
    putTemplateDraft: ({ revision, rules, by, at }, over) =>
      connection.write(() => {
        if ((find.get('draft')?.revision ?? null) !== over) return false;
        put.run('draft', revision, 0, rules, by, at);
        return true;
      }),
    dropTemplateDraft: (revision) => connection.write(() => drop.run(revision).changes > 0),
    publishTemplate: ({ revision, version, rules, by, at }, over, asked) =>
      connection.write(() => {
        if ((find.get('published')?.version ?? 0) !== over) return false;
        put.run('published', revision, version, rules, by, at);
        drop.run(revision);
        for (const one of asked) {
          order.run(one.id, one.centre, one.what, one.by, one.askedAt, one.lapsesAt);
          note.run(one.centre, one.id);
        }
        return true;
      }),
    templateOrders: () => connection.read(() => orders.all()),
  };
}

const without = ({ state: _, ...row }: Row): Published => row;
const drafted = ({ version: _, ...draft }: Published) => draft;

const ofCentres = `SELECT o.id, o.centre, o.what, o.by, o.asked_at AS askedAt, o.lapses_at AS lapsesAt, o.given_at AS givenAt,
    o.outcome, o.detail, o.ended_at AS endedAt
  FROM template_orders t CROSS JOIN link_orders o ON o.id = t.id ORDER BY t.centre`;
