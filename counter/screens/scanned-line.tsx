import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CounterScan } from '../../shared/devices/counter-scan.ts';
import { inEach } from '../../shared/languages.ts';
import { browserClock } from '../../ui/clock.ts';
import { hearWedge } from '../../ui/hear-wedge.ts';
import { wordsOf } from '../../ui/words.ts';
import { ActionButton } from './action-button.tsx';
import { type DeskScreenContext, useDesk } from './context.ts';
import './scanned.css';

/** Whose code the scanner of this counter has read, while it is shown; the one who is called here can be started at once. */
export function ScannedLine() {
  const screen = useDesk();
  const { desk, view, words, language } = screen;
  const { ticket } = view;
  const scanned = latest(view.scanned, useTyped(screen));
  const isCalledHere = scanned?.ticket != null && scanned.ticket.id === ticket?.id && ticket.status === 'called';
  return (
    <div class="scanned" role="status">
      {scanned !== undefined && (
        <p class={scanned.ticket === null ? 'scanned__text scanned__text--none' : 'scanned__text'}>
          {said(scanned, screen, wordsOf(all, language))}
        </p>
      )}
      {isCalledHere && ticket !== null && (
        <ActionButton
          class="button--small button--strong"
          label={words.counter.moves.start}
          asks="start"
          ready={desk.offers('start', ticket)}
          onPress={() => void desk.ask({ type: 'start', ticket: ticket.id })}
        />
      )}
    </div>
  );
}

/** What a scanner that types has read at this counter, for a minute; `lost`: the server did not answer. */
const useTyped = ({ desk, view }: Pick<DeskScreenContext, 'desk' | 'view'>): Typed | undefined => {
  const typed = useSignal<Typed | undefined>(undefined);
  const latestView = useRef(view);
  latestView.current = view;
  useEffect(() => {
    const read = async (text: string): Promise<void> => {
      const answer = await desk.api('scanAtCounter', { params: desk.desk, body: { text } });
      typed.value = answer.ok
        ? answer.value
        : { at: new Date(browserClock.now()).toISOString(), came: 'lost', ticket: null };
    };
    return hearWedge({
      signs: () => latestView.current.wedge,
      clock: browserClock,
      onRead: (text) => void read(text),
    });
  }, [desk]);
  useEffect(() => {
    if (typed.value === undefined) return;
    const timer = browserClock.after(shownMs, () => {
      typed.value = undefined;
    });
    return () => timer.cancel();
  }, [typed.value]);
  return typed.value;
};

const shownMs = 60_000;

type Typed = Omit<CounterScan, 'came'> & { readonly came: CounterScan['came'] | 'lost' };

const latest = (one: CounterScan | undefined, other: Typed | undefined): Typed | undefined =>
  one === undefined || (other !== undefined && other.at > one.at) ? other : one;

const said = (
  { came, ticket }: Typed,
  { view, words, named }: Pick<DeskScreenContext, 'view' | 'words' | 'named'>,
  texts: Texts,
): string => {
  if (ticket === null) return texts[came === 'ticket' ? 'unknown' : came];
  const at = view.counters.find(({ id }) => id === ticket.counter)?.name;
  const isElsewhere = at !== undefined && ticket.counter !== view.counter.id && ticket.status !== 'waiting';
  const where = isElsewhere ? `, ${texts.counter(at)}` : '';
  return `${texts.scanned} ${ticket.number}, ${named('services', ticket.service)}: ${words.statuses[ticket.status]}${where}`;
};

interface Texts {
  readonly scanned: string;
  readonly counter: (name: string) => string;
  readonly booked: string;
  readonly unknown: string;
  readonly unreadable: string;
  readonly lost: string;
}

const all = inEach<Texts>({
  az: {
    scanned: 'Skan edildi:',
    counter: (name) => `pəncərə ${name}`,
    booked: 'Skan edildi: yazılıb, amma gəldiyini hələ qeyd etməyib. Kioska və ya qəbula göndərin.',
    unknown: 'Skan edildi: bu kod başqa mərkəzindir və ya vaxtı keçib.',
    unreadable: 'Skan edildi: bu kod talonun və ya yazılışın kodu deyil.',
    lost: 'Skan edildi, amma server cavab vermədi. Bir daha skan edin.',
  },
  ru: {
    scanned: 'Отсканировано:',
    counter: (name) => `окно ${name}`,
    booked: 'Отсканировано: запись есть, но приход ещё не отмечен. Направьте к киоску или на стойку.',
    unknown: 'Отсканировано: код другого центра, или его срок прошёл.',
    unreadable: 'Отсканировано: это не код талона и не код записи.',
    lost: 'Отсканировано, но сервер не ответил. Отсканируйте ещё раз.',
  },
  en: {
    scanned: 'Scanned:',
    counter: (name) => `counter ${name}`,
    booked: 'Scanned: booked, and not checked in yet. Send them to a kiosk or to reception.',
    unknown: 'Scanned: a code of another centre, or one whose time is over.',
    unreadable: 'Scanned: neither the code of a ticket nor that of a booking.',
    lost: 'Scanned, but the server did not answer. Scan it once more.',
  },
});
