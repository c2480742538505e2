// Pasting and dropping into the text of a page: what comes from Word is cleaned, its tables and pictures become blocks of
// their own behind the paragraph, and a picture alone (a screenshot, a photograph) does so too. What cannot be taken is said.
import { send } from "./library.js";
import { needsReading, read } from "./word.js";

const TIDIED = "application/x-tdkt-tidied";

// --- what is said about it ---------------------------------------------------------------------------------------------
let told;
const tell = (sentences) => {
  told?.remove();
  told = null;
  const words = sentences.filter(Boolean);
  if (!words.length) return;
  told = Object.assign(document.createElement("div"), { id: "da-don-ban-dan", className: "pasted" });
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const close = Object.assign(document.createElement("button"), { type: "button", className: "pasted__close", textContent: "Đã đọc" });
  const mine = told;
  close.addEventListener("click", () => mine.remove());
  told.append(status, close);
  document.body.append(told);
  status.textContent = words.join(" ");
};

const leftOut = ({ deleted, remarks, lost }) => {
  const said = [deleted && `${deleted} phần đã xóa`, remarks && `${remarks} nhận xét`, lost && `${lost} ảnh`].filter(Boolean);
  if (!said.length) return "";
  return `Đã bỏ ${said.join(", ")} trong phần dán.${lost ? " Ảnh: mời lưu ảnh ra máy rồi thêm khối Ảnh hoặc Chùm ảnh." : ""}`;
};

// --- where it goes -----------------------------------------------------------------------------------------------------
const paste = (box, html, text) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", text);
  data.setData(TIDIED, "1");
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
};

// The stream of blocks in which this text stands, and the block of the stream that holds it.
const placeOf = (box) => {
  for (let each = box.parentElement; each; each = each.parentElement) {
    const stream = each.rootBlock;
    if (!stream?.blockDef?.childBlockDefsByName?.picture) continue;
    return { stream, child: stream.children.find(({ element }) => element.contains(box)) };
  }
  return {};
};

const put = (place, type, value) => {
  const at = place.stream.children.indexOf(place.child) + 1;
  place.child = place.stream.insert({ type, value, id: crypto.randomUUID?.() }, at || place.stream.children.length);
  return place.child;
};

const putText = (place, { html, text }) => {
  const { initialChildStates } = place.stream.blockDef;
  const box = put(place, "text", initialChildStates.text).element.querySelector("[contenteditable=true]");
  if (box) paste(box, html, text);
};

const putTable = (place, [heads, ...rows]) => put(place, "table", {
  caption: "",
  table: {
    caption: "",
    columns: heads.map((heading) => ({ type: "text", heading })),
    rows: rows.map((values) => ({ values })),
  },
});

const bring = async (box, found) => {
  const place = placeOf(box);
  const pieces = [...found.pieces];
  if (pieces[0]?.html) {
    const { html, text } = pieces.shift();
    paste(box, html, text);
  }
  if (!place.child) {
    // A text outside of the matter of a page keeps what it can.
    for (const piece of pieces) {
      if (piece.html) paste(box, piece.html, piece.text);
      else if (piece.table) paste(box, piece.table.map((row) => `<p>${row.map(escaped).join(" | ")}</p>`).join(""), piece.table.map((row) => row.join(" | ")).join("\n"));
      else found.lost += 1;
    }
    tell([leftOut(found)]);
    return;
  }
  const refused = [];
  let pictures = 0, tables = 0;
  const all = pieces.filter(({ picture }) => picture).length;
  for (const piece of pieces) {
    if (piece.html) putText(place, piece);
    else if (piece.table) {
      putTable(place, piece.table);
      tables += 1;
    } else {
      tell([leftOut(found), `Đang đưa ảnh ${pictures + refused.length + 1} trên ${all} vào thư viện…`]);
      const answer = await send(piece.picture);
      if (answer.picture) {
        put(place, "picture", { image: answer.picture, alt: "", decorative: false, caption: "", credit: "" });
        pictures += 1;
      } else refused.push(`Ảnh “${piece.picture.name}” chưa thêm được: ${answer.refused}`);
    }
  }
  tell([
    leftOut(found),
    tables && `${tables} bảng đã thành khối Bảng; mời ghi tên bảng và xem lại tên cột.`,
    pictures && `${pictures} ảnh đã thành khối Ảnh ngay sau đoạn văn; mời mô tả ${pictures > 1 ? "từng ảnh" : "ảnh"}.`,
    ...refused,
  ]);
};

const escaped = (text) => text.replace(/[&<>]/g, (each) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[each]);

// --- when --------------------------------------------------------------------------------------------------------------
const boxOf = (event) => event.target.closest?.("[contenteditable=true]");
const picturesIn = (data) => [...(data?.files ?? [])].filter(({ type, name }) => /^image\//.test(type) || /\.(heic|heif|avif)$/i.test(name));

const take = (event, found) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  bring(boxOf(event), found);
};
const alone = (files) => ({ deleted: 0, remarks: 0, lost: 0, pieces: files.map((picture) => ({ picture })) });

export const watch = () => {
  document.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    if (!data || !boxOf(event) || data.types.includes(TIDIED)) return;
    const source = data.getData("text/html");
    const files = picturesIn(data);
    const found = source && needsReading(source) ? read(source, data.getData("text/rtf")) : null;
    // Office puts a picture of what was copied beside its text: it counts only where there is no text.
    if (files.length && !found?.pieces.length && !(source ? source.replace(/<[^>]*>/g, "") : data.getData("text/plain")).trim()) take(event, alone(files));
    else if (found) take(event, found);
  }, true);
  document.addEventListener("drop", (event) => {
    const files = picturesIn(event.dataTransfer);
    if (files.length && boxOf(event)) take(event, alone(files));
  }, true);
};
