/** The door for people who install the bot with a browser: they are sent to the platform, and come back with its consent. */
export interface InstallDoor {
  /** The way to the platform, and what the browser has to show when it comes back. */
  begin(): InstallBegin;
  /** The browser is back. `cookie` is what it was given; undefined if it shows nothing. Never throws. */
  finish(query: URLSearchParams, cookie: string | undefined): Promise<InstallOutcome>;
}

export interface InstallBegin {
  /** An address of the platform, never one that a request named. */
  readonly location: string;
  readonly cookie: string;
  /** Seconds after which the browser may forget the cookie. */
  readonly lifeS: number;
}

/** The end of an installation, as the page says it: what, why, and the cure, a sentence each. */
export interface InstallOutcome {
  /** An HTTP status. */
  readonly status: 200 | 400 | 403 | 502 | 503;
  readonly title: string;
  readonly sentences: readonly string[];
  /** The next step. */
  readonly link?: { readonly href: string; readonly text: string };
  /** Why nothing was installed, as a dotted code for the log and the counter; absent if it was. */
  readonly refusal?: string;
}
