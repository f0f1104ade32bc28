import { signal } from '@preact/signals';
import type { Announcement } from '../../shared/live.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { CounterPlace, HallCall, HallView } from '../../shared/views.ts';
import type { LiveView } from '../../ui/live-view.ts';

/** A live view whose every part is set by hand. */
export function handView<Data>(first: Data | null = null) {
  const data = signal<Data | null>(first);
  const connected = signal(first !== null);
  const refusal = signal<Refusal | null>(null);
  const clockOffset = signal(0);
  let closed = false;
  const live: LiveView<Data> = {
    data,
    connected,
    refusal,
    clockOffset,
    close: () => {
      closed = true;
    },
  };
  return { live, data, connected, refusal, clockOffset, isClosed: () => closed };
}

export function place(name: string, words: Partial<CounterPlace> = {}): CounterPlace {
  return {
    id: name,
    name,
    direction: 'left',
    place: { az: 'Zal A', ru: 'Зал A', en: 'Hall A' },
    ...words,
  };
}

export function announcement(callId: string, at: number, words: Partial<Announcement> = {}): Announcement {
  return {
    callId,
    number: `A${callId}`,
    counter: place('3'),
    at: new Date(at).toISOString(),
    call: 1,
    ...words,
  };
}

export function hallCall(number: string, counter: string, at: number, words: Partial<HallCall> = {}): HallCall {
  return {
    callId: `call of ${number}`,
    number,
    counter: place(counter),
    at: new Date(at).toISOString(),
    call: 1,
    status: 'called',
    ...words,
  };
}

export function hallView(words: Partial<HallView> = {}): HallView {
  return {
    centre: {
      id: 'sample',
      name: { az: 'Mərkəz', ru: 'Центр', en: 'Centre' },
      timeZone: 'Asia/Baku',
      languages: ['az', 'ru', 'en'],
      sample: true,
    },
    day: { open: true, date: '2026-11-20', practice: false, taking: true, closesAt: null, opensAt: null },
    display: { id: 'hall-1', name: 'Zal 1', text: null },
    voice: { speaks: true, volume: 100, quiet: null },
    calls: [],
    last: [],
    waiting: 0,
    openCounters: 1,
    pausedCounters: 0,
    ...words,
  };
}
