type Child = Node | string;

/** A new element with a class and children; texts become text nodes, so that nothing in them is ever markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = "",
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  made.append(...children);
  return made;
}

/** Sets attributes; undefined removes one. */
export function setAttributes(
  target: Element,
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) target.removeAttribute(name);
    else if (target.getAttribute(name) !== String(value)) target.setAttribute(name, String(value));
  }
}

/** Sets the text of an element if it is another. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** A button that shows an icon; `label` is its name and its tooltip. */
export function iconButton(icon: Node, label: string, onClick: () => void): HTMLButtonElement {
  const button = element("button", "icon-button", icon);
  button.type = "button";
  label = label.trim();
  setAttributes(button, { title: label, "aria-label": label });
  button.addEventListener("click", onClick);
  return button;
}
