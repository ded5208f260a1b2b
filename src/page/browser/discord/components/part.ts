import type { ComponentChild } from 'preact';
import type { Json } from '../../../protocol.ts';

/** Draws one kind of component; what stands inside of it is drawn by `render`. */
export type Part = (component: Json, render: (inner: Json, index: number) => ComponentChild) => ComponentChild;
