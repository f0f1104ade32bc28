/** The address of a page as words, on paper alone: who has no scanner types it. */
export function PaperLink({ link }: { readonly link: string }) {
  return <p class="visitor-paper">{link}</p>;
}
