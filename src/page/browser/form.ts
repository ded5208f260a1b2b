import { createContext } from 'preact';

export type FieldValue = string | readonly string[];

/** The fields of an open modal. */
export interface Form {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly set: (id: string, value: FieldValue) => void;
}

/** Absent outside of a modal: there a menu acts at once. */
export const FormContext = createContext<Form | undefined>(undefined);
