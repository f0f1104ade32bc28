import { findCentreFault } from '../../engine/queue/check-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { configChanges } from '../../shared/centre/config-diff.ts';
import { withNational } from '../../shared/centre/national.ts';
import type { National } from '../../shared/centre/national-schema.ts';
import type { CentreOfTemplate, TemplateRule } from '../../shared/country/template-routes.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { RouteBody, RouteValue } from '../../shared/routes.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { checkDocument } from '../centre/centre-document.ts';
import type { Centres } from '../centre/centres.ts';
import { newId } from '../ids.ts';
import type { LinkStore } from '../store/link.ts';
import type { StoredOrder } from '../store/link-orders.ts';
import type { Published, StoredTemplate, TemplateStore } from '../store/template.ts';
import type { Orders } from './orders.ts';
import { isSameGiven, nationalOf, rulesFault } from './template-rules.ts';

export interface TemplateParts {
  readonly store: TemplateStore & Pick<LinkStore, 'streams'>;
  readonly centres: Pick<Centres, 'find'>;
  readonly orders: Pick<Orders, 'addWith' | 'shown'>;
  readonly clock: Clock;
}

/** The settings that a head office gives to its branches: drafted, published, and how far each centre is with them. */
export function createNationalTemplate(parts: TemplateParts) {
  const { store, clock } = parts;
  return {
    state: () => stateOf(parts),
    /** Refuses `bad-config` with the path, and `draft-changed` where another draft stands than `over`. */
    async draft({ rules, over }: RouteBody<'draftTemplate'>, by: string): Promise<Result<{ revision: string }>> {
      const fault = rulesFault(rules);
      if (fault !== null) return { ok: false, refusal: fault };
      const revision = newId();
      const draft = { revision, rules: JSON.stringify(rules), by, at: clock.now() };
      return (await store.putTemplateDraft(draft, over)) ? ok({ revision }) : changed;
    },
    drop: async (revision: string): Promise<Result<object>> =>
      (await store.dropTemplateDraft(revision)) ? ok({}) : changed,
    preview: () => previewOf(parts),
    /** Refuses `draft-changed` where another draft stands, and `config-changed` where another version holds than was thought. */
    publish: (asked: RouteBody<'publishTemplate'>, by: string) => publish(parts, asked, by),
  };
}

const changed = refuse('draft-changed', 'Somebody changed these settings meanwhile');

const rulesOf = (template: StoredTemplate | null): readonly TemplateRule[] =>
  template === null ? [] : JSON.parse(template.rules);

interface Known {
  readonly id: string;
  readonly heardAt: number;
  /** As its log has it; null = it has brought none yet. */
  readonly document: Centre | null;
}

const known = async ({ store, centres }: TemplateParts): Promise<readonly Known[]> =>
  (await store.streams()).map(({ centre, heardAt }) => ({
    ...{ id: centre, heardAt, document: centres.find(centre)?.latest().centre ?? null },
  }));

const givenTo = (rules: readonly TemplateRule[], { id, document }: Known, version: number): National =>
  nationalOf(rules, { id, ...(document?.region === undefined ? {} : { region: document.region }) }, version);

const sentIn = (order: StoredOrder | undefined): National | null =>
  order === undefined ? null : JSON.parse(order.what).national;

const stateOf = async (parts: TemplateParts): Promise<RouteValue<'countryTemplate'>> => {
  const { store } = parts;
  const [{ draft, published }, sent, all] = await Promise.all([
    store.templates(),
    store.templateOrders(),
    known(parts),
  ]);
  const byCentre = new Map(sent.map((order) => [order.centre, order]));
  const rules = rulesOf(draft ?? published);
  return {
    draft: draft === null ? null : { revision: draft.revision, ...written(draft) },
    published: published === null ? null : { version: published.version, ...written(published) },
    centres: all.map((one) => centreOf(parts, one, byCentre.get(one.id), rules)),
  };
};

const written = (template: StoredTemplate) => ({
  ...{ rules: [...rulesOf(template)], by: template.by, at: new Date(template.at).toISOString() },
});

const centreOf = (
  { orders }: TemplateParts,
  one: Known,
  order: StoredOrder | undefined,
  rules: readonly TemplateRule[],
): CentreOfTemplate => {
  const sent = sentIn(order);
  const [shown] = order === undefined ? [] : orders.shown([order]);
  return {
    ...{ id: one.id, name: one.document?.name ?? null, region: one.document?.region ?? null },
    heardAt: new Date(one.heardAt).toISOString(),
    drafted: !isSameGiven(sent, givenTo(rules, one, 1)),
    published:
      shown === undefined || sent === null
        ? null
        : {
            ...{ version: sent.template, at: shown.askedAt, status: shown.status },
            ...{ detail: shown.detail, endedAt: shown.endedAt },
          },
    inForce: one.document?.national?.template ?? null,
  };
};

const previewOf = async (parts: TemplateParts): Promise<RouteValue<'previewTemplate'>> => {
  const { draft, published } = await parts.store.templates();
  const version = (published?.version ?? 0) + 1;
  const rules = rulesOf(draft ?? published);
  return (await known(parts)).flatMap((one) => {
    if (one.document === null) return [];
    const after = withNational(one.document, givenTo(rules, one, version));
    const changes = configChanges(one.document, after).filter(({ path }) => path.split('/')[0] !== 'national');
    const shown = changes.map((change) => ({ path: change.path, before: change.before, after: change.after }));
    return [{ id: one.id, changes: shown, fault: faultOf(after, one.id) }];
  });
};

/** What a branch would refuse a document for, as far as it is known here. */
const faultOf = (document: unknown, id: string): { readonly path: string; readonly message: string } | null => {
  const checked = checkDocument(document, id);
  if (checked.ok) return findCentreFault(checked.value);
  return { path: String(checked.refusal.about?.path ?? ''), message: checked.refusal.message };
};

const publish = async (
  parts: TemplateParts,
  { revision, over }: RouteBody<'publishTemplate'>,
  by: string,
): Promise<Result<RouteValue<'publishTemplate'>>> => {
  const { store, orders, clock } = parts;
  const { draft, published } = await store.templates();
  if ((draft?.revision ?? null) !== revision && revision !== null) return changed;
  const from = revision === null ? published : draft;
  if (from === null) return changed;
  const next: Published = { ...from, version: over + 1, by, at: clock.now() };
  const wishes = await wishesFor(parts, next);
  const isDone = await orders.addWith(
    wishes.map(({ centre, national }) => ({ centre, order: { kind: 'configuration', national }, by })),
    (rows) => store.publishTemplate(next, over, rows),
  );
  if (!isDone) return refuse('config-changed', 'Somebody published meanwhile');
  return ok({ version: next.version, sent: wishes.map(({ centre }) => centre) });
};

/** The centres that a template goes to: those for which it is something else than what they were last sent, or that refused that. */
const wishesFor = async (parts: TemplateParts, { rules, version }: Published) => {
  const sent = new Map((await parts.store.templateOrders()).map((order) => [order.centre, order]));
  return (await known(parts)).flatMap((one) => {
    const national = givenTo(JSON.parse(rules), one, version);
    const before = sent.get(one.id);
    const isSettled = before?.outcome !== 'refused' && isSameGiven(sentIn(before), national);
    return isSettled ? [] : [{ centre: one.id, national }];
  });
};
