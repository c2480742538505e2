// Words typed into <form data-keep-words> outlast a lost connection, in this tab alone, until they are received.
(() => {
  const form = document.querySelector("form[data-keep-words]");
  if (!form) return;
  // What sends files ahead and what proves the sender no machine are fetched once somebody begins with the form:
  // readers of the page do without them.
  const later = ["proof", "uploads"].map((name) => document.currentScript?.dataset[name]).filter(Boolean);
  const signs = ["focusin", "pointerdown", "change"];
  const begin = () => {
    for (const sign of signs) form.removeEventListener(sign, begin);
    // The proof begins with the focus, which is there already when its script comes.
    form.querySelector("altcha-widget")?.addEventListener("load", () => {
      setTimeout(() => form.dispatchEvent(new FocusEvent("focusin", { bubbles: true })));
    });
    for (const src of later) document.head.append(Object.assign(document.createElement("script"), { src }));
  };
  if (later.length) for (const sign of signs) form.addEventListener(sign, begin);
  const key = `keep:${location.pathname}`;
  const silent = new Set(["hidden", "file", "submit", "button"]);
  const fields = () => [...form.elements].filter((field) => field.name && field.name !== "website" && !silent.has(field.type) && !field.closest("altcha-widget"));
  const ticks = (field) => field.type === "checkbox" || field.type === "radio";
  const name = (field) => (ticks(field) ? `${field.name}=${field.value}` : field.name);
  const say = (words, role) => {
    const note = form.querySelector("[data-keep-note]");
    note.setAttribute("role", role);
    note.hidden = false;
    note.querySelector("p").textContent = words;
  };

  let kept = null;
  try { kept = JSON.parse(sessionStorage.getItem(key)); } catch { kept = null; }
  const fresh = !document.querySelector(".error-summary") && fields().every((field) => field.type === "radio" || field.type === "select-one" || (ticks(field) ? !field.checked : !field.value));
  if (kept && fresh) {
    for (const field of fields()) {
      const value = kept[name(field)];
      if (value === undefined) continue;
      if (ticks(field)) field.checked = value; else field.value = value;
    }
    say("Nội dung viết dở ở thẻ này đã được lấy lại. Tệp kèm theo, nếu có, mời chọn lại.", "status");
  }

  const keep = () => {
    const words = Object.fromEntries(fields().map((field) => [name(field), ticks(field) ? field.checked : field.value]));
    try { sessionStorage.setItem(key, JSON.stringify(words)); } catch { /* full or forbidden: the form works without */ }
  };
  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => {
    keep();
    if (navigator.onLine === false) {
      event.preventDefault();
      say("Máy đang mất kết nối nên ý kiến chưa gửi đi. Nội dung vẫn còn nguyên; mời bấm Gửi ý kiến lại khi có mạng.", "alert");
      form.querySelector("[data-keep-note]").scrollIntoView({ block: "center" });
    }
  });
})();
