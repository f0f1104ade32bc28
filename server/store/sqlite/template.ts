import type { NewOrder, StoredOrder } from '../link-orders.ts';
import type { Published, TemplateStore, Templates } from '../template.ts';
import type { Connection } from './database.ts';

type Row = Published & { readonly state: 'draft' | 'published' };

/** The settings that a head office gives to its branches. */
export function openTemplates(connection: Connection): TemplateStore {
  const table = openTable(connection);
  const publish = openPublish(connection, table);
  const orders = connection.prepare<StoredOrder>(ofCentres);
  return {
    templates: () => connection.read(table.all),
    putTemplateDraft: ({ revision, rules, by, at }, over) =>
      connection.write(() => {
        if ((table.find.get('draft')?.revision ?? null) !== over) return false;
        table.put.run('draft', revision, 0, rules, by, at);
        return true;
      }),
    dropTemplateDraft: (revision) => connection.write(() => table.drop.run(revision).changes > 0),
    publishTemplate: (published, over, asked) => connection.write(() => publish(published, over, asked)),
    templateOrders: () => connection.read(() => orders.all()),
  };
}

const openTable = (connection: Connection) => {
  const rows = connection.prepare<Row>('SELECT state, revision, version, rules, by, at FROM templates');
  return {
    all: (): Templates => {
      const found = new Map(rows.all().map((row) => [row.state, without(row)]));
      const draft = found.get('draft');
      return { draft: draft === undefined ? null : drafted(draft), published: found.get('published') ?? null };
    },
    find: connection.prepare<Published>('SELECT revision, version, rules, by, at FROM templates WHERE state = ?'),
    put: connection.prepare(
      'INSERT OR REPLACE INTO templates (state, revision, version, rules, by, at) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    drop: connection.prepare("DELETE FROM templates WHERE state = 'draft' AND revision = ?"),
  };
};

const openPublish = (connection: Connection, table: ReturnType<typeof openTable>) => {
  const order = connection.prepare(
    'INSERT INTO link_orders (id, centre, what, by, asked_at, lapses_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const note = connection.prepare('INSERT OR REPLACE INTO template_orders (centre, id) VALUES (?, ?)');
  return (published: Published, over: number, asked: readonly NewOrder[]): boolean => {
    const { revision, version, rules, by, at } = published;
    if ((table.find.get('published')?.version ?? 0) !== over) return false;
    table.put.run('published', revision, version, rules, by, at);
    table.drop.run(revision);
    for (const one of asked) {
      order.run(one.id, one.centre, one.what, one.by, one.askedAt, one.lapsesAt);
      note.run(one.centre, one.id);
    }
    return true;
  };
};

const without = ({ state: _, ...row }: Row): Published => row;
const drafted = ({ version: _, ...draft }: Published) => draft;

const ofCentres = `SELECT o.id, o.centre, o.what, o.by, o.asked_at AS askedAt, o.lapses_at AS lapsesAt, o.given_at AS givenAt,
    o.outcome, o.detail, o.ended_at AS endedAt
  FROM template_orders t CROSS JOIN link_orders o ON o.id = t.id ORDER BY t.centre`;
