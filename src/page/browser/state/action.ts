import type { PageEvent, PlatformName } from '../../protocol.ts';
import type { Model, Notice, OpenModal, Panel } from './model.ts';

/** The events of the server, and the actions of a person on this page. */
export type Action =
  | PageEvent
  | { readonly kind: 'link'; readonly link: Model['link'] }
  | { readonly kind: 'bePerson'; readonly platform: PlatformName; readonly personId: string }
  | { readonly kind: 'openChannel'; readonly platform: PlatformName; readonly channelId: string }
  | { readonly kind: 'openThread'; readonly threadTs: string | undefined }
  | { readonly kind: 'openPanel'; readonly panel: Panel | undefined }
  | { readonly kind: 'openView'; readonly view: Model['view'] }
  | { readonly kind: 'bringToFront'; readonly platform: PlatformName }
  | { readonly kind: 'notice'; readonly platform: PlatformName; readonly notice: Notice }
  | { readonly kind: 'dropNotice'; readonly platform: PlatformName; readonly id: number }
  | { readonly kind: 'modal'; readonly modal: OpenModal | undefined }
  | { readonly kind: 'status'; readonly words: string; readonly tone: 'news' | 'trouble' };
