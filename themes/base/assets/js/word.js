// What Word (and Excel, Writer, mail) puts on the clipboard, read into what an editor keeps: paragraphs, headings, lists,
// links; tables and pictures by themselves. What was deleted, remarked or hidden does not come in.
const GONE = [
  "del", "s.MsoDel", ".msoDel", "script", "style", "meta", "link", "title", "xml", "object", "iframe",
  "[style*='mso-hide:all' i]", "[style*='mso-hide: all' i]", "[style*='display:none' i]", "[style*='display: none' i]",
  "[style*='visibility:hidden' i]", "[style*='mso-element:comment' i]", "[style*='mso-element: comment' i]",
  ".MsoCommentReference", ".MsoCommentText", ".msocomtxt", ".msocomanchor", "a[href^='#_msocom']", "hr.msocomoff",
].join(",");
const WORD = /class="?Mso|urn:schemas-microsoft-com|content="?Word\.|<del[\s>]|<ins[\s>]|mso-|<!--\[if/i;

// Whether the editor would make something else of it than its author wrote.
export const needsReading = (source) => WORD.test(source) || /<(?:img|table|h1)[\s>]/i.test(source);

const line = (node) => node.textContent.replace(/\s+/g, " ").trim();

// --- lists: Word writes them as paragraphs that begin with their sign -------------------------------------------------
const item = (p) => {
  const style = p.getAttribute?.("style") ?? "";
  const sign = p.querySelector?.("[style*='mso-list:Ignore' i], [style*='mso-list: Ignore' i]");
  if (p.localName !== "p" || !/mso-list:/i.test(style) || !sign) return null;
  const mark = line(sign);
  const number = mark.match(/^(\d+)[.)]?$/)?.[1];
  return { p, sign, mark, level: Number(style.match(/level(\d+)/i)?.[1] ?? 1), number: Number(number ?? 0), dot: !/[\p{L}\p{N}]/u.test(mark) || mark === "o" };
};

// Real lists where each sign is a dot, or numbers count from one; otherwise the sign stays as it was written: "a)", "Điều 5.".
const listed = (items) => {
  const counts = [];
  return items.every(({ level, number, dot }) => {
    counts.length = level;
    if (dot) return true;
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    return number === counts[level - 1];
  });
};

const lists = (page) => {
  const run = [];
  const close = () => {
    const items = run.splice(0);
    if (!items.length) return;
    if (!listed(items)) {
      items.forEach(({ sign, mark }) => sign.replaceWith(`${mark} `));
      return;
    }
    const open = [];
    for (const { p, sign, level, dot } of items) {
      sign.remove();
      const kind = dot ? "ul" : "ol";
      const depth = Math.min(level, open.length + 1);
      open.length = Math.min(open.length, depth);
      if (open[depth - 1]?.localName !== kind) {
        const made = page.createElement(kind);
        if (depth === 1) p.before(made);
        else (open[depth - 2].lastElementChild ?? open[depth - 2]).append(made);
        open.length = depth - 1;
        open.push(made);
      }
      const li = page.createElement("li");
      li.append(...p.childNodes);
      open[depth - 1].append(li);
      p.remove();
    }
  };
  for (const p of page.querySelectorAll("p")) {
    const found = item(p);
    if (!found || (run.length && run.at(-1).p.nextElementSibling !== p)) close();
    if (found) run.push(found);
  }
  close();
};

// --- tables -----------------------------------------------------------------------------------------------------------
// Rows of the same length; what spans several cells stands in the first of them.
const rowsOf = (table) => {
  const rows = [];
  for (const [at, tr] of [...table.rows].entries()) {
    const row = (rows[at] ??= []);
    let column = 0;
    for (const cell of tr.cells) {
      while (row[column] !== undefined) column += 1;
      for (let down = 0; down < Math.min(cell.rowSpan || 1, table.rows.length - at); down += 1) {
        for (let over = 0; over < (cell.colSpan || 1); over += 1) (rows[at + down] ??= [])[column + over] = down || over ? "" : line(cell);
      }
    }
  }
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? "")).filter((row) => row.some(Boolean));
};

