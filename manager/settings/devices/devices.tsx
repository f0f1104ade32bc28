import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isSilent } from '../../../shared/centre/hall-troubles.ts';
import type { Office } from '../../manager-model.ts';
import { Answered, Blank, TroubleNotice } from '../../ui/answered.tsx';
import { Confirm } from '../../ui/dialogs.tsx';
import { dayAndTime } from '../../ui/format.ts';
import { lazily } from '../../ui/lazily.tsx';
import type { Change } from '../../ui/loaded.ts';
import { Mark } from '../../ui/mark.tsx';
import { stillNamed } from '../../ui/names.ts';
import { Heads, RowButton } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import { admissionBy, type Device, type Way, waysFor } from './devices-model.ts';

const ReachTable = lazily(async () => (await import('./reach-table.tsx')).ReachTable);

/** Kiosks and displays: those that ask to be let in first; plainly without what may be known of walls. */
export function DevicesPage({ office, isPlain = false }: { readonly office: Office; readonly isPlain?: boolean }) {
  const { words } = useWords();
  const { devices } = office;
  useEffect(() => devices.follow(), [devices]);
  return (
    <>
      {!isPlain && <p class="lead">{words.devices.lead}</p>}
      <Answered state={devices.state.value} onRetry={devices.load}>
        {() => <Known office={office} isPlain={isPlain} />}
      </Answered>
    </>
  );
}

/** The places of a kind; undefined while the configuration is not known. */
const placesOf = (office: Office, kind: Device['kind']) => {
  const centre = office.names.centre.value;
  return kind === 'kiosk' ? centre?.kiosks : centre?.displays;
};

/** What the place of a device is called. */
const usePlaceName = (office: Office): ((device: Device) => string) => {
  const screenWords = useWords();
  return ({ kind, place, placeName }) => stillNamed(place, placeName, placesOf(office, kind), screenWords);
};

interface ListProps {
  readonly office: Office;
  readonly devices: readonly Device[];
  readonly act: string;
  readonly primary: boolean;
  readonly onAct: (device: Device) => void;
  readonly onRemove?: (device: Device) => void;
  readonly onRename?: (device: Device) => void;
}

const Row = (props: ListProps & { readonly device: Device }) => {
  const { words } = useWords();
  const { device, office } = props;
  const place = usePlaceName(office)(device);
  const time = (at: string): string => dayAndTime(Date.parse(at), office.timeZone.value, words);
  const name = `${words.devices.kinds[device.kind]}: ${place}`;
  const isThere = placesOf(office, device.kind)?.some(({ id }) => id === device.place) === true;
  const isHeard = !isSilent(device, office.now.serverNow.value);
  return (
    <tr>
      <th scope="row">{words.devices.kinds[device.kind]}</th>
      <td>{place}</td>
      {!device.approved && <td class="code">{device.code}</td>}
      {!device.approved && <td>{device.address ?? ''}</td>}
      <td class="figure">{time(device.askedAt)}</td>
      <td class="figure">
        {device.approved && <Standing device={device} isHeard={isHeard} />} {time(device.seenAt)}
      </td>
      <td class="actions">
        <RowButton
          word={props.act}
          about={name}
          look={props.primary ? 'primary' : 'plain'}
          onPress={() => props.onAct(device)}
        />
        {props.onRename !== undefined && isThere && (
          <RowButton word={words.settings.edit} about={name} onPress={() => props.onRename?.(device)} />
        )}
        {props.onRemove !== undefined && (
          <RowButton word={words.settings.remove} about={name} onPress={() => props.onRemove?.(device)} />
        )}
      </td>
    </tr>
  );
};

/** Whether it is connected, and what is wrong with it where it is. */
const Standing = ({ device, isHeard }: { readonly device: Device; readonly isHeard: boolean }) => {
  const { devices } = useWords().words;
  const { troubles = [], faults = 0 } = device.health ?? {};
  const wrong = troubles.map((trouble) => devices.troubles[trouble]);
  const said = faults > 0 ? [...wrong, devices.faults(faults)] : wrong;
  if (!isHeard) return <Mark kind="warn">{devices.silent}</Mark>;
  if (said.length > 0) return <Mark kind={wrong.length > 0 ? 'warn' : 'busy'}>{said.join(', ')}</Mark>;
  return <Mark kind="busy">{devices.heard}</Mark>;
};

const List = (props: ListProps) => {
  const { kind, place, code, address, askedAt, seenAt } = useWords().words.devices;
  const asking = props.devices.some((device) => !device.approved);
  return (
    <table class="table table--roomy">
      <Heads words={asking ? [kind, place, code, address] : [kind, place]} figures={[askedAt, seenAt]} actions />
      <tbody>
        {props.devices.map((device) => (
          <Row key={device.id} {...props} device={device} />
        ))}
      </tbody>
    </table>
  );
};

const Listed = ({ title, none, ...list }: ListProps & { readonly title: string; readonly none: string }) => (
  <>
    <h2>{title}</h2>
    {list.devices.length === 0 ? <Blank title={none} /> : <List {...list} />}
  </>
);

