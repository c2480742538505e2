// The archive without a new page for each choice; without this file the same form is sent as ever.
(() => {
  const form = document.querySelector("[data-archive]");
  if (!form) return;
  const said = form.querySelector("[data-archive-said]");
  let open = [];
  let held = "";

  // What swaps the results is fetched with the first sign that somebody chooses: reading needs none of it. A choice
  // made before it came is made once more for it.
  const source = document.currentScript?.dataset.later;
  const signs = ["pointermove", "touchstart", "keydown", "focusin", "change"];
  let early = null;
  const note = (event) => { if (event.target.name && event.target.id !== "q") early = event.target; };
  const begin = (event) => {
    for (const sign of signs) document.removeEventListener(sign, begin);
    if (event.type === "change") note(event);
    form.addEventListener("change", note);
    const script = Object.assign(document.createElement("script"), { src: source });
    script.addEventListener("load", () => {
      form.removeEventListener("change", note);
      if (early?.isConnected) early.dispatchEvent(new Event("change", { bubbles: true }));
    });
    document.head.append(script);
  };
  if (source) for (const sign of signs) document.addEventListener(sign, begin, { passive: true });

  // Short addresses: what was left empty is not asked.
  document.addEventListener("htmx:configRequest", (event) => {
    const data = event.detail.formData;
    if (data) for (const [name, value] of [...data.entries()]) if (value === "") data.delete(name);
  });
  document.addEventListener("htmx:beforeSwap", () => {
    open = [...form.querySelectorAll("details[id][open]")].map((details) => details.id);
    held = document.activeElement?.id ?? "";
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const id of open) {
      const details = document.getElementById(id);
      if (details) details.open = true;
    }
    const results = document.getElementById("so-vang-ket-qua");
    said.textContent = results ? results.dataset.total : "";
    // What held the focus may have come back inside a list that was still closed.
    if (document.activeElement === document.body && held) document.getElementById(held)?.focus();
    // A link that was followed is gone with what it stood in: go on from the results.
    if (document.activeElement === document.body) document.getElementById("h-res")?.focus({ preventScroll: false });
  });
  // The server does not answer: send the form the plain way.
  document.addEventListener("htmx:sendError", () => form.submit());
  document.addEventListener("htmx:responseError", () => form.submit());
})();
