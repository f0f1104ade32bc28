import { computed, signal } from '@preact/signals';
import { isSame } from '../../../shared/centre/config-diff.ts';
import type { Side } from '../../../shared/centre/config-merge.ts';
import type { Timer } from '../../../shared/time/clock.ts';
import { type StoredDraft, type Trouble, troubleOf } from '../../ports.ts';
import { type Agreement, createAgreement, type DraftBeginning, type Ground, versionOf } from './draft-agreement.ts';
import { createKeeper, type Saved } from './draft-keeper.ts';
import type { DraftWorld } from './draft-world.ts';

/**
 * Keeps the draft on the screen, the one on the server and what is in force in agreement. What others change at other places is
 * taken in; where two have said something else of one place it waits until somebody says which holds, and nothing is lost.
 */
export function openDraftSync(beginning: DraftBeginning, world: DraftWorld) {
  const agreement = createAgreement(beginning);
  const { document, inForce, ground, taken, clash } = agreement;
  const changed = computed(() => document.value !== inForce.value && !isSame(document.value, inForce.value));
  const last = signal(beginning.stored);
  const at: At = { ...agreement, changed, last };
  const keeper = createKeeper(world.clock, () => store(at, world));
  const lookAgain = async (): Promise<void> => {
    const before = document.peek();
    await look(at, world);
    if (document.peek() !== before) keeper.soon();
  };
  if (ground.peek().version !== agreement.shared.peek().base) keeper.soon();
  return {
    inForce,
    etag: computed(() => `"${ground.value.version}"`),
    changed,
    saved: keeper.saved,
    clash,
    taken,
    other: computed(() => {
      const { by = null, at: since = '' } = last.value ?? {};
      return by === null || by.id === world.me ? null : { name: by.name, at: since };
    }),
    async publish(): Promise<Trouble | null> {
      await keeper.now();
      const why = await keeper.inTurn(() => publish(at, world));
      if (changed.peek()) keeper.soon();
      return why;
    },
    soon: (): void => {
      agreement.takeIn(null);
      keeper.soon();
    },
    settle: (choices: ReadonlyMap<string, Side>): void => {
      agreement.takeIn(choices);
      keeper.soon();
    },
    seen: (): void => {
      taken.value = null;
    },
    follow: () => followed(world, () => keeper.inTurn(lookAgain)),
    close: keeper.close,
  };
}

interface At extends Agreement {
  readonly changed: { peek(): boolean };
  /** The draft on the server as it was last seen. */
  readonly last: { value: StoredDraft | null };
}

const readInForce = async ({ inForce, version }: At, { config, centre }: DraftWorld): Promise<boolean> => {
  const answer = await config.read(centre);
  if (!answer.ok) return false;
  inForce.value = answer.value.centre;
  version.value = versionOf(answer.value.etag);
  return true;
};

const groundOf = async (at: At, world: DraftWorld, draft: StoredDraft | null): Promise<Ground | null> => {
  const version = at.version.peek();
  if (draft === null || draft.base === version) return { version, document: at.inForce.peek() };
  if (draft.base === at.ground.peek().version) return at.ground.peek();
  const past = await world.drafts.past(world.centre, draft.base);
  return past.ok ? { version: draft.base, document: past.value } : null;
};

/** What others have done since it was last looked at; why it could not be seen. */
const look = async (at: At, world: DraftWorld): Promise<Trouble | null> => {
  const known = at.shared.peek().revision;
  const answer = await world.drafts.read(world.centre, known ?? undefined);
  if (!answer.ok) return troubleOf(answer);
  const { version, draft } = answer.value;
  if (version !== at.version.peek() && !(await readInForce(at, world))) return 'lost';
  at.last.value = draft;
  const revision = draft?.revision ?? null;
  const ground = revision === known ? null : await groundOf(at, world, draft);
  if (revision !== known && ground === null) return 'lost';
  const who = draft === null || draft.by?.id === world.me ? null : (draft.by?.name ?? null);
  const document = draft === null ? at.inForce.peek() : draft.document;
  at.theirs.value = ground === null ? null : { revision, document, base: ground.version, ground, who };
  at.takeIn(null);
  return null;
};

/** One after another as long as somebody else is quicker. */
const store = async (at: At, world: DraftWorld): Promise<Saved> => {
  for (let again = 0; again < triesAtOnce; again++) {
    if (at.theirs.peek() !== null) return 'clash';
    const { revision, document: there, base: thereOn } = at.shared.peek();
    const sent = at.document.peek();
    const base = at.ground.peek().version;
    const isThere = revision !== null && base === thereOn && isSame(sent, there);
    const kept = at.changed.peek();
    if (kept ? isThere : revision === null) return 'saved';
    const answer = kept
      ? await world.drafts.save(world.centre, { base, document: sent }, revision)
      : await world.drafts.drop(world.centre, revision ?? '');
    if (answer.ok) {
      const draft = kept ? (answer.value as StoredDraft) : null;
      at.shared.value = { revision: draft?.revision ?? null, document: sent, base };
      at.last.value = draft;
      return 'saved';
    }
    if (!('refusal' in answer) || answer.refusal.code !== 'draft-changed' || (await look(at, world)) !== null) break;
  }
  return 'lost';
};

const publish = async (at: At, world: DraftWorld): Promise<Trouble | null> => {
  if (at.merging.peek() !== null) return null;
  const sent = at.document.peek();
  const answer = await world.config.write(world.centre, `"${at.version.peek()}"`, sent);
  if (!answer.ok) {
    await look(at, world);
    // The answer was lost on its way, or another has published the same: it is in force all the same.
    return isSame(at.inForce.peek(), sent) ? null : troubleOf(answer);
  }
  const version = versionOf(answer.value.etag);
  at.inForce.value = answer.value.centre;
  at.version.value = version;
  at.ground.value = { version, document: answer.value.centre };
  // The server has ended the draft of this document; one that somebody else has typed in since is found at the next look.
  at.shared.value = { revision: null, document: answer.value.centre, base: version };
  at.last.value = null;
  return null;
};

/** How often others are looked for (ms). */
const lookMs = 4000;
const triesAtOnce = 5;

const followed = ({ clock }: DraftWorld, look: () => Promise<void>) => {
  let timer: Timer | null = null;
  let closed = false;
  const round = async (): Promise<void> => {
    await look();
    if (!closed) timer = clock.after(lookMs, () => void round());
  };
  void round();
  return {
    close(): void {
      closed = true;
      timer?.cancel();
    },
  };
};