/** Asks where a device is let in: at a free place, beside another, or in the place of one. */
const Letting = (props: { readonly office: Office; readonly device: Device; readonly onClose: () => void }) => {
  const { words } = useWords();
  const { office, device } = props;
  const { paired, change, approve } = office.devices;
  const ways = waysFor(device, placesOf(office, device.kind) ?? [], paired.value);
  const chosen = useSignal<string>(keyOf(ways[0]));
  const way = ways.find((one) => keyOf(one) === chosen.value) ?? ways[0];
  const wordFor = (one: Way): string => {
    if (one.as !== 'replacing')
      return one.as === 'free' ? words.devices.free(one.name) : words.devices.beside(one.name);
    return words.devices.replaces(one.name, dayAndTime(Date.parse(one.device.seenAt), office.timeZone.value, words));
  };
  return (
    <Confirm
      title={words.devices.letInTitle(`${words.devices.kinds[device.kind]} ${device.code}`)}
      yes={words.devices.approve}
      change={change}
      onYes={() => approve(device, way === undefined ? {} : admissionBy(way))}
      onClose={props.onClose}
    >
      <label class="field">
        {words.devices.letInAs}
        <select
          value={keyOf(way)}
          onChange={(event) => {
            chosen.value = event.currentTarget.value;
          }}
        >
          {ways.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {wordFor(one)}
            </option>
          ))}
        </select>
      </label>
      {way?.as === 'replacing' && <p>{words.devices.replacesMore}</p>}
    </Confirm>
  );
};

const keyOf = (way: Way | undefined): string =>
  way === undefined ? '' : `${way.place} ${way.as === 'replacing' ? way.device.id : ''}`;

const Rename = lazily(async () => (await import('./rename-device.tsx')).RenameDevice);

/** Whether it is asked where a device is let in: there are several places, or one that another has. */
const hasChoice = (office: Office, { kind }: Device): boolean =>
  (placesOf(office, kind) ?? []).length > 1 || office.devices.paired.value.some((one) => one.kind === kind);

/** Opens what is asked about a device. */
const asking =
  (change: Change, asked: Signal<Device | null>) =>
  (device: Device): void => {
    change.forget();
    asked.value = device;
  };

const useDevice = (): Signal<Device | null> => useSignal<Device | null>(null);

const Known = ({ office, isPlain }: { readonly office: Office; readonly isPlain: boolean }) => {
  const { words } = useWords();
  const { asking: waiting, paired, change, approve } = office.devices;
  const [removing, letting, renaming] = [useDevice(), useDevice(), useDevice()];
  const letIn = (one: Device): void => {
    change.forget();
    if (hasChoice(office, one)) letting.value = one;
    else void approve(one);
  };
  const ask = asking(change, removing);
  const centre = office.names.centre.value;
  return (
    <>
      {removing.value === null && letting.value === null && <TroubleNotice why={change.trouble.value} />}
      <Listed
        title={words.devices.asking}
        none={words.devices.noneAsking}
        office={office}
        devices={waiting.value}
        act={words.devices.approve}
        primary
        onAct={letIn}
        onRemove={ask}
      />
      <Listed
        title={words.devices.paired}
        none={words.devices.nonePaired}
        office={office}
        devices={paired.value}
        act={words.devices.remove}
        primary={false}
        onAct={ask}
        onRename={asking(change, renaming)}
      />
      {!isPlain && centre !== null && centre.displays.length > 0 && <ReachTable centre={centre} />}
      <Asked office={office} letting={letting} renaming={renaming} removing={removing} />
    </>
  );
};

/** What is asked about a device: where it is let in, what it is called, whether it goes. */
const Asked = (props: {
  readonly office: Office;
  readonly letting: Signal<Device | null>;
  readonly renaming: Signal<Device | null>;
  readonly removing: Signal<Device | null>;
}) => {
  const { office, letting, renaming, removing } = props;
  const placeName = usePlaceName(office);
  return (
    <>
      {letting.value !== null && (
        <Letting
          office={office}
          device={letting.value}
          onClose={() => {
            letting.value = null;
          }}
        />
      )}
      {renaming.value !== null && (
        <Rename
          office={office}
          device={renaming.value}
          name={placeName(renaming.value)}
          onClose={() => {
            renaming.value = null;
          }}
        />
      )}
      <Removing office={office} removing={removing} />
    </>
  );
};

const Removing = ({ office, removing }: { readonly office: Office; readonly removing: Signal<Device | null> }) => {
  const { words } = useWords();
  const { change, remove } = office.devices;
  const placeName = usePlaceName(office);
  const device = removing.value;
  if (device === null) return null;
  return (
    <Confirm
      title={words.devices.removeTitle(`${words.devices.kinds[device.kind]}: ${placeName(device)}`)}
      yes={words.devices.remove}
      grave
      change={change}
      onYes={() => remove(device)}
      onClose={() => {
        removing.value = null;
      }}
    >
      <p>{words.devices.removeMore}</p>
    </Confirm>
  );
};
