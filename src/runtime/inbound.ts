/** An answer to a request that a platform sent. */
export interface InboundAnswer {
  /** An HTTP status. */
  readonly status: number;
  readonly body?: string;
  /** The media type of the body; `application/json` if left out. */
  readonly type?: 'application/json' | 'text/plain';
  /** Why nothing was done, as a dotted code for the log and the counter; absent if the request was taken. */
  readonly refusal?: string;
}

/** The first half of a request: its headers, judged before a byte of its body is read. */
export type Admission =
  | { readonly kind: 'refused'; readonly answer: InboundAnswer }
  | {
      readonly kind: 'admitted';
      /**
       * The body has not been checked yet: its signature is the first thing that is. `gone` is aborted when the sender has hung up. Never
       * throws.
       */
      take(body: Uint8Array, gone: AbortSignal): Promise<InboundAnswer>;
    };

/** The door of one platform: what it sends over HTTP comes in here. */
export interface Inbound {
  admit(header: (name: string) => string | undefined): Admission;
}

export const unsignedRefusal: InboundAnswer = { status: 401, refusal: 'inbound.unsigned' };
export const untimelyRefusal: InboundAnswer = { status: 401, refusal: 'inbound.untimely' };
export const signatureRefusal: InboundAnswer = { status: 401, refusal: 'inbound.signature' };
/** Signed by the platform, and not a thing that it documents. */
export const malformedRefusal: InboundAnswer = { status: 400, refusal: 'inbound.malformed' };
