import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ScreenLanguage } from '../../../shared/languages.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { Clock, Timer } from '../../../shared/time/clock.ts';
import { type ClipFault, clipFaults } from '../../../shared/voice/spoken/clip-limits.ts';
import type { Answer } from '../../../ui/api.ts';
import type { ManagerPorts, Trouble } from '../../ports.ts';
import { createChange, type LoadState, loaded } from '../../ui/loaded.ts';
import { clipWav } from './clip-wav.ts';
import type { Recording, Sounds } from './sounds.ts';

export type Clips = RouteValue<'clips'>;
/** Why a clip was not taken: what the server says of it, or that nothing came to be sent. */
export type WhyNot = ClipFault | 'microphone' | 'unreadable' | 'unsaid';

export interface RecordingsModel {
  readonly state: ReadonlySignal<LoadState<Clips>>;
  /** The language whose words are shown; null = the first. */
  readonly language: ReadonlySignal<ScreenLanguage | null>;
  readonly step: ReadonlySignal<Step>;
  /** What is wrong with a clip, or with the example (null). */
  readonly fault: ReadonlySignal<{ readonly clip: string | null; readonly why: WhyNot } | null>;
  /** Why the server did not do something, apart from what is wrong with a clip. */
  readonly trouble: ReadonlySignal<Trouble | null>;
  load(): Promise<void>;
  choose(language: ScreenLanguage): void;
  record(of: ClipOf): Promise<void>;
  stop(): Promise<void>;
  /** Takes a sound file for a clip. */
  take(of: ClipOf, file: Blob): Promise<void>;
  hear(of: ClipOf): Promise<void>;
  drop(of: ClipOf): Promise<void>;
  /** Plays how a call sounds. */
  hearCall(language: ScreenLanguage): Promise<void>;
  close(): void;
}
export interface ClipOf {
  readonly language: ScreenLanguage;
  readonly clip: string;
}
/** Nothing; a clip is recorded; something is sent or fetched. */
export type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'recording'; readonly of: ClipOf }
  | { readonly kind: 'busy' };

/** A recording ends by itself after so long, ms: a clip is a word or two. */
export const longestRecordingMs = 8000;
/** The call that is heard as an example. */
export const exampleCall = { number: 'A042', counter: '3' } as const;

interface Ports extends Pick<ManagerPorts, 'api'> {
  readonly sounds: Sounds;
  readonly clock: Clock;
}

/** The recorded words of a centre: listed, recorded or taken from a file, heard and taken away; one thing at a time. */
export function createRecordings(centre: string, ports: Ports): RecordingsModel {
  const { api, sounds } = ports;
  const list = loaded<Clips>(() => api('clips', { params: { centre } }));
  const language = signal<ScreenLanguage | null>(null);
  const asking = createAsking();
  const { take, drop } = createChanges(centre, ports, asking, list.load);
  const taping = createTaping(ports, take);
  const { hear, hearCall } = createHearing(centre, ports, asking);
  return {
    hear,
    hearCall,
    state: list.state,
    language,
    step: computed(() => taping.of.value ?? (asking.change.busy.value ? { kind: 'busy' } : { kind: 'idle' })),
    fault: asking.fault,
    trouble: asking.trouble,
    load: list.load,
    choose: (chosen) => {
      language.value = chosen;
    },
    async record(of) {
      asking.begin(of.clip);
      if (!(await taping.start(of))) asking.note('microphone');
    },
    stop: taping.stop,
    take,
    drop,
    close() {
      taping.close();
      sounds.close();
    },
  };
}

/** What was asked last, of which clip, and what came of it. */
const createAsking = () => {
  const change = createChange();
  const clip = signal<string | null>(null);
  const found = signal<WhyNot | null>(null);
  return {
    change,
    begin(of: string | null): void {
      clip.value = of;
      found.value = null;
      change.forget();
    },
    note(why: WhyNot): void {
      found.value = why;
    },
    fault: computed(() => {
      const why = found.value ?? faultIn(change.trouble.value);
      return why === null ? null : { clip: clip.value, why };
    }),
    trouble: computed(() => (faultIn(change.trouble.value) === null ? change.trouble.value : null)),
  };
};

