import '../../ui/dialog.css';
import type { ComponentChildren } from 'preact';
import type { BoardModel } from '../board-model.ts';
import { useScene } from '../screens/context.ts';
import { useModal } from '../screens/modal.ts';
import type { Doing, PeopleModel } from './people-model.ts';
import { PeopleTrouble } from './people-trouble.tsx';
import { PersonForm } from './person-form.tsx';
import { peopleWords } from './words.ts';

interface Parts {
  readonly model: PeopleModel;
  readonly board: BoardModel;
}

/** What is asked or shown over the list of people. */
export function PeopleDialogs({ model, board }: Parts) {
  const own = peopleWords(useScene().language);
  const doing = model.doing.value;
  if (doing === null) return null;
  switch (doing.type) {
    case 'add':
      return (
        <Dialog model={model} title={own.addTitle}>
          <PersonForm model={model} board={board} person={null} />
        </Dialog>
      );
    case 'edit':
      return (
        <Dialog model={model} title={own.editTitle(doing.person.name)}>
          <PersonForm model={model} board={board} person={doing.person} />
        </Dialog>
      );
    case 'given':
      return <Given model={model} doing={doing} />;
    case 'password':
    case 'lock':
    case 'end':
      return <Question model={model} doing={doing} />;
  }
}

type Asked = Extract<Doing, { readonly type: 'password' | 'lock' | 'end' }>;

/** What is asked before it is done, what it means, what the button says, and what it does. */
const askedOf = ({ type, person }: Asked, model: PeopleModel, own: ReturnType<typeof peopleWords>) => {
  if (type === 'password')
    return {
      title: own.passwordTitle(person.name),
      more: own.passwordMore,
      yes: own.newPassword,
      act: () => model.givePassword(person),
    };
  return type === 'lock'
    ? {
        title: own.lockTitle(person.name),
        more: own.lockMore,
        yes: own.lock,
        act: () => model.setActive(person, false),
      }
    : { title: own.endTitle(person.name), more: own.endMore, yes: own.end, act: () => model.end(person) };
};

const Question = ({ model, doing }: Pick<Parts, 'model'> & { readonly doing: Asked }) => {
  const { title, more, yes, act } = askedOf(doing, model, peopleWords(useScene().language));
  const own = peopleWords(useScene().language);
  return (
    <Dialog model={model} title={title}>
      <p>{more}</p>
      <PeopleTrouble model={model} />
      <div class="dialog__actions">
        <button type="button" class="button" onClick={model.close}>
          {own.cancel}
        </button>
        <button
          type="button"
          class="button button--grave"
          aria-disabled={model.isBusy.value}
          onClick={() => void act()}
        >
          {yes}
        </button>
      </div>
    </Dialog>
  );
};

/** A password is shown once: only its own button closes it. */
const Given = ({ model, doing }: Pick<Parts, 'model'> & { readonly doing: Extract<Doing, { type: 'given' }> }) => {
  const own = peopleWords(useScene().language);
  return (
    <Dialog model={model} title={own.givenTitle(doing.name)} stays>
      <p>{own.given}</p>
      <dl class="people__given">
        <dt>{own.login}</dt>
        <dd>{doing.login}</dd>
        <dt>{own.newPassword}</dt>
        <dd>{doing.password}</dd>
      </dl>
      <p>{own.givenNext}</p>
      <p class="people__address">{location.origin}/manager</p>
      <div class="dialog__actions">
        <button type="button" class="button button--primary" onClick={model.close}>
          {own.close}
        </button>
      </div>
    </Dialog>
  );
};

interface DialogParts extends Pick<Parts, 'model'> {
  readonly title: string;
  /** Esc does not close it. */
  readonly stays?: boolean;
  readonly children: ComponentChildren;
}

const Dialog = ({ model, title, stays = false, children }: DialogParts) => (
  <dialog
    ref={useModal()}
    class="dialog dialog--padded people__dialog"
    aria-labelledby="people-dialog"
    onCancel={(event) => {
      event.preventDefault();
      if (!stays) model.close();
    }}
  >
    <h2 id="people-dialog">{title}</h2>
    {children}
  </dialog>
);
