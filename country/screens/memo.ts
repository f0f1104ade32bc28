import { Component, type ComponentChild, h } from 'preact';

/** A part that is drawn again only where `isSame` says that something differs. */
export function memo<Props extends object>(
  draw: (props: Props) => ComponentChild,
  isSame: (before: Props, after: Props) => boolean,
) {
  return class Kept extends Component<Props> {
    override shouldComponentUpdate(after: Props): boolean {
      return !isSame(this.props, after);
    }
    override render(): ComponentChild {
      return h(draw, this.props);
    }
  };
}
