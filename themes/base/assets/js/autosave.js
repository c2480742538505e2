// Saves a form on the server while it is filled in. Without script the buttons do the same.
(() => {
  const form = document.querySelector("form[data-autosave]");
  const place = form?.querySelector("[data-autosave-status]");
  if (!form || !place || !window.fetch) return;
  const WAIT = 2000;
  const RETRY = 10000;
  let timer = 0;
  let running = false;
  let changed = false;
  let stopped = false;
  let leaving = false;

  const say = (text, state) => {
    place.textContent = text;
    place.dataset.state = state;
  };
  if (!place.querySelector(".icon")) say(place.dataset.idle, "idle");
  const plan = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  };

  async function save() {
    if (running || stopped || leaving || !changed) return;
    running = true;
    changed = false;
    const body = new FormData(form);
    // Pasted rows are taken only when their button is pressed.
    for (const name of [...body.keys()]) if (name.startsWith("pasted")) body.delete(name);
    say("Đang lưu…", "busy");
    try {
      const answer = await fetch(form.action, {
        method: "POST", body, headers: { "X-Autosave": "1" }, credentials: "same-origin", redirect: "error",
      });
      const result = await answer.json();
      if (answer.ok) {
        form.elements.version.value = result.version;
        say(result.message, "ok");
      } else {
        stopped = Boolean(result.conflict || result.final);
        say(result.message, "warn");
      }
    } catch {
      changed = true;
      say("Chưa lưu được vì mất kết nối. Nội dung vẫn còn trên máy này; Trang sẽ tự gửi lại.", "warn");
      plan(RETRY);
    }
    running = false;
    if (changed && !stopped && place.dataset.state !== "warn") plan(WAIT);
  }

  form.addEventListener("input", (event) => {
    if (event.target.name?.startsWith("pasted")) return;
    changed = true;
    plan(WAIT);
  });
  // A press on a button sends everything itself: an autosave on its way must not make its token old.
  form.addEventListener("submit", (event) => {
    leaving = true;
    clearTimeout(timer);
    if (!running || form.dataset.waited) return;
    event.preventDefault();
    const button = event.submitter;
    const wait = setInterval(() => {
      if (running) return;
      clearInterval(wait);
      form.dataset.waited = "1";
      form.requestSubmit(button ?? undefined);
    }, 100);
  });
  addEventListener("online", () => plan(0));
  addEventListener("pageshow", (event) => { if (event.persisted) leaving = false; });
})();
