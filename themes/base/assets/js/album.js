// The block of an album takes many pictures at once: chosen from the machine, dropped on it, or ticked in the library.
// Each arrives with its name and waits for its description; what is not taken is told by name.
import { ACCEPT, library, send } from "./library.js";

const make = (tag, attributes = {}, ...content) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
};
const button = (words) => make("button", { type: "button", class: "button button-small button-secondary" }, words);

class Tools {
  constructor(block, prefix) {
    this.list = block.childBlocks.pictures;
    this.widget = this.list.blockDef.childBlockDef.childBlockDefsByName.image.widget;
    this.again = []; // what can be sent once more, and why it was not taken
    this.coming = [];
    this.draw(prefix);
    const place = block.container[0];
    place.querySelector(":scope > [data-contentpath=pictures]").before(this.element);
    this.listen(place);
  }

  draw(prefix) {
    this.input = make("input", { type: "file", multiple: "", accept: ACCEPT, hidden: "" });
    this.fromMachine = button("Thêm nhiều ảnh từ máy");
    this.fromLibrary = button("Chọn nhiều ảnh trong thư viện");
    this.where = make("select", { id: `${prefix}-thu-muc` });
    this.whereRow = make("p", { class: "album-tools__where", hidden: "" }, make("label", { for: this.where.id }, "Đưa ảnh mới vào thư mục"), this.where);
    this.bar = make("progress", { hidden: "", "aria-label": "Đang đưa ảnh vào thư viện" });
    this.status = make("p", { class: "album-tools__status", role: "status" });
    this.refused = make("ul", { class: "album-tools__refused", hidden: "", "aria-label": "Ảnh chưa thêm được" });
    this.retry = button("Gửi lại những ảnh chưa gửi được");
    this.retry.hidden = true;
    const help = "Có thể chọn hoặc kéo thả vào đây nhiều ảnh một lần, kể cả ảnh HEIC của điện thoại. Ảnh mới chỉ người trong cơ quan xem được cho tới khi trang đăng.";
    this.element = make(
      "div", { class: "album-tools", role: "group", "aria-label": "Thêm nhiều ảnh một lần" },
      make("p", { class: "album-tools__buttons" }, this.fromMachine, this.fromLibrary, this.input),
      make("p", { class: "help" }, help), this.whereRow, this.bar, this.status, this.refused, this.retry,
    );
  }

  listen(place) {
    this.fromMachine.addEventListener("click", () => this.input.click());
    this.fromMachine.addEventListener("focus", () => this.askWhere(), { once: true });
    this.fromLibrary.addEventListener("click", () => this.widget.openModal((chosen) => this.take(chosen), { multiple: true }));
    this.retry.addEventListener("click", () => this.bring(this.again.map(([file]) => file)));
    this.input.addEventListener("change", () => {
      const files = [...this.input.files];
      this.input.value = "";
      this.bring(files);
    });
    const holds = (event) => event.dataTransfer?.types.includes("Files");
    place.addEventListener("dragover", (event) => {
      if (!holds(event)) return;
      event.preventDefault();
      this.element.classList.add("is-over");
    });
    place.addEventListener("dragleave", () => this.element.classList.remove("is-over"));
    place.addEventListener("drop", (event) => {
      if (!holds(event)) return;
      event.preventDefault();
      this.element.classList.remove("is-over");
      this.bring([...event.dataTransfer.files]);
    });
  }

  // Who may add to one collection only is not asked.
  async askWhere() {
    const { collections } = await library().catch(() => ({ collections: [] }));
    if (this.where.options.length || collections.length < 2) return;
    this.where.append(...collections.map(({ id, name }) => make("option", { value: id }, name)));
    this.whereRow.hidden = false;
  }

  get room() {
    return (this.list.blockDef.meta.maxNum ?? Infinity) - this.list.children.length + this.list.children.filter(isEmpty).length;
  }

  // Into the first place that is still empty, else behind the last.
  put(picture) {
    if (this.room < 1) return false;
    const free = this.list.children.find(isEmpty);
    if (free) free.block.childBlocks.image.setState(picture);
    else this.list.insert({ image: picture, alt: "", caption: "", credit: "" }, this.list.children.length);
    return true;
  }

  take(chosen) {
    const left = chosen.filter((picture) => !this.put(picture));
    this.tell(chosen.length - left.length, left.map(({ title }) => [title, FULL]));
  }

  // What comes while others are on their way goes behind them.
  async bring(files) {
    if (!files.length) return;
    this.coming.push(...files);
    // Those chosen anew are sent now; the others of earlier times go on waiting.
    this.again = this.again.filter(([waiting]) => !files.some((file) => isSame(file, waiting)));
    if (this.busy) return;
    this.busy = this.retry.disabled = true;
    const refused = [];
    let added = 0, at = 0;
    while (this.coming.length) {
      const file = this.coming.shift();
      const all = at + 1 + this.coming.length;
      Object.assign(this.bar, { max: all, value: at, hidden: false });
      at += 1;
      this.status.textContent = `Đang đưa ảnh ${at} trên ${all} vào thư viện: ${file.name}`;
      const answer = this.room < 1 ? { refused: FULL } : await send(file, this.where.value);
      if (answer.picture && !this.put(answer.picture)) answer.refused = FULL;
      if (answer.again) this.again.push([file, answer.refused]);
      else if (answer.refused) refused.push([file.name, answer.refused]);
      else added += 1;
    }
    this.bar.hidden = true;
    this.retry.disabled = this.busy = false;
    this.tell(added, refused);
  }

  // Of earlier times stays told what still waits to be sent again.
  tell(added, once) {
    const refused = [...this.again.map(([file, why]) => [file.name, why]), ...once];
    const waiting = added ? " Mời ghi mô tả cho từng ảnh." : "";
    const not = refused.length ? ` ${refused.length} ảnh chưa thêm được, lý do ghi dưới đây.` : "";
    this.status.textContent = `Đã thêm ${added} ảnh vào chùm ảnh.${waiting}${not}`;
    this.refused.replaceChildren(...refused.map(([name, why]) => make("li", {}, make("strong", {}, name), `: ${why}`)));
    this.refused.hidden = !refused.length;
    this.retry.hidden = !this.again.length;
  }
}

const FULL = "Chùm ảnh đã đủ số ảnh. Mời thêm một khối Chùm ảnh nữa cho những ảnh còn lại.";
const isSame = (a, b) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
const isEmpty = ({ block }) => Object.values(block.childBlocks).every((field) => {
  const state = field.getState();
  return !(state?.id ?? (typeof state === "string" ? state.trim() : state));
});

class AlbumDefinition extends window.wagtailStreamField.blocks.StructBlockDefinition {
  render(placeholder, prefix, state, error) {
    const block = super.render(placeholder, prefix, state, error);
    new Tools(block, prefix);
    return block;
  }
}
window.telepath.register("cms_pages.core.Album", AlbumDefinition);
