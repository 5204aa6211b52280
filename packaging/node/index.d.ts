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
}

/** The findings in one text. The linters of the last calls are kept. */
export function check(text: string, options?: LinterOptions & TextOptions): Finding[];

/** In a browser, loads the WebAssembly, and has to be awaited once; in Node it does nothing. */
export function init(source?: URL | Response | BufferSource | WebAssembly.Module): Promise<void>;
