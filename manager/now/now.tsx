import {
  duration,
  fullDay,
  maybeDuration,
  maybePercent,
  percent,
  roundPercent,
  shortDay,
  wholeNumber,
} from '../../shared/reports/figure-words.ts';
import { abandonedRate, noShowRate } from '../../shared/reports/report-rows.ts';
import type { DayLine, FloorView } from '../../shared/views.ts';
import { clockTime, dateIn, localTime } from '../../shared/words.ts';
import type { Office } from '../manager-model.ts';
import { Blank, Loading, Refused } from '../ui/answered.tsx';
import { Definition } from '../ui/definition.tsx';
import { LargeDuration } from '../ui/large-duration.tsx';
import { lazily } from '../ui/lazily.tsx';
import { Met } from '../ui/met.tsx';
import { useWords } from '../ui/use-words.ts';
import { ClockNotice } from './clock-notice.tsx';
import { DayDialog } from './day-dialog.tsx';
import { Hall } from './hall.tsx';
import { HourStrip } from './hour-strip.tsx';
import { isFollowed, meets } from './now-model.ts';
import { Counters, OutOfTurn, Printers, Queues } from './now-tables.tsx';
import { CalendarNotice, CertificateNotice, RefusedFiles } from './server-notices.tsx';
import { TroubleStrip } from './trouble-strip.tsx';

/** The hall as it is now: the two figures against their targets, then counts, counters and queues. */
export function Now({ office }: { readonly office: Office }) {
  const { words } = useWords();
  const view = office.now.view.value;
  if (view !== null) return <Floor office={office} view={view} />;
  switch (office.now.liveness.value) {
    case 'refused':
      return <Refused why={{ code: 'not-allowed', message: '' }} onRetry={() => location.reload()} />;
    case 'unreachable':
      return <Blank title={words.lostFirst} />;
    case 'loading':
    case 'live':
    case 'old':
      return <Loading />;
  }
}

interface Shown {
  readonly office: Office;
  readonly view: FloorView;
}

const DayWords = ({ day, zone }: { readonly day: DayLine; readonly zone: string }) => {
  const { words, months, weekdays } = useWords();
  const time = (at: string): string => clockTime(Date.parse(at), zone);
  if (day.open && day.date !== null) {
    const weekday = weekdays[localTime(Date.parse(`${day.date}T12:00:00Z`), 'UTC').weekday] ?? '';
    const date = `${fullDay(day.date, months)}, ${weekday}`;
    return (
      <p class="day__words">
        <b>{day.practice ? words.now.practiceOpen(date) : words.now.dayOpen(date)}</b>
        {day.closesAt !== null && <span>{words.now.closesAt(time(day.closesAt))}</span>}
        {!day.taking && <span>{words.now.notTaking}</span>}
        {day.practice && <span>{words.now.practiceFigures}</span>}
      </p>
    );
  }
  const opens = day.opensAt;
  return (
    <p class="day__words">
      <b>{words.now.dayClosed}</b>
      {opens !== null && (
        <span>{words.now.opensAt(shortDay(dateIn(Date.parse(opens), zone), words), time(opens))}</span>
      )}
    </p>
  );
};

/** Fetched with the page, so that it is there when it is needed. */
const BeginEmergency = lazily(async () => (await import('../../ui/emergency/begin.tsx')).BeginEmergency);

const Day = ({ office, view }: Shown) => {
  const { words, refusals } = useWords();
  if (view.day.archived) return <p class="notice notice--warn">{refusals['centre-archived']}</p>;
  return (
    <section class={view.day.practice ? 'day day--practice' : 'day'} aria-label={words.now.heading}>
      <DayWords day={view.day} zone={view.centre.timeZone} />
      {!isFollowed(view) && <DayActions office={office} view={view} />}
    </section>
  );
};

const DayActions = ({ office, view }: Shown) => {
  const { words, language } = useWords();
  const { ask } = office.now;
  return (
    <div class="day__actions">
      <BeginEmergency centre={view.centre.id} language={language} class="button" />
      {view.day.open ? (
        <button class="button" type="button" onClick={() => ask('close')}>
          {view.day.practice ? words.now.closePractice : words.now.closeDay}
        </button>
      ) : (
        <>
          <button class="button" type="button" onClick={() => ask('practice')}>
            {words.now.openPractice}
          </button>
          <button class="button button--primary" type="button" onClick={() => ask('open')}>
            {words.now.openDay}
          </button>
        </>
      )}
    </div>
  );
};

