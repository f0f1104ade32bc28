import type { OrderStore, StoredOrder } from '../link-orders.ts';
import { type ClockShift, shiftedFact } from '../shifted.ts';
import type { Published, StoredTemplate, TemplateStore } from '../template.ts';

/** The settings that a head office gives to its branches, in memory. */
export function memoryTemplates(
  beforeWrite: () => void,
  hasCentre: (id: string) => boolean,
  orders: Pick<OrderStore, 'addOrder' | 'orders'>,
) {
  let draft: StoredTemplate | null = null;
  let published: Published | null = null;
  const sent = new Map<string, string>();
  const store: TemplateStore = {
    templates: async () => ({ draft, published }),
    async putTemplateDraft({ revision, rules, by, at }, over) {
      beforeWrite();
      if ((draft?.revision ?? null) !== over) return false;
      draft = { revision, rules, by, at };
      return true;
    },
    async dropTemplateDraft(revision) {
      beforeWrite();
      if (draft?.revision !== revision) return false;
      draft = null;
      return true;
    },
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
    async templateOrders() {
      const found: StoredOrder[] = [];
      for (const [centre, id] of [...sent].sort(([a], [b]) => (a < b ? -1 : 1)))
        found.push(...(await orders.orders(centre, Infinity)).filter((order) => order.id === id));
      return found;
    },
  };
  return {
    store,
    shift(by: ClockShift): void {
      if (draft !== null) draft = { ...draft, at: shiftedFact(draft.at, by) };
      if (published !== null) published = { ...published, at: shiftedFact(published.at, by) };
    },
  };
}