// --- pictures ---------------------------------------------------------------------------------------------------------
const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
// Word leaves the pictures themselves in the other form of what was copied (RTF), in the order of the text.
const HEAD = /\{\\pict[\s\S]+?\\bliptag-?\d+(?:\\blipupi-?\d+)?(?:\{\\\*\\blipuid\s?[\da-fA-F]+)?[\s}]*?/;
const inRtf = (rtf) => (rtf.match(new RegExp(`${HEAD.source}[\\da-fA-F\\s]+\\}`, "g")) ?? []).flatMap((each) => {
  const kind = each.includes("\\pngblip") ? "png" : each.includes("\\jpegblip") ? "jpeg" : "";
  const hex = each.replace(HEAD, "").replace(/[^\da-fA-F]/g, "");
  return kind && hex ? [new File([bytes(hex)], `Ảnh từ Word.${kind === "png" ? "png" : "jpg"}`, { type: `image/${kind}` })] : [];
});
const inAddress = (address) => {
  const [, type, body] = address.match(/^data:(image\/[\w+.-]+);base64,(.+)$/s) ?? [];
  if (!body) return null;
  const raw = atob(body.replace(/\s/g, ""));
  return new File([Uint8Array.from(raw, (each) => each.charCodeAt(0))], `Ảnh dán.${type.slice(6).split("+")[0]}`, { type });
};

// --- all of it --------------------------------------------------------------------------------------------------------
const plainText = (html) => new DOMParser().parseFromString(html.replace(/<\/(p|li|h\d)>|<br>/g, "$&\n"), "text/html").body.textContent.trim();

// {pieces: [{html, text} | {table: rows} | {picture: file}], deleted, remarks, lost: pictures that nobody can get at}
export const read = (source, rtf = "") => {
  const page = new DOMParser().parseFromString(source, "text/html");
  const number = (selector) => page.querySelectorAll(selector).length;
  // A remark is an anchor in the text and a text below it: whichever of them came along.
  const remarks = Math.max(number("[style*='mso-element:comment-list' i] [style*='mso-element:comment' i]"), number("a.msocomanchor"));
  const found = { deleted: number("del, .msoDel"), remarks, lost: 0, pieces: [] };
  page.querySelectorAll(GONE).forEach((each) => each.remove());
  page.querySelectorAll("ins, .msoIns, o\\:p").forEach((each) => each.replaceWith(...each.childNodes));
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const hidden = [];
  while (walker.nextNode()) hidden.push(walker.currentNode);
  hidden.forEach((each) => each.remove());
  lists(page);
  if (number("h1")) {
    // The title of the page is its only heading of the first level.
    for (const [from, to] of [["h2", "h3"], ["h1", "h2"]]) {
      page.querySelectorAll(from).forEach((each) => {
        const made = page.createElement(to);
        made.append(...each.childNodes);
        each.replaceWith(made);
      });
    }
  }

  const spots = new Map();
  const local = inRtf(rtf);
  const images = [...page.querySelectorAll("img, v\\:imagedata")];
  const fromWord = images.filter((each) => /^file:/i.test(each.getAttribute("src") ?? ""));
  for (const each of images) {
    const file = inAddress(each.getAttribute("src") ?? "") ?? (local.length === fromWord.length ? local[fromWord.indexOf(each)] : null);
    if (file && !each.closest("table")) spots.set(each, { picture: file, alt: "" });
    else {
      found.lost += 1;
      each.remove();
    }
  }
  for (const table of page.querySelectorAll("table")) {
    if (!table.isConnected || table.parentElement.closest("table")) continue;
    const rows = rowsOf(table);
    if (rows.length > 1 && rows[0].length > 1) spots.set(table, { table: rows });
    else table.replaceWith(...[...table.querySelectorAll("td, th")].filter((cell) => !cell.querySelector("td")).flatMap((cell) => [...cell.childNodes]));
  }
  page.querySelectorAll("p").forEach((each) => {
    if (!each.textContent.trim() && !each.querySelector("br, img")) each.remove();
  });

  const words = (part) => {
    const box = page.createElement("div");
    box.append(part);
    if (box.textContent.trim()) found.pieces.push({ html: box.innerHTML, text: plainText(box.innerHTML) });
  };
  const inOrder = [...spots.keys()].filter((each) => page.body.contains(each));
  inOrder.sort((one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  for (const spot of inOrder) {
    const before = page.createRange();
    before.setStart(page.body, 0);
    before.setEndBefore(spot);
    words(before.extractContents());
    found.pieces.push(spots.get(spot));
    spot.remove();
  }
  const rest = page.createRange();
  rest.selectNodeContents(page.body);
  words(rest.extractContents());
  return found;
};
