import { useContext, useEffect, useMemo } from 'preact/hooks';
import { textsIn } from '../../../../shared/languages.ts';
import { filled } from '../../../../shared/path-parts.ts';
import { isVideo, type MediaFile, mediaTypes } from '../../../../shared/wall/media.ts';
import { mediaPaths } from '../../../../shared/wall/media-paths.ts';
import { newKey } from '../../../../ui/api.ts';
import { sendFilesTo } from '../../../../ui/files/send-file.ts';
import { readAt } from '../at-path.ts';
import { FieldBox } from '../fields/field-box.tsx';
import { SetupWorldContext, useSetup } from '../setup-context.ts';
import { createMedia, type MediaModel, type MediaTrouble } from './media-model.ts';
import './media.css';
import { mediaWords } from './words.ts';

/** The file of an item: one of those that are on the server, or one that is sent there now. */
export function MediaSetting({ path }: { readonly path: string }) {
  const { draft, language } = useSetup();
  const world = useContext(SetupWorldContext);
  const model = useMemo(() => (world === null ? null : mediaOf(world.centre, world.api)), [world]);
  useEffect(() => void model?.load(), [model]);
  if (model === null) return null;
  const words = wordsIn(language);
  const isOfVideo = readAt(draft.document.value, path.replace(/file$/, 'kind')) === 'video';
  return (
    <FieldBox path={path} several>
      {() => (
        <div class="media-choice">
          <FileList {...{ path, model, words, isOfVideo }} />
          {isOfVideo && model.list.value?.takesVideo === false && <p class="soft">{words.noVideo}</p>}
          <Send model={model} words={words} isOfVideo={isOfVideo} onSent={(hash) => draft.set(path, hash)} />
        </div>
      )}
    </FieldBox>
  );
}

type Words = ReturnType<typeof wordsIn>;
const wordsIn = (language: string) => textsIn(mediaWords, language);

interface ListProps {
  readonly path: string;
  readonly model: MediaModel;
  readonly words: Words;
  readonly isOfVideo: boolean;
}

const FileList = ({ path, model, words, isOfVideo }: ListProps) => {
  const { draft } = useSetup();
  const value = readAt(draft.document.value, path);
  const all = model.list.value?.files;
  if (all === undefined) return null;
  const files = all.filter(({ kind }) => isVideo(kind) === isOfVideo);
  return (
    <>
      {files.length === 0 && <p class="soft">{words.none}</p>}
      <ul class="media-choice__files">
        {files.map((file) => (
          <Line
            key={file.hash}
            {...{ path, file, model, words }}
            chosen={file.hash === value}
            choose={() => draft.set(path, file.hash)}
          />
        ))}
      </ul>
      {value !== undefined && !all.some(({ hash }) => hash === value) && (
        <p class="media-choice__trouble">{words.gone}</p>
      )}
    </>
  );
};

const mediaOf = (centre: string, api: Parameters<typeof createMedia>[1]['api']): MediaModel =>
  createMedia(centre, { api, newKey, send: sendFilesTo(filled(mediaPaths.addMedia.path, { centre })) });

const Line = (props: {
  readonly path: string;
  readonly file: MediaFile;
  readonly model: MediaModel;
  readonly words: Words;
  readonly chosen: boolean;
  readonly choose: () => void;
}) => {
  const { path, file, model, words, chosen } = props;
  return (
    <li class="media-choice__file">
      <label class="check">
        <input type="radio" name={path} checked={chosen} onChange={props.choose} />
        <bdi>{file.name}</bdi>
        <span class="soft">{`${file.width} × ${file.height}${file.seconds === null ? '' : `, ${clock(file.seconds)}`}`}</span>
      </label>
      {!chosen && (
        <button
          class="button button--quiet"
          type="button"
          aria-label={words.removeNamed(file.name)}
          onClick={() => void model.remove(file.hash)}
        >
          {words.remove}
        </button>
      )}
    </li>
  );
};

/** Minutes and seconds. */
const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`;

const Send = (props: {
  readonly model: MediaModel;
  readonly words: Words;
  readonly isOfVideo: boolean;
  readonly onSent: (hash: string) => void;
}) => {
  const { model, words } = props;
  const share = model.sending.value;
  const trouble = model.trouble.value;
  return (
    <>
      <label class="button media-choice__add">
        <span aria-live="polite">{share === null ? words.add : words.sending(Math.round(share * 100))}</span>
        <input
          class="visually-hidden"
          type="file"
          accept={Object.values(mediaTypes)
            .filter((type) => type.startsWith(props.isOfVideo ? 'video/' : 'image/'))
            .join()}
          disabled={share !== null}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            currentTarget.value = '';
            if (file !== undefined) void model.add(file).then((hash) => hash !== null && props.onSent(hash));
          }}
        />
      </label>
      <p role="alert" class="media-choice__trouble">
        {trouble === null ? '' : troubleWords(trouble, words)}
      </p>
    </>
  );
};

const troubleWords = (trouble: MediaTrouble, words: Words): string => {
  if (typeof trouble === 'object') return words.tooLarge(trouble.tooLarge);
  if (trouble === 'lost') return words.lost;
  return trouble === 'in-use' ? words.inUse : words.faults[trouble];
};
