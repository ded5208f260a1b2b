/** Component types by number (components/reference). */
export const componentTypes = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export const selectTypes: readonly number[] = [3, 5, 6, 7, 8];

/** The component types that each container may hold. */
export const allowedAt = {
  legacyMessage: [1],
  message: [1, 9, 10, 12, 13, 14, 17],
  container: [1, 9, 10, 12, 13, 14],
  row: [2, 3, 5, 6, 7, 8],
  sectionText: [10],
  sectionAccessory: [2, 11],
  modal: [1, 10, 18],
  modalRow: [4],
  label: [3, 4, 5, 6, 7, 8, 19, 21, 22, 23],
} as const satisfies Record<string, readonly number[]>;
