// Suggestions while typing, for every input[data-suggestions="address"]: an editable combobox with
// a list (WAI-ARIA Authoring Practices 1.2). Without this script the form searches all the same.

const LEAST_LETTERS = 2;
const PAUSE = 150; // ms without a key before asking
const plural = new Intl.PluralRules(document.documentElement.lang);

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

class Combobox {
  constructor(input) {
    this.input = input;
    this.found = []; // what the list offers
    this.active = -1; // which of it the arrows are at; none while the reader types
    this.asking = null; // what stops the question that is out
    const id = `${input.id}-suggestions`;
    this.list = element("ul", {
      id, class: "suggestions", role: "listbox", "aria-label": input.dataset.listLabel,
    });
    this.list.hidden = true;
    this.status = element("div", { class: "spoken", role: "status" });
    input.after(this.list, this.status);
    const attributes = {
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    this.listen();
  }

  listen() {
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.leave());
    this.input.form.addEventListener("submit", () => this.leave());
    // The focus stays in the field, or the list would close before the click arrives.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
  }

  typed() {
    this.forget();
    const query = this.input.value.trim();
    if ([...query].length < LEAST_LETTERS) this.show([]);
    else this.waiting = setTimeout(() => this.ask(query), PAUSE);
  }

  forget() {
    clearTimeout(this.waiting);
    this.asking?.abort();
    this.waiting = this.asking = null;
  }

  async ask(query) {
    this.waiting = null;
    const asking = (this.asking = new AbortController());
    const address = `${this.input.dataset.suggestions}?${new URLSearchParams({ q: query })}`;
    let found = [];
    try {
      const answer = await fetch(address, { signal: asking.signal });
      if (answer.ok) found = (await answer.json()).suggestions;
    } catch {
      // No connection, or the reader has typed on: no suggestions.
    }
    if (this.asking !== asking) return;
    this.asking = null;
    this.show(found);
    const { offered, nothing } = this.input.dataset;
    this.status.textContent = found.length ? offered.replace("%s", found.length) : nothing;
  }

  show(found) {
    this.found = found;
    this.list.replaceChildren(...found.map((suggestion, index) => this.option(suggestion, index)));
    this.list.scrollTop = 0;
    this.status.textContent = "";
    this.toggle(found.length > 0);
  }

  option({ kind_label: kind, label, count }, index) {
    const about = count ? `${kind}, ${this.counted(count)}` : kind;
    return element(
      "li",
      { id: `${this.list.id}-${index}`, role: "option", "aria-selected": "false" },
      element("span", {}, label),
      " ",
      element("span", { class: "suggestion-kind" }, about),
    );
  }

  // «2 статьи»: the page gives the words with a number of each kind, which is replaced.
  counted(number) {
    const words = this.input.dataset;
    const example = words[plural.select(number)] ?? words.many;
    return example.replace(/\d+/, number.toLocaleString(document.documentElement.lang));
  }

  get open() {
    return !this.list.hidden;
  }

  toggle(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.mark(-1);
  }

  leave() {
    if (this.waiting || this.asking) this.show([]); // they belong to what was typed before
    this.forget();
    this.toggle(false);
    this.status.textContent = "";
  }

  mark(index) {
    this.active = index;
    const options = [...this.list.children];
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", options[index].id);
    options[index].scrollIntoView({ block: "nearest" });
  }

  choose(index) {
    const { url } = this.found[index];
    this.leave();
    location.assign(url);
  }

  pressed(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.move(event);
    else if (event.key === "Enter" && this.open && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape") {
      if (this.open) event.preventDefault(); // the next one empties the field
      this.leave();
    }
  }

  // From the last on to the first, by way of the field itself.
  move(event) {
    if (!this.found.length) return;
    event.preventDefault();
    const down = event.key === "ArrowDown";
    if (event.altKey) return this.toggle(down);
    if (!this.open) this.toggle(true);
    const places = this.found.length + 1;
    this.mark(((this.active + 1 + (down ? 1 : -1) + places) % places) - 1);
  }
}

for (const input of document.querySelectorAll("input[data-suggestions]")) new Combobox(input);
