/** Where something begins, and where it has ended. */
export interface Span {
  start: number;
  end: number;
}

/** A line and a column, from 1: in characters, in UTF-16 code units, in bytes of UTF-8. */
export interface Position {
  line: number;
  column: number;
  column_utf16: number;
  column_byte: number;
}

/** A place in a text: `text.slice(place.span.start, place.span.end)` is what stands there. */
export interface Place {
  /** In UTF-16 code units. */
  span: Span;
  /** In the UTF-8 of the text. */
  spanBytes: Span;
  spanCharacters: Span;
  start: Position;
  end: Position;
}

/** Another place that belongs to a finding. */
export interface Related extends Place {
  path: string;
  message: string;
}

/** A replacement of a place by `text`. */
export interface Edit extends Place {
  text: string;
}

/** Edits that would settle a finding. */
export interface Fix {
  title: string;
  /** `ask` where somebody should look at the sentence that the edits leave. */
  safety: "safe" | "ask";
  edits: Edit[];
}

/** A step of the decision. */
export interface Reason {
  text: string;
  place: Place | null;
}

/** What a rule says of a place. */
export interface Finding extends Place {
  rule: string;
  group: string;
  severity: "error" | "warning" | "info";
  grade: "certain" | "likely" | "possible";
  message: string;
  help: string;
  path: string;
  fingerprint: string;
  related: Related[];
  fixes: Fix[];
  trace: Reason[];
}

/** A source of a text. */
export interface Source {
  name: string;
  kind: "person" | "body" | "document" | "role" | "group" | "anonymous";
  /** Whether a reader can tell who it is. */
  named: boolean;
  aliases: string[];
  quotations: number;
  paraphrases: number;
  words: number;
  /** Where it is mentioned first. */
  first: Place;
  links: string[];
  /** Why it is not named, if the text says so. */
  reason: string | null;
}

/** A sentence of a text, and who stands behind it. */
export interface Sentence extends Place {
  /** `nobody` if the sentence makes a claim without a source, `own` if it needs no source. */
  standing: "named" | "anonymous" | "nobody" | "own";
  /** The index of the source in `sources`. */
  source: number | null;
  /** The words that attribute the sentence. */
  cue: string | null;
  /** The words of other evidence, such as a link. */
  evidence: string | null;
  /** Whether the balance counts the sentence: it counts no heading, caption or table. */
  counted: boolean;
}

/** How many sentences, claims or words have a named source, an anonymous one, none. */
export interface Tally {
  named: number;
  anonymous: number;
  none: number;
}

/** How much of a text has sources. */
export interface Balance {
  sentences: Tally;
  claims: Tally;
  words: Tally;
  /** The longest run of sentences without a named source. */
  longest_unnamed: { first: Place; sentences: number; words: number } | null;
  /** The source with the most credited words, and its share of them. */
  most_used: { source: number; percent: number } | null;
}

/** Who stands behind each sentence of a text. */
export interface Sources {
  path: string;
  sources: Source[];
  balance: Balance;
  sentences: Sentence[];
}

export interface LinterOptions {
  /** `standard`, `news`, `docs`, `incoming` or `all`; takes precedence over the configuration. */
  profile?: string;
  /** The path of a configuration file, in Node. Without one, and without a text, there is none. */
  config?: string;
  /** The text of the configuration file. */
  configText?: string;
}

export interface TextOptions {
  /** Need not exist; tells the markup and which overrides of the configuration hold. */
  path?: string;
  /** Takes precedence over what the path tells. */
  markup?: "markdown" | "mdx" | "plain";
}

/** A text, an option or a configuration file that cannot be read. */
export class CopydeskError extends Error {
  problem: string;
  path: string | null;
  line: number | null;
  remedy: string | null;
}

/** A linter with one configuration, for any number of texts. */
export class Linter {
  constructor(options?: LinterOptions);
  check(text: string, options?: TextOptions): Finding[];
  /** Who stands behind each sentence, as `copydesk sources` tells it. */
  sources(text: string, options?: TextOptions): Sources;
}

/** The findings in one text. The linters of the last calls are kept. */
export function check(text: string, options?: LinterOptions & TextOptions): Finding[];

/** In a browser, loads the WebAssembly, and has to be awaited once; in Node it does nothing. */
export function init(source?: URL | Response | BufferSource | WebAssembly.Module): Promise<void>;
