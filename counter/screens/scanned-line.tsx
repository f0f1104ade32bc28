import type { CounterScan } from '../../shared/counter-scan.ts';
import { inEach } from '../../shared/languages.ts';
import { wordsOf } from '../../ui/words.ts';
import { ActionButton } from './action-button.tsx';
import { type DeskScene, useDesk } from './context.ts';
import './scanned.css';

/** Whose code the scanner of this counter has read, while it is shown; the one who is called here can be started at once. */
export function ScannedLine() {
  const scene = useDesk();
  const { desk, view, words, language } = scene;
  const { scanned, ticket } = view;
  const isCalledHere = scanned?.ticket != null && scanned.ticket.id === ticket?.id && ticket.status === 'called';
  return (
    <div class="scanned" role="status">
      {scanned !== undefined && (
        <p class={scanned.ticket === null ? 'scanned__text scanned__text--none' : 'scanned__text'}>
          {said(scanned, scene, wordsOf(all, language))}
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

const said = (
  { came, ticket }: CounterScan,
  { view, words, named }: Pick<DeskScene, 'view' | 'words' | 'named'>,
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
}

const all = inEach<Texts>({
  az: {
    scanned: 'Skan edildi:',
    counter: (name) => `pəncərə ${name}`,
    booked: 'Skan edildi: yazılıb, amma gəldiyini hələ qeyd etməyib. Kioska və ya qəbula göndərin.',
    unknown: 'Skan edildi: bu kod başqa mərkəzindir və ya vaxtı keçib.',
    unreadable: 'Skan edildi: bu kod talonun və ya yazılışın kodu deyil.',
  },
  ru: {
    scanned: 'Отсканировано:',
    counter: (name) => `окно ${name}`,
    booked: 'Отсканировано: запись есть, но приход ещё не отмечен. Направьте к киоску или на стойку.',
    unknown: 'Отсканировано: код другого центра, или его срок прошёл.',
    unreadable: 'Отсканировано: это не код талона и не код записи.',
  },
  en: {
    scanned: 'Scanned:',
    counter: (name) => `counter ${name}`,
    booked: 'Scanned: booked, and not checked in yet. Send them to a kiosk or to reception.',
    unknown: 'Scanned: a code of another centre, or one whose time is over.',
    unreadable: 'Scanned: neither the code of a ticket nor that of a booking.',
  },
});
