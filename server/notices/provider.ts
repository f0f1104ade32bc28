/** How a provider answered: it took it, refuses it for good, or another try may do. `detail` is for the log and holds no address. */
export type Delivery =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string };
