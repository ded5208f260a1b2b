import type { Act } from '../acts.ts';
import type { ContentState, OutboxState, PageEvent, PreviewState, Starter } from '../protocol.ts';
import type { ArticleReading, AskedInVain, PageSource, TermListing } from '../content-panel.ts';

/** The parts of the bot behind the platforms that the page shows. The page's server knows no more of it than this. */
export interface SidePanels {
  content(): ContentState;
  /** The reading of an article; undefined if not everybody may read it now. */
  article(slug: string): ArticleReading | undefined;
  /** Questions without a good answer; none while nothing is kept. */
  questions(): Promise<readonly AskedInVain[]>;
  /** Makes a question lead to a term. @throws NewsdeskError with the reason for the person. */
  cure(act: Extract<Act, { kind: 'cure' }>): Promise<void>;
  /** The places that articles come from, in their order; none while Newsdesk starts. */
  sources(): Promise<readonly PageSource[]>;
  /** The terms whose headword has these letters, hidden ones too. */
  terms(typed: string): TermListing;
  /** Hides a term or shows it again. @throws NewsdeskError with the reason for the person. */
  changeTerm(act: Extract<Act, { kind: 'term' }>): Promise<void>;
  starters(): readonly Starter[];
  outbox(): OutboxState;
  preview(): PreviewState | undefined;
  /** Whether somebody looks: only then is it worth following what has no events of its own. */
  watched(watched: boolean): void;
  subscribe(listener: (event: PageEvent) => void): () => void;
}
