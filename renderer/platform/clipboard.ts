/** Copies text by a selection, as a person would: the clipboard's own interface needs a permission, and none is given. */
export function copyText(text: string): void {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}
