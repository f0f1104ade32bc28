import type { RouteBody } from '../../../shared/routes.ts';
import type { CounterView, TicketLine } from '../../../shared/views.ts';
import { type DeskScreenContext, useDesk } from '../context.ts';
import { Frame, GiveUp, Submit } from './frame.tsx';

/** Only what differs is sent; an emptied note and a class taken away are null. */
export function changesOf(ticket: TicketLine, filled: Filled): Changes {
  const note = filled.note.trim();
  return {
    ...(filled.service === ticket.service ? {} : { service: filled.service }),
    ...(filled.priorityClass === (ticket.priorityClass ?? '') ? {} : { priorityClass: filled.priorityClass || null }),
    ...(filled.language === ticket.language ? {} : { language: filled.language }),
    ...(note === (ticket.note ?? '') ? {} : { note: note === '' ? null : note }),
  };
}

/** Corrects a ticket without moving it: service, class, language, note. */
export function EditDialog({ ticket }: { readonly ticket: TicketLine }) {
  const screen = useDesk();
  const { desk, view, words, languages } = screen;
  const { dialogs } = words.counter;
  const submit = (): void => {
    const form = document.querySelector<HTMLFormElement>('.dialog form');
    if (form === null) return;
    const changes = changesOf(ticket, filledIn(form));
    if (Object.keys(changes).length === 0) desk.dismiss();
    else void desk.ask({ type: 'edit', ticket: ticket.id, changes });
  };
  return (
    <Frame
      heading={dialogs.edit(ticket.number)}
      lead={dialogs.editMore}
      onSubmit={submit}
      actions={
        <>
          <GiveUp />
          <Submit label={dialogs.save} asks="edit" ready={desk.connected.value} />
        </>
      }
    >
      <ServiceSelect {...screen} chosen={ticket.service} />
      <Select
        name="priorityClass"
        label={dialogs.privilege}
        chosen={ticket.priorityClass ?? ''}
        options={classOptions(view, screen)}
      />
      <Select
        name="language"
        label={dialogs.language}
        chosen={ticket.language}
        options={view.centre.languages.map((code) => ({
          value: code,
          label: languages.find((one) => one.code === code)?.name ?? code,
        }))}
      />
      <div class="field">
        <label for="edit-note">{dialogs.note}</label>
        <p class="field__hint" id="edit-note-hint">
          {dialogs.noteHint}
        </p>
        <textarea id="edit-note" name="note" maxLength={2000} data-first aria-describedby="edit-note-hint">
          {ticket.note ?? ''}
        </textarea>
      </div>
    </Frame>
  );
}

type Changes = RouteBody<'editTicket'>;
interface Filled {
  readonly service: string;
  readonly priorityClass: string;
  readonly language: string;
  readonly note: string;
}

const Select = (props: {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}) => (
  <div class="field">
    <label for={`edit-${props.name}`}>{props.label}</label>
    <select id={`edit-${props.name}`} name={props.name}>
      {props.options.map(({ value, label }) => (
        <option key={value} value={value} selected={value === props.chosen}>
          {label}
        </option>
      ))}
    </select>
  </div>
);

const ServiceSelect = ({ view, text, words, chosen }: DeskScreenContext & { readonly chosen: string }) => (
  <div class="field">
    <label for="edit-service">{words.counter.dialogs.service}</label>
    <select id="edit-service" name="service">
      {view.groups.map((group) => (
        <optgroup key={group.id} label={text(group.name)}>
          {view.services
            .filter((one) => one.group === group.id)
            .map((one) => (
              <option key={one.id} value={one.id} selected={one.id === chosen}>
                {text(one.name)}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  </div>
);

const classOptions = (view: CounterView, { text, words }: DeskScreenContext) => [
  { value: '', label: words.counter.dialogs.noPrivilege },
  ...view.priorityClasses.map((one) => ({ value: one.id, label: text(one.name) })),
];

const filledIn = (form: HTMLFormElement): Filled => {
  const data = new FormData(form);
  const field = (name: string): string => String(data.get(name) ?? '');
  return {
    service: field('service'),
    priorityClass: field('priorityClass'),
    language: field('language'),
    note: field('note'),
  };
};