/** Puts clips in and takes them away; then the list is asked for again. */
const createChanges = (centre: string, { api, sounds }: Ports, asking: Asking, load: () => Promise<void>) => {
  const run = async (ask: () => Promise<Answer<unknown>>): Promise<void> => {
    if (await asking.change.run(ask)) await load();
  };
  return {
    async take(of: ClipOf, file: Blob): Promise<void> {
      asking.begin(of.clip);
      const clip = await clipOf(sounds, file);
      if (!clip.ok) return asking.note(clip.why);
      await run(() => api('putClip', { params: { centre, ...of }, body: { wav: clip.wav } }));
    },
    drop(of: ClipOf): Promise<void> {
      asking.begin(of.clip);
      return run(() => api('dropClip', { params: { centre, ...of } }));
    },
  };
};
type Asking = ReturnType<typeof createAsking>;

/** A sound file as the server takes a clip, or why it is none. */
const clipOf = async (
  sounds: Sounds,
  file: Blob,
): Promise<{ readonly ok: true; readonly wav: string } | { readonly ok: false; readonly why: WhyNot }> => {
  const samples = await sounds.read(file);
  if (samples === null) return { ok: false, why: 'unreadable' };
  const wav = clipWav(samples);
  return wav === null ? { ok: false, why: 'too-long' } : { ok: true, wav };
};

/** Plays a clip, or a whole call. */
const createHearing = (centre: string, { api, sounds }: Ports, asking: Asking) => {
  const play = async (ask: () => Promise<Answer<{ readonly wav: string | null }>>): Promise<void> => {
    const heard: (string | null)[] = [];
    await asking.change.run(async () => {
      const answer = await ask();
      if (answer.ok) heard.push(answer.value.wav);
      return answer;
    });
    const [wav] = heard;
    if (wav === null) asking.note('unsaid');
    if (typeof wav === 'string') await sounds.play(wav);
  };
  return {
    hear(of: ClipOf): Promise<void> {
      asking.begin(of.clip);
      return play(() => api('clip', { params: { centre, ...of } }));
    },
    hearCall(language: ScreenLanguage): Promise<void> {
      asking.begin(null);
      return play(() => api('tryCall', { params: { centre }, query: { language, ...exampleCall } }));
    },
  };
};

/** One recording at a time, which ends by itself before long, and is taken then. */
const createTaping = ({ sounds, clock }: Ports, take: (of: ClipOf, sound: Blob) => Promise<void>) => {
  const of = signal<Extract<Step, { kind: 'recording' }> | null>(null);
  let recording: Recording | null = null;
  let timer: Timer | null = null;
  const ended = async (): Promise<Blob | null> => {
    const sound = await recording?.stop();
    timer?.cancel();
    recording = null;
    of.value = null;
    return sound ?? null;
  };
  const stop = async (): Promise<void> => {
    const taped = of.value?.of;
    const sound = recording === null ? null : await ended();
    if (taped !== undefined && sound !== null) await take(taped, sound);
  };
  return {
    of,
    stop,
    /** False where there is no microphone. */
    async start(clip: ClipOf): Promise<boolean> {
      if (of.value !== null) return true;
      of.value = { kind: 'recording', of: clip };
      recording = await sounds.record();
      if (recording === null) of.value = null;
      else timer = clock.after(longestRecordingMs, () => void stop());
      return recording !== null;
    },
    close: () => void ended(),
  };
};

/** What the server says is wrong with a clip; null for any other trouble. */
const faultIn = (trouble: Trouble | null): ClipFault | null => {
  if (trouble === null || trouble === 'lost' || trouble.code !== 'bad-clip') return null;
  return clipFaults.find((one) => one === trouble.about?.fault) ?? null;
};
