// Only makes pages easier to use; with JavaScript off everything still works.
import { dressFileInputs } from "./file-inputs.js";
import { openAlbums } from "./gallery.js";

(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");

  // Filter a list in place: <form data-find> with <output data-find-count>, tables [data-find-rows], [data-find-empty].
  const find = document.querySelector("[data-find]");
  if (find) {
    // A word is found where a word begins: "an" is An, not Khánh. The server finds alike.
    const plain = (text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, " ");
    const rows = all("[data-find-rows] tbody tr").map((row) => ({ row, text: plain(` ${[...row.cells].map((cell) => cell.textContent).join(" ")}`) }));
    const count = find.querySelector("[data-find-count]");
    const empty = document.querySelector("[data-find-empty]");
    const run = () => {
      const words = plain(find.elements.q.value).split(" ").filter(Boolean);
      let shown = 0;
      for (const { row, text } of rows) {
        const hit = words.every((word) => text.includes(` ${word}`));
        row.hidden = !hit;
        if (hit) shown += 1;
      }
      for (const table of all("[data-find-rows]")) table.parentElement.hidden = !table.querySelector("tbody tr:not([hidden])");
      if (count) count.textContent = words.length ? `${shown} trên ${rows.length} dòng` : "";
      if (empty) empty.hidden = shown > 0;
    };
    find.addEventListener("input", run);
    find.addEventListener("submit", (event) => { event.preventDefault(); run(); });
    if (find.elements.q.value) run();
  }

  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // Copy a code: <button data-copy="YK26-…" hidden>; the words come back after two seconds.
  for (const button of all("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    const words = button.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Đã chép";
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  }

  // Words counted while typing: <textarea data-words="ID of the output">.
  for (const area of all("[data-words]")) {
    const output = document.getElementById(area.dataset.words);
    const limit = Number(area.dataset.wordsMax) || 0;
    const say = () => {
      const used = area.value.split(/\s+/).filter(Boolean).length;
      output.textContent = limit ? `${used} trên ${limit} từ` : `${used} từ`;
      output.classList.toggle("is-over", limit > 0 && used > limit);
    };
    if (output) { output.hidden = false; area.addEventListener("input", say); say(); }
  }

  dressFileInputs();
  openAlbums();

  // A file is weighed before it travels: <input type=file data-max-mb=10 data-size-note="ID">.
  for (const input of all("input[type=file][data-max-mb]")) {
    const note = document.getElementById(input.dataset.sizeNote);
    input.addEventListener("change", () => {
      const limit = Number(input.dataset.maxMb);
      const heavy = [...input.files].find((file) => file.size > limit * 1048576);
      const mb = heavy && (heavy.size / 1048576).toFixed(1).replace(".", ",");
      if (note) {
        note.textContent = heavy ? `Tệp “${heavy.name}” nặng ${mb} MB, vượt mức ${limit} MB. Mời chọn tệp khác.` : "";
        note.hidden = !heavy;
      }
    });
  }

  // A form marked data-once is sent once; the button says that it is under way. It may be sent again by who comes back
  // with the Back button, and a minute later: by then whoever sees it still has stopped the browser on a slow line.
  const AGAIN = 60000;
  const free = (form) => {
    delete form.dataset.sent;
    for (const button of all("button[data-words]", form)) {
      button.removeAttribute("aria-busy");
      button.textContent = button.dataset.words;
      delete button.dataset.words;
    }
  };
  for (const form of all("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      const button = event.submitter;
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "1";
      setTimeout(free, AGAIN, form);
      if (button?.dataset.busy) {
        button.dataset.words = button.textContent;
        setTimeout(() => { button.setAttribute("aria-busy", "true"); button.textContent = button.dataset.busy; });
      }
    });
  }
  addEventListener("pageshow", (event) => {
    if (event.persisted) for (const form of all("form[data-sent]")) free(form);
  });

  // A list that sends itself when changed, e.g. sorting; its button is for those without script.
  for (const select of all("select[data-submit]")) {
    select.addEventListener("change", () => select.form.requestSubmit());
  }
  for (const button of all("[data-without-script]")) button.hidden = true;

  // What an enlarged text pushes out of a table can be reached with the keyboard.
  for (const box of all(".scroll-x")) if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;

  // A book is leafed through with the arrow keys: [data-leaf] holds the links to the page before and after.
  const leaf = document.querySelector("[data-leaf]");
  if (leaf) {
    addEventListener("keydown", (event) => {
      const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
      const busy = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest("input, select, textarea, .scroll-x");
      if (way && !busy) leaf.querySelector(`a[rel=${way}]`)?.click();
    });
  }

  // What was received need not be kept any longer (see keep.js).
  if (document.querySelector("[data-received]")) {
    try { for (const key of Object.keys(sessionStorage)) if (key.startsWith("keep:")) sessionStorage.removeItem(key); } catch { /* no storage */ }
  }

  document.querySelector(".error-summary")?.focus();
  addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && document.querySelector(".site-menu[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });
})();
