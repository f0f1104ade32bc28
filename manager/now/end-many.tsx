import { useState } from 'preact/hooks';
import { wholeNumber } from '../../shared/reports/figure-words.ts';
import type { FloorView } from '../../shared/views.ts';
import { say } from '../../ui/words.ts';
import type { Office } from '../manager-model.ts';
import { Confirm, FormDialog } from '../ui/dialogs.tsx';
import { Choice, TextField } from '../ui/fields.tsx';
import { TimeField } from '../ui/time-field.tsx';
import { useWords } from '../ui/use-words.ts';
import { canEnd, type EndManyModel, type Found, type WrongTime } from './end-many-model.ts';

/** The sheet with which many tickets are ended at once: which, why, and the question that names their number. */
export function EndMany({ office, view }: Shown) {
  const { words } = useWords();
  const { endMany } = words;
  const model = office.endMany;
  const count = model.found.value?.count ?? 0;
  if (model.step.value === 'closed') return null;
  if (model.step.value === 'choosing') return <Choosing office={office} view={view} model={model} />;
  return (
    <Confirm
      title={endMany.sure(count)}
      yes={endMany.yes(count)}
      grave
      change={model.change}
      onYes={model.confirm}
      onClose={model.dismiss}
    >
      <p>{endMany.sureMore}</p>
      <p>
        {endMany.reason}: <b>{model.reason.value}</b>
      </p>
    </Confirm>
  );
}

interface Shown {
  readonly office: Office;
  readonly view: FloorView;
}

const text = (data: FormData, name: string): string => String(data.get(name) ?? '');
const read = (model: EndManyModel, data: FormData): void => {
  const [service, device, from, to] = ['service', 'device', 'from', 'to'].map((name) => text(data, name));
  const parked = (['too', 'only'] as const).find((one) => one === text(data, 'parked')) ?? '';
  const times = { from: from ?? '', to: to ?? '' };
  model.choose({ service: service ?? '', device: device ?? '', ...times, parked }, text(data, 'reason'));
};

/** The services and kiosks of the tickets that may be meant, and how many of each. */
const useOptions = ({ office, view }: Shown, found: Found | null) => {
  const { words, language } = useWords();
  const { endMany } = words;
  const count = (name: string, n: number): string => `${name} (${wholeNumber(n, words)})`;
  const nameOf = (id: string): string => {
    const service = view.services.find((one) => one.id === id);
    return service === undefined ? id : say(service.name, language, view.centre.languages);
  };
  const kiosks = office.names.centre.value?.kiosks ?? [];
  const kiosk = (place: string | null): string => kiosks.find(({ id }) => id === place)?.name ?? endMany.goneKiosk;
  return {
    services: [
      { value: '', label: endMany.everyService },
      ...(found?.services ?? []).map(({ id, count: n }) => ({ value: id, label: count(nameOf(id), n) })),
    ],
    devices: [
      { value: '', label: endMany.everyKiosk },
      ...(found?.devices ?? []).map(({ id, place, count: n }) => ({ value: id, label: count(kiosk(place), n) })),
    ],
  };
};

/** How many fit, and the first of their numbers. */
const HowMany = ({ found }: { readonly found: Found | null }) => {
  const { words } = useWords();
  const { endMany } = words;
  if (found === null) return <p role="status">{words.day.working}</p>;
  const { count, atOnce, numbers } = found;
  const said = count > atOnce ? endMany.tooMany(count, atOnce) : count === 0 ? endMany.none : endMany.fit(count);
  return (
    <div class="end-many__found" role="status">
      <p>
        <b>{said}</b>
      </p>
      {count > 0 && (
        <p class="field__hint">
          {numbers.join(' · ')}
          {count > numbers.length && ' · …'}
        </p>
      )}
    </div>
  );
};

const Choosing = (props: Shown & { readonly model: EndManyModel }) => {
  const { words } = useWords();
  const { endMany } = words;
  const { model } = props;
  const found = model.found.value;
  const { services, devices } = useOptions(props, found);
  const { service, device, from, to, parked } = model.choice.value;
  const [presses, setPresses] = useState(0);
  const wrong = model.wrong.value;
  const fault = (field: WrongTime) => ({ wrong: wrong.includes(field), asked: wrong[0] === field ? presses : 0 });
  const whom = [
    { value: '', label: endMany.waiting },
    { value: 'too', label: endMany.parkedToo },
    { value: 'only', label: endMany.parkedOnly },
  ];
  return (
    <FormDialog
      title={endMany.title}
      yes={canEnd(found) ? endMany.next(found.count) : endMany.end}
      change={model.change}
      onInput={(data) => read(model, data)}
      onSend={async (data) => {
        read(model, data);
        setPresses((before) => before + 1);
        model.next();
        return false;
      }}
      onClose={model.dismiss}
    >
      <Choice name="parked" label={endMany.whom} options={whom} value={parked} />
      <Choice name="service" label={endMany.service} options={services} value={service} />
      <Choice name="device" label={endMany.kiosk} options={devices} value={device} />
      <div class="end-many__times">
        <TimeField name="from" label={endMany.from} value={from} {...fault('from')} />
        <TimeField name="to" label={endMany.to} value={to} {...fault('to')} />
      </div>
      {wrong.length === 0 && <HowMany found={found} />}
      <TextField
        name="reason"
        label={endMany.reason}
        hint={endMany.reasonHint}
        value={model.reason.peek()}
        maxLength={300}
      />
    </FormDialog>
  );
};
