import './emergency.css';
import { render } from 'preact';
import { textsIn } from '../../shared/languages.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { type Clock, repeat } from '../../shared/time/clock.ts';
import type { Api } from '../api.ts';
import { emergencyWords } from './words.ts';

type CentreInList = RouteValue<'listCentres'>[number];

/** How often a page that is read at home asks (ms). */
const askMs = 60_000;

/** Tells who reads a page at home, and may be about to come, of an emergency in the centre asked for, or in any. */
export function watchFromHome(ports: {
  readonly api: Api<'listCentres'>;
  readonly clock: Clock;
  readonly centre: string | null;
}): void {
  const ask = async (): Promise<void> => {
    const answer = await ports.api('listCentres');
    if (answer.ok) show(toTell(answer.value, ports.centre));
  };
  void ask();
  repeat(ports.clock, askMs, () => {
    if (!document.hidden) void ask();
  });
}

/** The centres that somebody at home is told of. */
export function toTell(centres: readonly CentreInList[], asked: string | null): readonly CentreInList[] {
  return centres.filter(({ id, emergency }) => emergency !== undefined && (asked === null || asked === id));
}

/** What they are told. */
export function HomeNotice({
  centres,
  language,
}: {
  readonly centres: readonly CentreInList[];
  readonly language: string;
}) {
  const words = textsIn(emergencyWords, language);
  return (
    <div role="status">
      {centres.map(({ id, name, emergency }) =>
        emergency === undefined ? null : (
          <div key={id} class={`emergency-bar emergency--${emergency.kind}`}>
            <p class="emergency-bar__said">
              <b>{words.atHome(name[language] ?? Object.values(name)[0] ?? id)}.</b>{' '}
              {emergency.kind === 'suspend' ? emergency.texts[language] : words.titles[emergency.kind]}
            </p>
          </div>
        ),
      )}
    </div>
  );
}

const show = (centres: readonly CentreInList[]): void => {
  const known = document.getElementById('emergency');
  const place = known ?? document.createElement('div');
  if (known === null) {
    place.id = 'emergency';
    document.body.prepend(place);
  }
  render(<HomeNotice centres={centres} language={document.documentElement.lang} />, place);
};
