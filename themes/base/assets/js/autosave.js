// Saves a form on the server while it is filled in, and hears what happens meanwhile: a colleague's saving, more
// time, the deadline. Without script the buttons do the same.
(() => {
  const form = document.querySelector("form[data-autosave]");
  const place = form?.querySelector("[data-autosave-status]");
  const clock = document.querySelector("[data-left]");
  if (!form || !place || !window.fetch) return;
  const WAIT = 2000;
  const RETRY = 10000;
  const PATIENCE = 30000;
  const LISTEN = 45000;
  let timer = 0;
  let running = null;
  let changed = false;
  let stopped = "";
  let leaving = false;

  // The same words are not said twice to a screen reader; that a saving is on its way is only seen.
  const say = (text, state) => {
    const line = place.querySelector("[data-autosave-text]") ?? place;
    if (line.textContent !== text) line.textContent = text;
    place.dataset.state = state;
    place.querySelector(".icon")?.toggleAttribute("hidden", state !== "ok");
    const compare = place.querySelector("[data-autosave-compare]");
    if (compare) compare.hidden = stopped !== "conflict";
    const signIn = place.querySelector("[data-autosave-sign-in]");
    if (signIn) signIn.hidden = state !== "signed-out";
  };
  if (!place.dataset.saved) say(place.dataset.idle, "idle");
  const plan = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  };
  // Signing in again in another tab gives a new token against forged forms.
  const refresh = () => {
    const token = document.cookie.match(/(?:^|; )csrf=([^;]+)/)?.[1];
    if (token) form.elements.csrfmiddlewaretoken.value = token;
  };

  async function save() {
    if (running || stopped || leaving || !changed) return;
    changed = false;
    refresh();
    const body = new FormData(form);
    // Pasted rows are taken only when their button is pressed.
    for (const name of [...body.keys()]) if (name.startsWith("pasted")) body.delete(name);
    // A file is taken when a button is pressed: it need not travel with every word.
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    place.dataset.state = "busy";
    running = new AbortController();
    const patience = setTimeout(() => running?.abort(), PATIENCE);
    try {
      const answer = await fetch(form.action, {
        method: "POST", body, headers: { "X-Autosave": "1" }, credentials: "same-origin", redirect: "error",
        signal: running.signal,
      });
      const result = await answer.json();
      if (answer.ok) {
        form.elements.version.value = result.version;
        say(result.message, "ok");
      } else {
        stopped = result.conflict ? "conflict" : result.final ? "closed" : "";
        changed = changed || Boolean(result.final) || Boolean(result.signedOut);
        say(result.message, result.signedOut ? "signed-out" : "warn");
        if (result.signedOut) plan(RETRY);
      }
    } catch {
      changed = true;
      if (!leaving) {
        say("Chưa lưu được vì mất kết nối. Nội dung vẫn còn trên máy này; Trang sẽ tự gửi lại.", "warn");
        plan(RETRY);
      }
    }
    clearTimeout(patience);
    running = null;
    if (changed && !stopped && place.dataset.state === "ok") plan(WAIT);
  }

  form.addEventListener("input", (event) => {
    if (event.target.name?.startsWith("pasted")) return;
    changed = true;
    plan(WAIT);
  });
  // A press on a button sends everything itself and at once; the server knows that both come from this page.
  form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(timer);
    refresh();
    running?.abort();
  });
  addEventListener("online", () => plan(0));
  addEventListener("pageshow", (event) => { if (event.persisted) leaving = false; });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) save();
    else if (form.dataset.pulse) listen();
  });

  // --- what happens meanwhile ---
  const others = document.querySelector("[data-others]");
  async function listen() {
    if (document.hidden || leaving) return;
    try {
      const asked = `${form.dataset.pulse}?lan=${encodeURIComponent(form.dataset.opened)}`;
      const answer = await fetch(asked, { credentials: "same-origin", redirect: "error" });
      if (!answer.ok) return;
      const now = await answer.json();
      if (others && others.textContent !== now.others) {
        others.textContent = now.others;
        others.parentElement.hidden = !now.others;
      }
      if (clock) tell(now.left, now.words);
      if (now.open && stopped === "closed") {
        stopped = "";
        changed = true;
        say(now.message, "ok");
        plan(0);
      } else if (!now.open && stopped !== "closed") {
        stopped = "closed";
        say(now.message, "warn");
      }
    } catch { /* the next time */ }
  }
  if (form.dataset.pulse) setInterval(listen, LISTEN);

  // The time left is told by the server; this machine only counts on from there, whatever its clock shows.
  let ends = 0;
  function tell(left, words) {
    ends = performance.now() + left * 1000;
    clock.dataset.words = words;
    show();
  }
  function show() {
    const left = Math.max(0, Math.round((ends - performance.now()) / 1000));
    if (left > 3600) { clock.textContent = clock.dataset.words; return; }
    const minutes = Math.floor(left / 60);
    clock.textContent = left ? `còn ${minutes ? `${minutes} phút ` : ""}${left % 60} giây` : "đã hết hạn";
    if (!left && stopped !== "closed") listen();
  }
  if (clock) {
    tell(Number(clock.dataset.left), clock.textContent);
    setInterval(() => { if (ends - performance.now() < 3_700_000) show(); }, 1000);
  }
})();
