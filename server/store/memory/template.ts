import type { OrderStore, StoredOrder } from '../link-orders.ts';
import { type ClockShift, shiftedFact } from '../shifted.ts';
import type { Published, StoredTemplate, TemplateStore } from '../template.ts';

/** The settings that a head office gives to its branches, in memory. */
export function memoryTemplates(
  beforeWrite: () => void,
  hasCentre: (id: string) => boolean,
  orders: Pick<OrderStore, 'addOrder' | 'orders'>,
) {
  let [draft, published]: [StoredTemplate | null, Published | null] = [null, null];
  const sent = new Map<string, string>();
  const putDraft = (next: StoredTemplate | null, over: string | null): boolean => {
    beforeWrite();
    const isOver = (draft?.revision ?? null) === over;
    if (isOver) draft = next;
    return isOver;
  };
  const store: TemplateStore = {
    templates: async () => ({ draft, published }),
    putTemplateDraft: async (next, over) => putDraft(next, over),
    dropTemplateDraft: async (revision) => putDraft(null, revision),
    async publishTemplate(next, over, asked) {
      beforeWrite();
      if ((published?.version ?? 0) !== over) return false;
      if (!asked.every(({ centre }) => hasCentre(centre))) throw new Error('no such centre');
      published = next;
      if (draft?.revision === next.revision) draft = null;
      for (const order of asked) {
        void orders.addOrder(order);
        sent.set(order.centre, order.id);
      }
      return true;
    },
    templateOrders: () => ordersOf(sent, orders),
  };
  return {
    store,
    shift: (by: ClockShift) => {
      [draft, published] = [moved(draft, by), moved(published, by)];
    },
  };
}

const moved = <T extends StoredTemplate>(one: T | null, by: ClockShift): T | null =>
  one && { ...one, at: shiftedFact(one.at, by) };

const ordersOf = async (sent: ReadonlyMap<string, string>, orders: Pick<OrderStore, 'orders'>) => {
  const found: StoredOrder[] = [];
  for (const [centre, id] of [...sent].sort(([a], [b]) => (a < b ? -1 : 1)))
    found.push(...(await orders.orders(centre, Infinity)).filter((order) => order.id === id));
  return found;
};
