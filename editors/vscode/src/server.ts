// Which server is started, and what it is told at the start. Knows no editor, so that a test can
// run it without one.

import { accessSync, chmodSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** What the user has set. */
export interface Settings {
  path: string;
  profile: string;
  preview: boolean;
  inlayHints: boolean;
}

/** The languages of drafts, by the names that the editor has for them. */
export const LANGUAGES = ["markdown", "plaintext", "html", "mdx", "quarto", "rmd"];

/** The arguments of every server. */
export const ARGUMENTS = ["lsp", "--stdio"];

/** Where the extension carries a server of its own, below its folder. */
const BUNDLED = "server";

const NAME = process.platform === "win32" ? "copydesk.exe" : "copydesk";

/**
 * The command that serves: the one that is set, else the one in `extensionFolder`, else the one on
 * the search path. Undefined if there is none.
 */
export function serverCommand(
  settings: Settings,
  extensionFolder: string,
  searchPath: string = process.env["PATH"] ?? "",
): string | undefined {
  const set = settings.path.trim();
  if (set !== "" && isAbsolute(set)) {
    return isProgram(set) ? set : undefined;
  }
  if (set !== "") {
    return onPath(set, searchPath);
  }
  const bundled = join(extensionFolder, BUNDLED, NAME);
  if (isFile(bundled)) {
    // An archive that was unpacked may have lost the permission to run it.
    if (!isProgram(bundled)) chmodSync(bundled, 0o755);
    return bundled;
  }
  return onPath(NAME, searchPath);
}

/** What the server is told of the settings. */
export function initializationOptions(settings: Settings): Record<string, unknown> {
  const options: Record<string, unknown> = {
    preview: settings.preview,
    inlayHints: settings.inlayHints,
  };
  if (settings.profile !== "") options["profile"] = settings.profile;
  return options;
}

function onPath(name: string, searchPath: string): string | undefined {
  const folders = searchPath.split(delimiter).filter((it) => isAbsolute(it));
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return isFile(path);
  } catch {
    return false;
  }
}
