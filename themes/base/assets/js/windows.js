// The windows of Wagtail in which something is chosen or asked, made fit for slow lines and quick hands: an answer that
// comes after its window was closed is dropped (it would open the window again, under a veil that nobody can lift), there
// is never more than one window, one that is on its way is announced from the press on, and one that cannot be fetched
// says so, gives its button back and can be asked for again.
const WHY = {
  0: "Đường truyền bị ngắt hoặc máy chủ bận.",
  403: "Phiên làm việc đã hết, hoặc tài khoản này không có quyền làm việc này. Nếu đã hết phiên, mời đăng nhập lại ở một thẻ khác.",
  404: "Nội dung này không còn nữa.",
};
const why = ({ status }) => WHY[status] ?? (status < 500 ? "Máy chủ không nhận yêu cầu này." : "Máy chủ gặp lỗi.");
const FAILED = "data-window-failed";
const WAITING = "data-w-progress-loading-value";

// What the window shows stays in it, with all that was typed; a button that waits for an answer waits no longer.
const tell = (body, words, again) => {
  const before = body.querySelector(`[${FAILED}]`);
  const held = before?.contains(document.activeElement);
  before?.remove();
  const note = Object.assign(document.createElement("div"), { className: "help-block help-critical window-failed" });
  note.setAttribute(FAILED, "");
  note.setAttribute("role", "alert");
  note.append(Object.assign(document.createElement("p"), { textContent: words }));
  if (again) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: "Thử lại" });
    button.addEventListener("click", again, { once: true });
    note.append(button);
    if (held) setTimeout(() => button.focus());
  }
  const head = body.querySelector(":scope > header");
  if (head) head.after(note);
  else body.prepend(note);
  for (const button of body.querySelectorAll(`[${WAITING}=true]`)) button.removeAttribute(WAITING);
};
const retry = (answer) => `${why(answer)} Mời thử lại; những gì đã ghi vẫn còn đây.`;

// Said from the press until the answer, whatever it is.
const sign = Object.assign(document.createElement("p"), { className: "window-coming" });
sign.setAttribute("role", "status");
const underway = new Map(); // window → what was pressed for it
const came = (which) => {
  underway.get(which)?.removeAttribute("aria-busy");
  underway.delete(which);
  if (!underway.size) sign.textContent = "";
};
const coming = (which) => {
  came(which);
  const pressed = (which.triggerElement ?? window.event?.target ?? document.activeElement)?.closest?.("button, a");
  pressed?.setAttribute("aria-busy", "true");
  underway.set(which, pressed);
  sign.textContent = "Đang mở…";
};

// Opens a window of Wagtail's, which takes answers for as long as it is wanted.
const attend = (open, options, wanted) => {
  let filled = false;
  const onError = (answer) => {
    came(options);
    if (!wanted()) return;
    const body = modal.container ? modal.body[0] : modal.body;
    if (filled) tell(body, retry(answer));
    else tell(body, `Chưa mở được cửa sổ này. ${why(answer)}`, () => modal.loadUrl(options.url, options.urlParams));
    modal.container?.modal("show");
  };
  coming(options);
  const modal = open({ ...options, onError });
  const { loadBody, loadUrl } = modal;
  modal.loadUrl = (...asked) => {
    coming(options);
    loadUrl(...asked);
  };
  modal.loadBody = (answer) => {
    came(options);
    if (!wanted()) return;
    filled ||= Boolean(answer.html);
    loadBody(answer);
  };
  return modal;
};

const oneAtATime = (open) => {
  let leave = () => {};
  let asked = "";

  // Every saving makes the button of such a window ask for it once more at the same press.
  const dialog = (options) => {
    if (asked === options.dialogId) return;
    asked = options.dialogId;
    setTimeout(() => { asked = ""; });
    attend(open, options, () => true);
  };

  return (options) => {
    if (options.dialogId) return dialog(options);
    leave();
    let closed = false;
    const modal = attend(open, options, () => !closed);
    modal.container.on("hide.bs.modal", () => {
      closed = true;
      came(options);
    });
    leave = () => {
      if (!closed) modal.container.modal("hide");
      // Put away while it fades out, it would leave its veil behind.
      document.querySelectorAll("body > .modal-backdrop").forEach((veil) => veil.remove());
      document.body.classList.remove("modal-open");
    };
    return modal;
  };
};

export const guardWindows = () => {
  const { ModalWorkflow, jQuery } = window;
  if (!ModalWorkflow) return;
  window.ModalWorkflow = oneAtATime(ModalWorkflow);
  document.body.append(sign);
  // An answer that cannot be read ends in no event of its own.
  addEventListener("error", () => [...underway.keys()].forEach(came));
  const body = () => document.querySelector(".modal.in .modal-body");
  // Searches and files sent from within a window: said there, in place of what the browser calls the failure.
  jQuery(document).on("ajaxError", (event, answer, settings, thrown) => {
    const place = body();
    if (!place || answer.statusText === "abort") return;
    for (const each of place.querySelectorAll(".help-critical")) if (each.textContent.includes(`${thrown} - ${answer.status}`)) each.remove();
    if (!place.querySelector(`[${FAILED}]`)) tell(place, retry(answer));
  });
  jQuery(document).on("ajaxSuccess", () => body()?.querySelector(`[${FAILED}]`)?.remove());
};
