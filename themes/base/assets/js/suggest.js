// Offers while typing, after the combobox pattern of the ARIA practices: <input data-suggest="address">.
(() => {
  const WAIT = 150;
  let serial = 0;

  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  };

  const attach = (input) => {
    const id = `goi-y-${(serial += 1)}`;
    const box = make("div", "suggests__list");
    box.id = id;
    box.hidden = true;
    box.setAttribute("role", "listbox");
    box.setAttribute("aria-label", "Gợi ý");
    const said = make("div", "sr");
    said.setAttribute("aria-live", "polite");
    const frame = input.parentElement;
    frame.classList.add("suggests");
    frame.append(box, said);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", id);

    let options = [];
    let at = -1;
    let typed = input.value;
    let timer;
    let asked;

    const close = () => {
      clearTimeout(timer);
      asked?.abort();
      box.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      said.textContent = "";
    };
    const mark = (next) => {
      options[at]?.element.setAttribute("aria-selected", "false");
      at = next;
      const chosen = options[at];
      if (!chosen) { input.removeAttribute("aria-activedescendant"); return; }
      chosen.element.setAttribute("aria-selected", "true");
      chosen.element.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", chosen.element.id);
    };
    const take = (option) => {
      close();
      if (option.url) { location.assign(option.url); return; }
      input.value = typed = option.text;
      input.form.requestSubmit();
    };
    const show = (groups) => {
      box.replaceChildren();
      options = [];
      for (const [number, group] of groups.entries()) {
        const part = make("div");
        const head = make("div", "suggests__head");
        head.id = `${id}-nhom-${number}`;
        head.append(make("span", "", group.label), make("span", "num", group.count.toLocaleString("vi")));
        part.setAttribute("role", "group");
        part.setAttribute("aria-labelledby", head.id);
        part.append(head);
        for (const item of group.items) {
          const element = make("div", "suggests__item");
          element.id = `${id}-${options.length}`;
          element.setAttribute("role", "option");
          element.setAttribute("aria-selected", "false");
          element.append(make("span", "", item.text));
          if (item.note) element.append(make("span", "suggests__note", item.note));
          element.addEventListener("mousedown", (event) => event.preventDefault());
          element.addEventListener("click", () => take(item));
          options.push({ ...item, element });
          part.append(element);
        }
        box.append(part);
      }
      at = -1;
      input.removeAttribute("aria-activedescendant");
      box.hidden = !options.length;
      input.setAttribute("aria-expanded", String(options.length > 0));
      said.textContent = options.length ? `${options.length} gợi ý, dùng phím mũi tên để chọn.` : "Không có gợi ý.";
    };
    const ask = async () => {
      asked?.abort();
      asked = new AbortController();
      const { signal } = asked;
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal, headers: { Accept: "application/json" } });
        const { groups } = answer.ok ? await answer.json() : { groups: [] };
        if (!signal.aborted && document.activeElement === input) show(groups);
      } catch {
        if (!signal.aborted) close();
      }
    };

    input.addEventListener("input", (event) => {
      clearTimeout(timer);
      typed = input.value;
      if (typed.trim().length < 2) { close(); return; }
      // While a letter is being composed (Telex, VNI in some systems) nothing is asked.
      if (!event.isComposing) timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("compositionend", () => { typed = input.value; clearTimeout(timer); timer = setTimeout(ask, WAIT); });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape" && !box.hidden) { event.preventDefault(); event.stopPropagation(); close(); return; }
      if (event.key === "Tab") { close(); return; }
      if (event.key === "Enter") {
        clearTimeout(timer);
        if (!box.hidden && options[at]) { event.preventDefault(); take(options[at]); } else close();
        return;
      }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      if (box.hidden) {
        if (event.key === "ArrowDown" && typed.trim().length > 1) { event.preventDefault(); ask(); }
        return;
      }
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = at === -1 && step === -1 ? options.length - 1 : at + step;
      mark(next >= options.length ? -1 : next);
    });
    input.addEventListener("blur", close);
    input.form.addEventListener("submit", close);
  };

  for (const input of document.querySelectorAll("input[data-suggest]")) attach(input);
})();
