import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { LocalText } from '../../shared/centre/centre.ts';
import { type EmergencyKind, type EmergencyLine, emergencyKinds } from '../../shared/centre/emergency.ts';
import { emergencyTexts } from '../../shared/centre/emergency-texts.ts';
import { type Language, languages, type Size, type State } from './state.ts';

/** An emergency as one of the screens shows it. */
export interface EmergencyShown {
  readonly on: 'whole' | 'bar' | 'staff' | 'begin' | 'home';
  readonly emergency: EmergencyLine;
  readonly timeZone: string;
  readonly languages: readonly string[];
  readonly name: LocalText;
}

const sizes = {
  kiosk: { width: 1080, height: 1920 },
  'kiosk, lying': { width: 1920, height: 1080 },
  wall: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
  counter: { width: 1366, height: 768 },
  manager: { width: 1440, height: 900 },
} as const satisfies { readonly [name: string]: Size };

/** 600 letters, as long as a centre's own words may be. */
const longest = 'Binanı tərk edin, həyətdə toplaşın və işçilərin dediyini gözləyin. '.repeat(9).slice(0, 600);

const state = (
  name: string,
  size: Size,
  on: EmergencyShown['on'],
  kind: EmergencyKind,
  over: {
    readonly alone?: boolean;
    readonly by?: string;
    readonly long?: boolean;
    readonly presses?: readonly string[];
  } = {},
): State<EmergencyShown> => ({
  name,
  size,
  ...(over.presses === undefined ? {} : { presses: over.presses }),
  open: async (language: Language) => {
    document.documentElement.lang = language;
    const texts = over.long ? { az: longest, ru: longest, en: longest } : emergencyTexts(sampleCentre, kind);
    const emergency = { kind, texts, since: '2026-11-30T08:42:00Z', ...(over.by === undefined ? {} : { by: over.by }) };
    const all = [language, ...languages.filter((one) => one !== language)];
    return {
      shown: {
        on,
        emergency,
        timeZone: 'Asia/Baku',
        languages: over.alone ? [language] : all,
        name: sampleCentre.name,
      },
      close: () => undefined,
    };
  },
});

const by = 'Səbinə Quliyeva';
export const emergencyStates: readonly State<EmergencyShown>[] = [
  ...emergencyKinds.flatMap((kind) =>
    (['kiosk', 'kiosk, lying', 'wall', 'phone'] as const).map((screen) =>
      state(`${screen}, ${kind}`, sizes[screen], screen === 'phone' && kind === 'suspend' ? 'bar' : 'whole', kind),
    ),
  ),
  state('wall, the longest words', sizes.wall, 'whole', 'evacuate', { long: true }),
  state('phone, the longest words', sizes.phone, 'whole', 'evacuate', { long: true, alone: true }),
  ...emergencyKinds.map((kind) => state(`counter, ${kind}`, sizes.counter, 'staff', kind, { by, alone: true })),
  state('manager, suspend', sizes.manager, 'staff', 'suspend', { by, alone: true }),
  state('manager, evacuate', sizes.manager, 'staff', 'evacuate', { by, alone: true }),
  state('counter, the choice', sizes.counter, 'begin', 'suspend', { presses: ['button'] }),
  ...emergencyKinds.map((kind) => state(`at home, ${kind}`, sizes.phone, 'home', kind, { alone: true })),
];
