// Sends big files in parts, so that a line that breaks costs one part and not the whole: goes on by itself when the
// line is back, and after the page was closed once the same file is chosen again. Small files travel with the form,
// and without script all of them do.
(() => {
  const inputs = [...document.querySelectorAll("input[type=file][data-resumable]")];
  if (!inputs.length || !window.fetch || !window.DataTransfer) return;
  const PATIENCE = 90000;
  const WAITS = [2000, 4000, 8000, 15000, 30000];
  const items = new Set();
  const held = new Map(); // form → the button with which it will be sent
  let part = 1048576;

  const mb = (bytes) => `${(bytes / 1048576).toFixed(1).replace(".", ",")} MB`;
  const make = (tag, attributes = {}, text = "") => {
    const made = Object.assign(document.createElement(tag), attributes);
    if (text) made.textContent = text;
    return made;
  };
  const token = (form) =>
    document.cookie.match(/(?:^|; )(?:__Host-)?csrf=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken?.value ?? "";
  // A form without an account carries a signed handle; what is sent ahead of it belongs to that form alone.
  const handle = (form) => form.elements["giu-tep"]?.value ?? "";
  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  // Browsers make digests on safe lines only; elsewhere the server trusts its own.
  const digest = async (buffer) => (crypto.subtle ? hex(await crypto.subtle.digest("SHA-256", buffer)) : "");
  const markOf = (file) => `${file.size}-${file.lastModified}`;

  class Field {
    constructor(input) {
      this.input = input;
      this.form = input.form;
      this.base = input.dataset.resumable;
      this.open = Boolean(handle(this.form));
      this.place = this.open ? input.name : `${location.pathname}#${input.name}`;
      this.limit = Number(input.dataset.maxMb) * 1048576 || Infinity;
      this.list = make("ul", { className: "uploads uploads--way", hidden: true });
      this.list.setAttribute("aria-label", "Tệp đang tải lên");
      this.status = make("p", { className: "sr" });
      this.status.setAttribute("role", "status");
      input.after(this.list, this.status);
      input.addEventListener("change", () => this.choose());
      if (!this.open) this.remember(); // what is kept for an open form stands in the page
    }

    say(text) {
      if (this.status.textContent !== text) this.status.textContent = text;
    }

    // What this person had on the way here before the page was opened.
    async remember() {
      try {
        const answer = await fetch(`${this.base}?noi=${encodeURIComponent(this.place)}`, { credentials: "same-origin" });
        if (!answer.ok) return;
        const known = await answer.json();
        part = known.part;
        for (const each of known.uploads) if (!this.itemOf(each.name, each.mark)) new Item(this, each);
      } catch { /* it will be found when the file is chosen */ }
    }

    itemOf(name, mark) {
      return [...items].find((item) => item.field === this && item.name === name && item.mark === mark);
    }

    choose() {
      const stay = new DataTransfer();
      const go = [];
      for (const file of this.input.files) (file.size > part && file.size <= this.limit ? go : stay.items.add(file) && []).push(file);
      const heavy = [...this.input.files].find((file) => file.size > this.limit);
      if (heavy) this.say(`Tệp “${heavy.name}” nặng ${mb(heavy.size)}, vượt mức ${mb(this.limit)}. Mời chọn tệp khác.`);
      if (!go.length && this.input.multiple) return;
      if (!this.input.multiple && this.input.files.length) {
        for (const item of [...items]) {
          if (item.field === this && !(go[0] && item.name === go[0].name && item.mark === markOf(go[0]))) item.drop();
        }
      }
      if (!go.length) return;
      this.input.files = stay.files;
      for (const file of go) {
        const item = this.itemOf(file.name, markOf(file)) ?? new Item(this, { name: file.name, mark: markOf(file), size: file.size, received: 0 });
        item.start(file);
      }
    }
  }

  class Item {
    constructor(field, known) {
      Object.assign(this, { field, name: known.name, mark: known.mark, size: known.size, received: known.received });
      this.id = known.id ?? "";
      this.file = null;
      this.state = "";
      this.tries = 0;
      this.told = 0;
      this.draw();
      items.add(this);
      if (known.whole) this.done();
      else if (this.id) {
        this.show("lost", `Đã tải ${mb(this.received)} trên ${mb(this.size)} thì dừng. Chọn lại đúng tệp này để tải tiếp.`);
      }
    }

    draw() {
      this.row = make("li");
      this.bar = make("progress", { max: this.size, value: this.received });
      this.bar.setAttribute("aria-label", `Đang tải lên: ${this.name}`);
      this.text = make("span", { className: "meta uploads__state" });
      this.pause = make("button", { type: "button", className: "btn btn--text" });
      this.pause.addEventListener("click", () => (this.state === "running" ? this.stop() : this.start(this.file)));
      this.remove = make("button", { type: "button", className: "btn btn--text" }, "Bỏ");
      this.remove.setAttribute("aria-label", `Bỏ tệp ${this.name}`);
      this.remove.addEventListener("click", () => this.drop());
      this.row.append(make("span", { className: "files__t" }, this.name), this.bar, this.text, this.pause, this.remove);
      this.field.list.append(this.row);
      this.field.list.hidden = false;
    }

    show(state, text, aloud = true) {
      this.state = state;
      this.row.dataset.state = state;
      this.text.textContent = text;
      this.bar.value = this.received;
      this.bar.hidden = state === "done" || state === "refused";
      const words = { running: "Tạm dừng", paused: "Tải tiếp", waiting: "Thử lại ngay" }[state];
      this.pause.hidden = !words;
      if (words) {
        this.pause.textContent = words;
        this.pause.setAttribute("aria-label", `${words}: ${this.name}`);
      }
      if (aloud) this.field.say(`${this.name}: ${text}`);
    }

    progress() {
      const percent = Math.floor((this.received / this.size) * 100);
      const aloud = Math.floor(percent / 25) > this.told;
      if (aloud) this.told = Math.floor(percent / 25);
      this.show("running", `Đã tải ${mb(this.received)} trên ${mb(this.size)}`, aloud);
    }

    async ask(path, body, headers = {}) {
      this.line = new AbortController();
      const patience = setTimeout(() => this.line.abort(), PATIENCE);
      try {
        const answer = await fetch(`${this.field.base}${path}`, {
          method: "POST", body, credentials: "same-origin", redirect: "error", signal: this.line.signal,
          headers: { ...(this.field.open ? { "X-Form-Handle": handle(this.field.form) } : { "X-CSRFToken": token(this.field.form) }), ...headers },
        });
        const said = await answer.json().catch(() => ({}));
        return { status: answer.status, said };
      } finally {
        clearTimeout(patience);
      }
    }

    async start(file) {
      if (!file || this.state === "running" || this.state === "done") return;
      this.file = file;
      clearTimeout(this.timer);
      this.progress();
      try {
        await this.run();
      } catch (error) {
        if (this.state !== "running") return;
        if (error.name === "NotReadableError" || error.name === "NotFoundError") {
          this.fail("Không đọc được tệp trên máy này nữa. Mời chọn lại tệp.");
        } else {
          this.wait(`Mất kết nối. Đã giữ ${mb(this.received)} trên ${mb(this.size)}; Trang sẽ tự tải tiếp khi có mạng.`);
        }
      }
    }

    async run() {
      while (this.state === "running") {
        if (!this.id) {
          const body = new URLSearchParams({ place: this.field.place, name: this.name, size: this.size, mark: this.mark });
          const { status, said } = await this.ask("", body);
          if (status === 200) {
            this.id = said.id;
            this.received = said.received;
            this.step = said.part;
            if (said.whole) return this.done();
            this.progress();
          } else if (!this.settle(status, said)) return;
        } else if (this.received < this.size) {
          const bytes = await this.file.slice(this.received, this.received + (this.step ?? part)).arrayBuffer();
          const headers = { "Content-Type": "application/octet-stream", "X-Part-Sha256": await digest(bytes) };
          if (this.state !== "running") return;
          const { status, said } = await this.ask(`${this.id}/?tu=${this.received}`, bytes, headers);
          if (status === 200 || (status === 409 && "received" in said)) {
            this.received = said.received;
            this.tries = 0;
            if (this.state === "running") this.progress();
          } else if (!this.settle(status, said)) return;
        } else {
          const sum = await digest(await this.file.arrayBuffer());
          const { status, said } = await this.ask(`${this.id}/xong/`, new URLSearchParams({ sha256: sum }));
          if (status === 200) return this.done();
          if (status === 409 && "received" in said) this.received = said.received;
          else if (!this.settle(status, said)) return;
        }
      }
    }

    // What an answer that is no success means; true: go on at once.
    settle(status, said) {
      if (this.state !== "running") return false;
      if (said.final) { this.fail(said.message); return false; }
      if (said.withForm) { this.giveBack(said.message); return false; }
      if (status === 404 && this.tries < WAITS.length) { // given up by the server: from the beginning
        this.tries += 1;
        this.id = "";
        this.received = 0;
        return true;
      }
      this.wait(said.message ?? "Máy chủ đang bận. Trang sẽ tự tải tiếp.");
      return false;
    }

    wait(text) {
      this.show("waiting", text);
      const delay = WAITS[Math.min(this.tries, WAITS.length - 1)];
      this.tries += 1;
      this.timer = setTimeout(() => this.start(this.file), delay);
    }

    stop() {
      this.show("paused", `Đã tạm dừng ở ${mb(this.received)} trên ${mb(this.size)}.`);
      clearTimeout(this.timer);
      this.line?.abort();
      release(this.field.form);
    }

    fail(text) {
      this.show("refused", text);
      this.row.classList.add("is-refused");
      this.id = "";
      release(this.field.form);
    }

    // It cannot go ahead of the form: it goes with it, as without script.
    giveBack(text) {
      const all = new DataTransfer();
      for (const file of [...this.field.input.files, this.file]) all.items.add(file);
      this.field.input.files = all.files;
      this.state = "dropped";
      items.delete(this);
      this.row.remove();
      this.field.list.hidden = !this.field.list.children.length;
      this.field.say(text);
      deliver(this.field.form);
    }

    done() {
      this.received = this.size;
      this.show("done", `Đã tải xong, ${mb(this.size)}`);
      this.hidden = make("input", { type: "hidden", name: `da-tai-${this.field.input.name}`, value: this.id });
      this.field.form.append(this.hidden);
      this.field.input.closest(".field")?.classList.remove("field--error");
      const button = document.getElementById(this.field.input.dataset.send ?? "");
      if (this.file && button && !held.has(this.field.form)) held.set(this.field.form, button);
      deliver(this.field.form);
    }

    async drop() {
      this.state = "dropped";
      clearTimeout(this.timer);
      this.line?.abort();
      items.delete(this);
      this.hidden?.remove();
      this.row.remove();
      this.field.list.hidden = !this.field.list.children.length;
      this.field.say(`Đã bỏ tệp ${this.name}.`);
      this.field.input.focus();
      if (this.id) await this.ask(`${this.id}/bo/`).catch(() => {});
      deliver(this.field.form);
    }
  }

  const busy = (form) => [...items].filter((item) => item.field.form === form && ["running", "waiting"].includes(item.state));

  // The form goes when every file is there; a pressed button is remembered until then.
  function deliver(form) {
    const button = held.get(form);
    if (!button || busy(form).length) return;
    held.delete(form);
    form.requestSubmit(button.isConnected ? button : undefined);
  }
  function release(form) {
    held.delete(form);
  }
  // Before any other listener: what the form sends must be whole first.
  document.addEventListener("submit", (event) => {
    const waiting = busy(event.target);
    if (!waiting.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held.set(event.target, event.submitter ?? event.target.querySelector("button[type=submit]"));
    waiting[0].field.say("Tệp đang tải lên. Trang sẽ tự gửi khi tải xong.");
    waiting[0].text.textContent += ". Trang sẽ tự gửi khi tải xong";
  }, true);

  addEventListener("online", () => {
    for (const item of items) if (item.state === "waiting") item.start(item.file);
  });
  for (const input of inputs) {
    const field = new Field(input);
    if (input.files.length) field.choose(); // chosen before this script was there
  }
})();
