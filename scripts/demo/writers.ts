import { dateAt } from '../../engine/queue/business-day.ts';
import { dayMs, minuteMs } from '../../shared/time/durations.ts';
import { demoCentre } from './demo-centre.ts';
import type { DemoHall } from './demo-hall.ts';
import { applications, type Letter, type LetterMove, letters } from './letters.ts';

/** What came on paper before lies in the office, where nothing lies there yet; and from now on people write. */
export function letPeopleWrite(hall: DemoHall): void {
  const { agenda, asking, manager, random } = hall;
  agenda.in(0, async () => {
    const known = await asking.ask(manager, 'cases', {});
    if (!known.ok || known.value.cases.length > 0) return;
    for (const letter of letters) {
      if (letter.daysAgo === undefined) agenda.in(random.exponential(betweenMs), () => write(hall, letter));
      else await bringPaper(hall, letter, letter.daysAgo);
    }
    for (const [at, one] of applications.entries()) await apply(hall, one, at);
  });
}

/** One writes about so long after the beginning (ms). */
const betweenMs = 25 * minuteMs;
const nobody = { name: 'phone' };

const write = async ({ asking }: DemoHall, letter: Letter): Promise<void> => {
  await asking.ask(nobody, 'registerCase', { body: bodyOf(letter) });
};

/** [RE3] Invented families apply with their practice cards; the table decides by itself. */
const apply = async (
  { asking, agenda, manager }: DemoHall,
  { fin, members, daysAgo }: (typeof applications)[number],
  at: number,
) => {
  const phone = `+99400${String(9_000_000 + at)}`;
  const receivedAt = dateAt(Math.floor(agenda.now()) - daysAgo * dayMs, demoCentre.timeZone);
  const answers = { members, surname: 'Nümunə', name: 'Ərizəçi', address: 'Nümunə ünvan', phone, agreed: true };
  const came = { channel: 'portal', receivedAt, reason: 'Nümunə' } as const;
  const contact = { name: 'Nümunə ərizəçi', phone };
  const taken = await asking.ask(manager, 'registerCase', {
    body: { kind: 'assistance', answers, contact, proof: { fin }, ...came },
  });
  if (!taken.ok) throw new Error(`An application of the demo was not taken: ${taken.refusal.message}`);
};

const bringPaper = async (hall: DemoHall, letter: Letter, daysAgo: number): Promise<void> => {
  const { agenda, asking, manager } = hall;
  const receivedAt = dateAt(Math.floor(agenda.now()) - daysAgo * dayMs, demoCentre.timeZone);
  const body = { ...bodyOf(letter), channel: 'post', receivedAt, reason: 'Kağızda gəlib' } as const;
  const taken = await asking.ask(manager, 'registerCase', { body });
  if (!taken.ok) throw new Error(`A letter of the demo was not taken: ${taken.refusal.message}`);
  const found = await asking.ask(manager, 'cases', { query: { number: taken.value.number } });
  const id = found.ok ? found.value.cases[0]?.id : undefined;
  if (id === undefined) return;
  for (const move of letter.moves ?? []) await makeOf(hall, id, letter, move);
};

const makeOf = async (hall: DemoHall, id: string, letter: Letter, move: LetterMove): Promise<void> => {
  const { asking, manager } = hall;
  const params = { case: id };
  const made = {
    route: () => asking.ask(manager, 'routeCase', { params }),
    assign: () => assign(hall, id),
    ask: () =>
      asking.ask(manager, 'askCitizen', { params, body: { text: 'Sahənin çıxarışını əlavə edin, xahiş olunur.' } }),
    extend: () => asking.ask(manager, 'extendCase', { params, body: { reason: 'Binaya baxış keçirilməlidir' } }),
    leave: () => asking.ask(manager, 'leaveCase', { params, body: { ground: 'in-court' } }),
    answer: () => asking.ask(manager, 'answerCase', { params, body: { ...answerTo[letter.kind], way: 'portal' } }),
  };
  const done = await made[move]();
  if (!done.ok) throw new Error(`${move} of a letter of the demo: ${done.refusal.message}`);
};

const assign = async ({ asking, manager }: DemoHall, id: string) => {
  const params = { case: id };
  const [routed, office] = [await asking.ask(manager, 'case', { params }), await asking.ask(manager, 'office')];
  if (!routed.ok) return routed;
  if (!office.ok) return office;
  const { department } = routed.value.case;
  const executor = office.value.people.find((one) => department !== null && one.departments.includes(department));
  return asking.ask(manager, 'assignCase', { params, body: { user: executor?.id ?? '' } });
};

const answerTo = {
  request: {
    outcome: 'explained',
    text: 'Müraciətinizə baxıldı. Lazım olan sənədlərin siyahısı və müraciət qaydası əlavə izah olunur.',
  },
  complaint: {
    outcome: 'put-right',
    text: 'Şikayətiniz araşdırıldı və təsdiqini tapdı. Gecikmənin səbəbi aradan qaldırılıb. Üzr istəyirik.',
  },
  proposal: {
    outcome: 'taken-up',
    text: 'Təklifiniz üçün təşəkkür edirik. Gözləmə zalında körpəli valideynlər üçün guşə ayrılacaq.',
  },
} as const;

const bodyOf = ({ kind, topic, language, text }: Letter) => {
  const phone = `+99400${String(8_000_000 + letters.findIndex((one) => one.text === text))}`;
  return {
    ...{ kind, topic, language },
    form: 'appeal',
    answers: { text, surname: 'Nümunə', name: 'Müraciətçi', address: 'Nümunə ünvan', phone },
    contact: { name: 'Nümunə müraciətçi', phone },
  };
};
