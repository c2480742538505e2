// An album opens over its page: arrows lead through it, Esc and Back lead home to the picture that was seen last.
// Without a script each picture is a link to itself in large.
const make = (tag, attributes, ...content) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
};

class Viewer {
  constructor(album) {
    this.links = [...album.querySelectorAll("figure > a")];
    const title = album.getAttribute("aria-label");
    this.picture = make("img", { alt: "" });
    this.count = make("strong", {});
    this.words = make("span", {});
    const button = (words, way) => {
      const made = make("button", { type: "button", class: "btn btn--plain" }, words);
      made.addEventListener("click", () => (way ? this.show(this.at + way) : this.dialog.close()));
      return made;
    };
    const ways = this.links.length > 1 ? [button("Ảnh trước", -1), button("Ảnh sau", 1)] : [];
    this.dialog = make("dialog", { class: "viewer", "aria-label": title ? `Chùm ảnh: ${title}` : "Chùm ảnh" },
      this.picture, make("p", { class: "viewer__words", role: "status" }, this.count, this.words), make("p", { class: "actions" }, ...ways, button("Đóng")));
    this.dialog.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (way && !event.altKey && !event.ctrlKey && !event.metaKey) this.show(this.at + way);
    });
    this.dialog.addEventListener("close", () => {
      if (history.state?.viewer) history.back();
      this.links[this.at].focus();
    });
    addEventListener("popstate", () => this.dialog.close());
    document.body.append(this.dialog);
    for (const [at, link] of this.links.entries()) {
      link.setAttribute("aria-haspopup", "dialog");
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        history.pushState({ viewer: true }, "");
        this.dialog.showModal();
        this.show(at);
      });
    }
  }

  show(at) {
    this.at = (at + this.links.length) % this.links.length;
    const link = this.links[this.at];
    this.picture.src = link.href;
    this.picture.alt = link.querySelector("img").alt;
    this.count.textContent = this.links.length > 1 ? `Ảnh ${this.at + 1} trên ${this.links.length}. ` : "";
    this.words.textContent = link.closest("figure").querySelector("figcaption")?.textContent ?? "";
  }
}

export const openAlbums = () => {
  if (!window.HTMLDialogElement) return;
  for (const album of document.querySelectorAll(".gallery")) if (album.querySelector("figure > a")) new Viewer(album);
};
