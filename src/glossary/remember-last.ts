/** Makes something, or gives what was made last when that was made of the same. What is made must hold nothing of its input that may differ. */
export function rememberLast<Input, Made>(make: (input: Input) => Made, isSame: (a: Input, b: Input) => boolean): (input: Input) => Made {
  let last: { readonly input: Input; readonly made: Made } | undefined;
  return (input) => {
    if (last === undefined || !isSame(last.input, input)) last = { input, made: make(input) };
    return last.made;
  };
}
