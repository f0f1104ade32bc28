import type { TicketLine } from '../../shared/views.ts';
import { linesFound } from '../search.ts';
import { ActionButton } from './action-button.tsx';
import { Line } from './queue-line.tsx';
import { type DeskScene, useDesk } from './scene.ts';

/** Those whose visit was put aside, as far as they are searched for. */
export const Parked = ({ wanted }: { readonly wanted: string }) => {
  const scene = useDesk();
  const { desk, view, words } = scene;
  const { moves } = words.counter;
  if (view.parked.length === 0) return <p class="queue__none">{words.counter.queue.noneParked}</p>;
  const shown = found(wanted, view.parked, scene);
  if (shown.length === 0) return <p class="queue__none">{words.counter.queue.noneFound}</p>;
  return (
    <ul>
      {shown.map((line) => (
        <Line key={line.id} line={line}>
          <ActionButton
            class="button--small button--strong"
            label={moves.resume}
            ready={desk.offers('resume', line)}
            onPress={() => void desk.ask({ do: 'resume', ticket: line.id })}
          />
          <ActionButton
            class="button--small"
            label={moves.call}
            ready={desk.offers('call', line)}
            onPress={() => void desk.ask({ do: 'call', ticket: line.id, reason: null })}
          />
          <ActionButton
            class="button--small"
            label={moves.requeue}
            ready={desk.offers('requeue', line)}
            onPress={() => desk.open({ kind: 'requeue', ticket: line.id })}
          />
        </Line>
      ))}
    </ul>
  );
};

/** Those who did not come, as far as they are searched for. */
export const NoShows = ({ wanted }: { readonly wanted: string }) => {
  const scene = useDesk();
  const { desk, view, words } = scene;
  if (view.noShows.length === 0) return <p class="queue__none">{words.counter.queue.noneNoShow}</p>;
  const shown = found(wanted, view.noShows, scene);
  if (shown.length === 0) return <p class="queue__none">{words.counter.queue.noneFound}</p>;
  return (
    <ul>
      {shown.map((line) => (
        <Line key={line.id} line={line}>
          <ActionButton
            class="button--small"
            label={words.counter.moves.reinstate}
            ready={desk.offers('reinstate', line)}
            onPress={() => void desk.ask({ do: 'reinstate', ticket: line.id })}
          />
        </Line>
      ))}
    </ul>
  );
};

const found = (wanted: string, lines: readonly TicketLine[], { named, language }: DeskScene) =>
  linesFound(wanted, lines, (service) => named('services', service), language);
