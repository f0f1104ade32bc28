import { useSignal } from '@preact/signals';
import type { Placing } from '../../../shared/commands.ts';
import type { TicketLine } from '../../../shared/views.ts';
import type { Deed, Target } from '../../deeds.ts';
import { ActionButton } from '../action-button.tsx';
import { useDesk } from '../scene.ts';
import { Frame, GiveUp } from './frame.tsx';
import { ServicePicker } from './service-picker.tsx';

const PickOne = (props: {
  readonly heading: string;
  readonly lead: string;
  readonly label: string;
  readonly deed: (service: string) => Deed;
  readonly without?: string;
}) => {
  const { desk } = useDesk();
  const chosen = useSignal<string | null>(null);
  const submit = (): void => {
    if (chosen.value !== null) void desk.ask(props.deed(chosen.value));
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
          <ActionButton
            type="submit"
            class="button--large button--primary"
            label={props.label}
            asks={props.deed('').do}
            ready={chosen.value !== null && desk.connected.value}
            onPress={() => {}}
          />
        </>
      }
    >
      <ServicePicker
        chosen={chosen.value}
        {...(props.without === undefined ? {} : { without: props.without })}
        onChoose={(service) => {
          chosen.value = service;
        }}
      />
    </Frame>
  );
};

/** Somebody stands here without a ticket. */
export const ServeDialog = () => {
  const { words } = useDesk();
  const { dialogs } = words.counter;
  return (
    <PickOne
      heading={dialogs.serve}
      lead={dialogs.serveMore}
      label={dialogs.serveStart}
      deed={(service) => ({ do: 'serve', service })}
    />
  );
};

/** The same visitor goes on with another service. */
export const AddServiceDialog = ({ ticket }: { readonly ticket: TicketLine }) => {
  const { words } = useDesk();
  const { dialogs, moves } = words.counter;
  return (
    <PickOne
      heading={dialogs.addService(ticket.number)}
      lead={dialogs.addServiceMore}
      label={moves['add-service']}
      without={ticket.service}
      deed={(service) => ({ do: 'add-service', ticket: ticket.id, service })}
    />
  );
};

/** A few choices side by side, one of them taken. */
export const Segments = <Value extends string>(props: {
  readonly name: string;
  readonly label: string;
  readonly chosen: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
}) => (
  <fieldset class="segments">
    <legend>{props.label}</legend>
    <div class="segments__row">
      {props.options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name={props.name}
            checked={props.chosen === value}
            onChange={() => props.onChoose(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  </fieldset>
);

const CounterPicker = (props: { readonly chosen: string | null; readonly onChoose: (counter: string) => void }) => {
  const { view, words } = useDesk();
  return (
    <div class="counter-picker" role="radiogroup" aria-label={words.counter.dialogs.toCounter}>
      {view.counters
        .filter((one) => one.id !== view.counter.id)
        .map((one) => (
          <label key={one.id} class="choice choice--counter">
            <input
              type="radio"
              name="to-counter"
              checked={props.chosen === one.id}
              onChange={() => props.onChoose(one.id)}
            />
            <b>{one.name}</b> <span>{words.counter.bar[one.state]}</span>
          </label>
        ))}
    </div>
  );
};

const ClerkPicker = (props: { readonly chosen: string | null; readonly onChoose: (clerk: string) => void }) => {
  const { view, words } = useDesk();
  const there = view.counters.flatMap(({ id, name, clerk }) =>
    clerk === null || id === view.counter.id || clerk.id === view.counter.clerk?.id ? [] : [{ name, clerk }],
  );
  if (there.length === 0) return <p>{words.counter.dialogs.noClerks}</p>;
  return (
    <div class="counter-picker" role="radiogroup" aria-label={words.counter.dialogs.toClerk}>
      {there.map(({ name, clerk }) => (
        <label key={clerk.id} class="choice choice--counter">
          <input
            type="radio"
            name="to-clerk"
            checked={props.chosen === clerk.id}
            onChange={() => props.onChoose(clerk.id)}
          />
          <b>{clerk.name}</b> <span>{words.counter.bar.counter(name)}</span>
        </label>
      ))}
    </div>
  );
};

/** To another service, to one counter or to one person, and where in the queue. */
export const TransferDialog = ({ ticket }: { readonly ticket: TicketLine }) => {
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
    if (to !== null) void desk.ask({ do: 'transfer', ticket: ticket.id, target: to, place: place.value });
  };
  return (
    <Frame
      wide
      heading={dialogs.transfer(ticket.number)}
      onSubmit={submit}
      actions={
        <>
          <GiveUp />
          <ActionButton
            type="submit"
            class="button--large button--primary"
            label={moves.transfer}
            asks="transfer"
            ready={target() !== null && desk.connected.value}
            onPress={() => {}}
          />
        </>
      }
    >
      <div class="transfer">
        <Segments
          name="target"
          label={moves.transfer}
          chosen={kind.value}
          options={[
            { value: 'service', label: dialogs.toService },
            { value: 'counter', label: dialogs.toCounter },
            { value: 'clerk', label: dialogs.toClerk },
          ]}
          onChoose={(value) => {
            kind.value = value;
          }}
        />
        <Segments
          name="place"
          label={dialogs.place}
          chosen={place.value}
          options={[
            { value: 'front', label: dialogs.placeFront },
            { value: 'age', label: dialogs.placeAge },
            { value: 'back', label: dialogs.placeBack },
          ]}
          onChoose={(value) => {
            place.value = value;
          }}
        />
      </div>
      {kind.value === 'service' && (
        <ServicePicker
          chosen={service.value}
          without={ticket.service}
          onChoose={(value) => {
            service.value = value;
          }}
        />
      )}
      {kind.value === 'counter' && (
        <CounterPicker
          chosen={counter.value}
          onChoose={(value) => {
            counter.value = value;
          }}
        />
      )}
      {kind.value === 'clerk' && (
        <ClerkPicker
          chosen={clerk.value}
          onChoose={(value) => {
            clerk.value = value;
          }}
        />
      )}
    </Frame>
  );
};