const Headline = (props: Shown & { readonly figure: 'wait' | 'service' }) => {
  const { words } = useWords();
  const { figure, view, office } = props;
  const spread = view.today[figure];
  const target = figure === 'wait' ? view.targets.meanWaitSeconds : view.targets.meanServiceSeconds;
  const count = wholeNumber(spread.count, words);
  return (
    <section class="headline">
      <h2>{words.figures[figure]}</h2>
      <p class="headline__figure">
        <LargeDuration seconds={spread.mean} />
      </p>
      <p class="headline__target">
        <Met met={meets(spread.mean, target)} /> <span>{words.target(duration(target, words))}</span>
      </p>
      {spread.count > 0 && (
        <p class="headline__basis">
          {figure === 'wait' ? words.overCalls(count) : words.overServices(count)}
          {' · '}
          {words.medianAnd90(maybeDuration(spread.median, words), maybeDuration(spread.p90, words))}
        </p>
      )}
      <p class="headline__definition">{words.definitions[figure]}</p>
      <HourStrip rows={office.now.hours.value} figure={figure} target={target} />
    </section>
  );
};

const Tally = (props: {
  readonly label: string;
  readonly definition: string;
  readonly value: string;
  readonly more?: preact.ComponentChildren;
}) => (
  <div class="tally">
    <dt>
      {props.label} <Definition figure={props.label}>{props.definition}</Definition>
    </dt>
    <dd class="tally__value">{props.value}</dd>
    <dd class="tally__more">{props.more}</dd>
  </div>
);

const Tallies = ({ view }: Shown) => {
  const { words } = useWords();
  const { today, targets } = view;
  const { figures, definitions } = words;
  const noShow = noShowRate(today);
  const abandoned = abandonedRate(today);
  const wait = duration(targets.waitSeconds, words);
  return (
    <dl class="tallies">
      <Tally
        label={figures.serviceLevel}
        definition={definitions.serviceLevel(wait)}
        value={maybePercent(today.serviceLevel, words)}
        more={
          <>
            <Met met={today.serviceLevel === null ? null : today.serviceLevel >= targets.serviceLevel} />
            <span>{words.targetLevel(roundPercent(targets.serviceLevel, words), wait)}</span>
          </>
        }
      />
      <Tally label={figures.issued} definition={definitions.issued} value={wholeNumber(today.issued, words)} />
      <Tally label={figures.served} definition={definitions.served} value={wholeNumber(today.served, words)} />
      <Tally
        label={figures.noShow}
        definition={definitions.noShow}
        value={wholeNumber(today.noShow, words)}
        more={noShow === null ? '' : words.ofCalled(percent(noShow, words))}
      />
      <Tally
        label={figures.abandoned}
        definition={definitions.abandoned}
        value={wholeNumber(today.abandoned, words)}
        more={abandoned === null ? '' : words.ofIssued(percent(abandoned, words))}
      />
    </dl>
  );
};

const Floor = (props: Shown) => {
  const { words } = useWords();
  const { now } = props.office;
  const isOld = now.liveness.value === 'old' || now.asOf.value !== null;
  return (
    <div class={`now${isOld ? ' now--old' : ''}${props.view.day.practice ? ' now--practice' : ''}`}>
      <h1 class="visually-hidden">{words.now.heading}</h1>
      <TroubleStrip {...props} />
      <div class="now__notices">
        {isFollowed(props.view) && <FollowedNotice {...props} />}
        <ClockNotice {...props} />
        <RefusedFiles view={props.view} now={props.office.now.serverNow.value} />
        <CertificateNotice view={props.view} />
        <CalendarNotice view={props.view} />
      </div>
      <Day {...props} />
      <div class="now__headlines">
        <Headline {...props} figure="wait" />
        <Headline {...props} figure="service" />
        <Hall {...props} />
      </div>
      <Tallies {...props} />
      <div class="now__tables">
        <Counters {...props} />
        <Queues {...props} />
        <div class="now__side">
          <OutOfTurn {...props} />
          <Printers view={props.view} />
        </div>
      </div>
      {props.office.endMany.step.value !== 'closed' && <EndMany {...props} />}
      <DayDialog now={props.office.now} waiting={props.view.waiting} practice={props.view.day.practice} />
    </div>
  );
};

const FollowedNotice = lazily(async () => (await import('./followed.tsx')).FollowedNotice);
const EndMany = lazily(async () => (await import('./end-many.tsx')).EndMany);
