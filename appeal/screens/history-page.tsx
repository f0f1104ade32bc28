import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { FieldFault } from '../../ui/field-fault.tsx';
import type { ChosenLanguage } from '../../ui/language.ts';
import { Heading, Notice } from '../../ui/visitor/heading.tsx';
import type { AddressKind, HistoryModel, HistoryScene } from '../history-model.ts';
import { type HistoryWords, historyWords } from '../history-words.ts';
import { type ScreenWords, wordsIn } from '../words.ts';
import { codeTrouble } from './code-trouble.ts';
import { Frame, Lost } from './frame.tsx';
import { HistoryList } from './history-list.tsx';

interface Parts {
  readonly model: HistoryModel;
  readonly words: ScreenWords;
  readonly own: HistoryWords;
}

/** [CS12] The way to all that somebody has asked for: where a code shall go, the code, the list. */
export function HistoryPage({ model, language }: { readonly model: HistoryModel; readonly language: ChosenLanguage }) {
  const words = wordsIn(language.code.value);
  const own = historyWords(words.language);
  return (
    <Frame centre="" spoken={null} words={words} title={own.title} onChoose={language.choose}>
      <Scene model={model} words={words} own={own} scene={model.scene.value} />
    </Frame>
  );
}

const Scene = ({ scene, ...parts }: Parts & { readonly scene: HistoryScene }) => {
  switch (scene.at) {
    case 'loading':
      return <p class="soft">{parts.words.appeals.loading}</p>;
    case 'lost':
      return <Lost words={parts.words} onRetry={() => void parts.model.load()} />;
    case 'address':
      return scene.ways.length === 0 ? <NoWay {...parts} /> : <Address {...parts} {...scene} />;
    case 'code':
      return <Code {...parts} address={scene.address} />;
    case 'name':
      return <Name {...parts} />;
    case 'list':
      return <HistoryList {...parts} list={scene.list} />;
  }
};

const NoWay = ({ own }: Parts) => (
  <>
    <Heading>{own.noWay}</Heading>
    <p class="lead">{own.noWayMore}</p>
  </>
);

const Address = (parts: Parts & { readonly ways: readonly AddressKind[]; readonly hasEnded: boolean }) => {
  const { model, words, own, ways, hasEnded } = parts;
  const by = model.by.value;
  return (
    <>
      <Heading of="address">{own.title}</Heading>
      <p class="lead">{own.lead}</p>
      {hasEnded && (
        <Notice kind="warn">
          <p>{own.ended}</p>
        </Notice>
      )}
      {ways.length > 1 && (
        <fieldset class="history-ways">
          <legend>{own.way}</legend>
          {ways.map((way) => (
            <label key={way} class="check">
              <input type="radio" name="way" checked={way === by} onChange={() => model.pick(way)} />
              <span>{own.ways[way]}</span>
            </label>
          ))}
        </fieldset>
      )}
      <OneField
        label={own.field[by]}
        hint={own.fieldHint[by]}
        fault={model.isWrong.value ? own.wrong[by] : null}
        value={model.text.value}
        input={{ inputMode: by === 'phone' ? 'tel' : 'email', autocomplete: by === 'phone' ? 'tel' : 'email' }}
        onInput={model.type}
        onSend={() => void model.send()}
      >
        <Sending {...parts} text={own.send} words={words} />
      </OneField>
    </>
  );
};

const Code = (parts: Parts & { readonly address: string }) => {
  const { model, own, address } = parts;
  return (
    <>
      <Heading of="code">{own.code}</Heading>
      <p class="lead">{own.codeMore(address)}</p>
      <OneField
        label={own.figures}
        hint={own.figuresHint}
        fault={model.isWrong.value ? own.badFigures : null}
        value={model.figures.value}
        input={{ inputMode: 'numeric', autocomplete: 'one-time-code' }}
        onInput={model.typeFigures}
        onSend={() => void model.open()}
      >
        <Opening {...parts} />
      </OneField>
    </>
  );
};

/** Whose list it is, of several who gave one number: how many they are, and who, is said nowhere. */
const Name = (parts: Parts) => {
  const { model, own } = parts;
  return (
    <>
      <Heading of="name">{own.name}</Heading>
      <p class="lead">{own.nameMore}</p>
      <OneField
        label={own.nameField}
        hint={own.nameHint}
        fault={model.isWrong.value ? own.noName : null}
        value={model.name.value}
        input={{ inputMode: 'text', autocomplete: 'name' }}
        onInput={model.typeName}
        onSend={() => void model.open()}
      >
        <Opening {...parts} />
      </OneField>
    </>
  );
};

const Opening = (parts: Parts) => (
  <Sending {...parts} text={parts.own.open}>
    <button type="button" class="button button--large" onClick={() => void parts.model.again()}>
      {parts.own.other}
    </button>
  </Sending>
);

interface FieldParts {
  readonly label: string;
  readonly hint: string;
  readonly fault: string | null;
  readonly value: string;
  readonly input: {
    readonly inputMode: 'tel' | 'email' | 'numeric' | 'text';
    readonly autocomplete: 'tel' | 'email' | 'one-time-code' | 'name';
  };
  readonly onInput: (text: string) => void;
  readonly onSend: () => void;
  readonly children: ComponentChildren;
}

const OneField = ({ label, hint, fault, value, input, onInput, onSend, children }: FieldParts) => {
  const id = useId();
  return (
    <form
      class="field history-field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <label for={id}>{label}</label>
      <p class="soft" id={`${id}-hint`}>
        {hint}
      </p>
      <FieldFault id={`${id}-fault`} fault={fault} />
      <input
        type="text"
        {...{ id, value, ...input }}
        aria-describedby={`${id}-hint ${id}-fault`}
        aria-invalid={fault !== null}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {children}
    </form>
  );
};

/** What stands in the way, and the ways on. */
const Sending = (props: Parts & { readonly text: string; readonly children?: ComponentChildren }) => {
  const { model, text, children } = props;
  return (
    <>
      {model.trouble.value !== null && (
        <Notice kind="bad">
          <p>{said(props)}</p>
        </Notice>
      )}
      <div class="visitor-actions">
        <button type="submit" class="button button--primary button--large" aria-disabled={model.busy.value}>
          {text}
        </button>
        {children}
      </div>
    </>
  );
};

const said = ({ model, words, own }: Parts): string => {
  const trouble = model.trouble.value;
  if (trouble === null) return '';
  const isOtherName = trouble.why === 'refused' && trouble.refusal.code === 'wrong-name';
  return isOtherName ? own.wrongName : codeTrouble(trouble, words);
};
