import { type Signal, useSignal } from '@preact/signals';
import type { Placing } from '../../../shared/events.ts';
import type { TicketLine } from '../../../shared/views.ts';
import type { Action, Target } from '../../actions/actions.ts';
import { useDesk } from '../context.ts';
import { Frame, GiveUp, Submit } from './frame.tsx';
import { ServicePicker } from './service-picker.tsx';

/** Somebody stands here without a ticket. */
export function ServeDialog() {
  const { words } = useDesk();
  const { dialogs } = words.counter;
  return (
    <PickOne
      heading={dialogs.serve}
      lead={dialogs.serveMore}
      label={dialogs.serveStart}
      action={(service) => ({ type: 'serve', service })}
    />
  );
}

/** The same visitor goes on with another service. */
export function AddServiceDialog({ ticket }: { readonly ticket: TicketLine }) {
  const { words } = useDesk();
  const { dialogs, moves } = words.counter;
  return (
    <PickOne
      heading={dialogs.addService(ticket.number)}
      lead={dialogs.addServiceMore}
      label={moves['add-service']}
      without={ticket.service}
      action={(service) => ({ type: 'add-service', ticket: ticket.id, service })}
    />
  );
}

/** To another service, to one counter or to one person, and where in the queue. */
export function TransferDialog({ ticket }: { readonly ticket: TicketLine }) {
  const { desk, words } = useDesk();
  const kind = useSignal<'service' | 'counter' | 'clerk'>('service');
  const service = useSignal<string | null>(null);
  const counter = useSignal<string | null>(null);
  const clerk = useSignal<string | null>(null);
  const place = useSignal<Placing>('age');
  const { dialogs, moves } = words.counter;
  const target = (): Target | null => {
    if (kind.value === 'service') return service.value === null ? null : { service: service.value };
    if (kind.value === 'clerk') return clerk.value === null ? null : { clerk: clerk.value };
    return counter.value === null ? null : { counter: counter.value };
  };
  const submit = (): void => {
    const to = target();
    if (to !== null) void desk.ask({ type: 'transfer', ticket: ticket.id, target: to, place: place.value });
  };
  return (
    <Frame
      wide
      heading={dialogs.transfer(ticket.number)}
      onSubmit={submit}
      actions={
        <>
          <GiveUp />
          <Submit label={moves.transfer} asks="transfer" ready={target() !== null && desk.connected.value} />
        </>
      }
    >
      <div class="transfer">
        <Segments
          name="target"
          label={moves.transfer}
          chosen={kind}
          options={[
            { value: 'service', label: dialogs.toService },
            { value: 'counter', label: dialogs.toCounter },
            { value: 'clerk', label: dialogs.toClerk },
          ]}
        />
        <Segments
          name="place"
          label={dialogs.place}
          chosen={place}
          options={[
            { value: 'front', label: dialogs.placeFront },
            { value: 'age', label: dialogs.placeAge },
            { value: 'back', label: dialogs.placeBack },
          ]}
        />
      </div>
      {kind.value === 'service' && <ServicePicker chosen={service} without={ticket.service} />}
      {kind.value === 'counter' && <CounterPicker chosen={counter} />}
      {kind.value === 'clerk' && <ClerkPicker chosen={clerk} />}
    </Frame>
  );
}

const PickOne = (props: {
  readonly heading: string;
  readonly lead: string;
  readonly label: string;
  readonly action: (service: string) => Action;
  readonly without?: string;
}) => {
  const { desk } = useDesk();
  const chosen = useSignal<string | null>(null);
  const submit = (): void => {
    if (chosen.value !== null) void desk.ask(props.action(chosen.value));
  };
  return (
    <Frame
      wide
      heading={props.heading}
      lead={props.lead}
      onSubmit={submit}
      actions={
        <>
          <GiveUp />
          <Submit
            label={props.label}
            asks={props.action('').type}
            ready={chosen.value !== null && desk.connected.value}
          />
        </>
      }
    >
      <ServicePicker chosen={chosen} {...(props.without === undefined ? {} : { without: props.without })} />
    </Frame>
  );
};

/** A few choices side by side, one of them taken. */
const Segments = <Value extends string>(props: {
  readonly name: string;
  readonly label: string;
  readonly chosen: Signal<Value>;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}) => (
  <fieldset class="segments">
    <legend>{props.label}</legend>
    <div class="segments__row">
      {props.options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name={props.name}
            checked={props.chosen.value === value}
            onChange={() => {
              props.chosen.value = value;
            }}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  </fieldset>
);

/** Counters or people, of which one is chosen. */
const Places = (props: {
  readonly name: string;
  readonly label: string;
  readonly chosen: Signal<string | null>;
  readonly places: readonly { readonly id: string; readonly name: string; readonly more: string }[];
}) => (
  <div class="counter-picker" role="radiogroup" aria-label={props.label}>
    {props.places.map(({ id, name, more }) => (
      <label key={id} class="choice choice--counter">
        <input
          type="radio"
          name={props.name}
          checked={props.chosen.value === id}
          onChange={() => {
            props.chosen.value = id;
          }}
        />
        <b>{name}</b> <span>{more}</span>
      </label>
    ))}
  </div>
);

const CounterPicker = ({ chosen }: { readonly chosen: Signal<string | null> }) => {
  const { view, words } = useDesk();
  const places = view.counters
    .filter(({ id }) => id !== view.counter.id)
    .map(({ id, name, state }) => ({ id, name, more: words.counter.bar[state] }));
  return <Places name="to-counter" label={words.counter.dialogs.toCounter} chosen={chosen} places={places} />;
};

const ClerkPicker = ({ chosen }: { readonly chosen: Signal<string | null> }) => {
  const { view, words } = useDesk();
  const places = view.counters.flatMap(({ id, name, clerk }) =>
    clerk === null || id === view.counter.id || clerk.id === view.counter.clerk?.id
      ? []
      : [{ ...clerk, more: words.counter.bar.counter(name) }],
  );
  if (places.length === 0) return <p>{words.counter.dialogs.noClerks}</p>;
  return <Places name="to-clerk" label={words.counter.dialogs.toClerk} chosen={chosen} places={places} />;
};
