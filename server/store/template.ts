import type { NewOrder, StoredOrder } from './link-orders.ts';

/** The settings that a head office gives to its branches: what is being made of them, what holds, and what was sent to which. */
export interface TemplateStore {
  templates(): Promise<Templates>;
  /** Puts a draft in place of the one of this revision, null = where there is none. False, and nothing changed, where another stands. */
  putTemplateDraft(draft: StoredTemplate, over: string | null): Promise<boolean>;
  /** False where another stands, or none. */
  dropTemplateDraft(revision: string): Promise<boolean>;
  /**
   * Makes a template the one that holds and asks its branches for it, in one transaction; the draft of its revision is gone.
   * False, and nothing changed, where another version than `over` holds by now, 0 = none.
   */
  publishTemplate(published: Published, over: number, orders: readonly NewOrder[]): Promise<boolean>;
  /** The last order of a template to each centre, by the centre's id. */
  templateOrders(): Promise<readonly StoredOrder[]>;
}

export interface Templates {
  readonly draft: StoredTemplate | null;
  readonly published: Published | null;
}
export interface StoredTemplate {
  /** Another one at each change. */
  readonly revision: string;
  /** The JSON of its rules. */
  readonly rules: string;
  /** By name. */
  readonly by: string;
  /** ms */
  readonly at: number;
}
export interface Published extends StoredTemplate {
  /** 1 and up. */
  readonly version: number;
}
