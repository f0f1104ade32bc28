import { useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { wordsOf } from '../../../ui/words.ts';
import type { Office } from '../../manager-model.ts';
import { Answered, Blank, TroubleNotice } from '../../ui/answered.tsx';
import { Mark } from '../../ui/mark.tsx';
import { useWords } from '../../ui/use-words.ts';
import { CodesRead } from './codes-read.tsx';
import { KeysPressed } from './keys-pressed.tsx';
import './serial.css';
import { createSerial, type SerialLine, type SerialModel } from './serial-model.ts';
import { type SerialTexts, serialTexts } from './texts.ts';

/** Boards, keypads and scanners: how they are, a text to try a board out, the keys as they are pressed and the codes as they are read. */
export function SerialPage({ office }: { readonly office: Office }) {
  const texts = wordsOf(serialTexts, useWords().language);
  const [model] = useState(() => createSerial(office.centre, office.world));
  useEffect(() => model.follow(), [model]);
  return (
    <>
      <p class="lead">{texts.lead}</p>
      <TroubleNotice why={model.change.trouble.value} />
      <Answered state={model.state.value} onRetry={() => void model.load()}>
        {({ devices, presses, reads }) => {
          if (devices.length === 0) return <Nothing texts={texts} />;
          return (
            <div class="serial">
              <Boards model={model} boards={devices.filter(({ kind }) => kind === 'board')} texts={texts} />
              <Keypads
                office={office}
                presses={presses}
                keypads={devices.filter(({ kind }) => kind === 'keypad')}
                texts={texts}
              />
              <Scanners
                office={office}
                reads={reads}
                scanners={devices.filter(({ kind }) => kind === 'scanner')}
                texts={texts}
              />
            </div>
          );
        }}
      </Answered>
    </>
  );
}

type Lines = readonly SerialLine[];

const Boards = (props: { readonly model: SerialModel; readonly boards: Lines; readonly texts: SerialTexts }) => {
  const { boards, texts } = props;
  if (boards.length === 0) return null;
  return (
    <List heading={texts.boards}>
      {boards.map((board) => (
        <Board key={board.id} {...props} board={board} />
      ))}
    </List>
  );
};

const Keypads = (props: Parameters<typeof KeysPressed>[0]) => {
  const { keypads, texts } = props;
  if (keypads.length === 0) return null;
  return (
    <>
      <List heading={texts.keypads}>
        {keypads.map((keypad) => (
          <li key={keypad.id}>
            <Named device={keypad} texts={texts} />
          </li>
        ))}
      </List>
      <KeysPressed {...props} />
    </>
  );
};

const Scanners = (props: Parameters<typeof CodesRead>[0]) => {
  const { scanners, texts } = props;
  if (scanners.length === 0) return null;
  return (
    <>
      <List heading={texts.scanners}>
        {scanners.map((scanner) => (
          <li key={scanner.id}>
            <Named device={scanner} texts={texts} />
          </li>
        ))}
      </List>
      <CodesRead {...props} />
    </>
  );
};

const Nothing = ({ texts }: { readonly texts: SerialTexts }) => (
  <>
    <Blank title={texts.none} />
    <p>
      <a href="#/settings/setup/serialPorts">{texts.setUp}</a>
    </p>
  </>
);

const List = (props: { readonly heading: string; readonly children: preact.ComponentChildren }) => (
  <section>
    <h2>{props.heading}</h2>
    <ul class="serial__list">{props.children}</ul>
  </section>
);

const markOf = { ready: 'busy', 'one-way': 'busy', silent: 'warn', unplugged: 'warn', unknown: 'off' } as const;

const Named = ({ device, texts }: { readonly device: SerialLine; readonly texts: SerialTexts }) => (
  <>
    <h3>{device.name}</h3>
    <Mark kind={markOf[device.status]}>{texts.statuses[device.status]}</Mark>
  </>
);

const Board = (props: { readonly model: SerialModel; readonly board: SerialLine; readonly texts: SerialTexts }) => {
  const { model, board, texts } = props;
  const text = useSignal(texts.sample);
  const tested = model.tested.value?.board === board.id ? model.tested.value : null;
  return (
    <li>
      <Named device={board} texts={texts} />
      <form
        class="field serial__try"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.value.trim() !== '') void model.test(board.id, text.value);
        }}
      >
        <input
          type="text"
          aria-label={texts.text(board.name)}
          maxLength={80}
          autocomplete="off"
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
        <button
          class="button"
          type="submit"
          aria-label={`${texts.show}: ${board.name}`}
          aria-disabled={model.change.busy.value}
        >
          {texts.show}
        </button>
      </form>
      <p role="status" class={tested?.shown === false ? 'serial__said' : 'serial__said good'}>
        {tested === null ? '' : tested.shown ? texts.shown : texts.notShown}
      </p>
    </li>
  );
};
