import './controls.css';

/** One small button a language, by its own name; the chosen one is pressed. */
export function LanguageSwitch(props: {
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  readonly chosen: string;
  readonly label: string;
  readonly onChoose: (code: string) => void;
}) {
  return (
    <fieldset class="language-switch">
      <legend class="visually-hidden">{props.label}</legend>
      {props.languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          title={name}
          aria-pressed={code === props.chosen}
          onClick={() => props.onChoose(code)}
        >
          {code.toUpperCase()} <span class="visually-hidden">{name}</span>
        </button>
      ))}
    </fieldset>
  );
}
