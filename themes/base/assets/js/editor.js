// The page editor: shows the hints anew after each saving, leads from a hint to its spot, and cleans what is pasted
// from Word. Without script the hints are those of the opening of the page, and pasting is what Wagtail makes of it.
(() => {
  const checks = () => document.querySelector("[data-checks]");

  // --- hints -----------------------------------------------------------------
  let waiting;
  const refresh = async () => {
    const place = checks();
    if (!place || place.contains(document.activeElement)) return;
    try {
      const answer = await fetch(place.dataset.checks, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return;
      const closed = place.querySelector("details:not([open])");
      place.innerHTML = await answer.text();
      if (closed) place.querySelector("details")?.removeAttribute("open");
    } catch { /* the next saving asks again */ }
  };
  document.addEventListener("w-autosave:success", () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 1200);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".checks__where");
    const spot = link && document.getElementById(link.hash.slice(1));
    if (!spot) return;
    event.preventDefault();
    for (let each = spot; each; each = each.parentElement) each.removeAttribute("hidden");
    const field = spot.matches("input, textarea, select")
      ? spot
      : spot.querySelector("[contenteditable=true], textarea, input:not([type=hidden]), button:not([data-panel-toggle])");
    spot.scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
  });

  // --- pasting ---------------------------------------------------------------
  const GONE = [
    "del", "s.MsoDel", ".msoDel", "script", "style", "meta", "link", "title", "xml", "object", "iframe",
    "[style*='mso-hide:all' i]", "[style*='mso-hide: all' i]", "[style*='display:none' i]", "[style*='display: none' i]",
    "[style*='visibility:hidden' i]", "[style*='mso-element:comment' i]", "[style*='mso-element: comment' i]",
    ".MsoCommentReference", ".MsoCommentText", ".msocomtxt", ".msocomanchor", "a[href^='#_msocom']", "hr.msocomoff",
  ].join(",");
  const WORD = /class="?Mso|urn:schemas-microsoft-com|content="?Word\.|<del[\s>]|<ins[\s>]|mso-|<!--\[if/i;

  const cleaned = (source) => {
    const page = new DOMParser().parseFromString(source, "text/html");
    const number = (selector) => page.querySelectorAll(selector).length;
    // A remark is an anchor in the text and a text below it: whichever of them came along.
    const remarks = Math.max(number("[style*='mso-element:comment-list' i] [style*='mso-element:comment' i]"), number("a.msocomanchor"));
    const count = { deleted: number("del, .msoDel"), pictures: 0, remarks };
    page.querySelectorAll(GONE).forEach((each) => each.remove());
    page.querySelectorAll("img, v\\:imagedata").forEach((each) => {
      count.pictures += 1;
      each.remove();
    });
    page.querySelectorAll("ins, .msoIns").forEach((each) => each.replaceWith(...each.childNodes));
    page.querySelectorAll("o\\:p").forEach((each) => each.replaceWith(...each.childNodes));
    const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
    const hidden = [];
    while (walker.nextNode()) hidden.push(walker.currentNode);
    hidden.forEach((each) => each.remove());
    page.querySelectorAll("p").forEach((each) => {
      if (!each.textContent.trim() && !each.querySelector("br")) each.remove();
    });
    return { html: page.body.innerHTML, text: page.body.textContent.trim(), ...count };
  };

  const tell = ({ deleted, pictures, remarks }) => {
    const said = [
      deleted && `${deleted} phần đã xóa`,
      remarks && `${remarks} nhận xét`,
      pictures && `${pictures} ảnh`,
    ].filter(Boolean);
    if (!said.length) return;
    let place = document.getElementById("da-don-ban-dan");
    if (!place) {
      place = Object.assign(document.createElement("p"), { id: "da-don-ban-dan", className: "pasted" });
      place.setAttribute("role", "status");
      document.body.append(place);
    }
    place.textContent = `Đã bỏ ${said.join(", ")} trong phần dán từ Word.${pictures ? " Ảnh: mời tải lên thư viện rồi thêm khối Ảnh." : ""}`;
    setTimeout(() => place.remove(), 12000);
  };

  document.addEventListener(
    "paste",
    (event) => {
      const source = event.clipboardData?.getData("text/html");
      if (!source || event.tidied || !event.target.closest?.("[contenteditable=true]")) return;
      if (event.clipboardData.types.includes("application/x-tdkt-tidied")) return;
      if (!WORD.test(source) && !/<img[\s>]/i.test(source)) return;
      const found = cleaned(source);
      const data = new DataTransfer();
      data.setData("text/html", found.html);
      data.setData("text/plain", found.text);
      data.setData("application/x-tdkt-tidied", "1");
      event.preventDefault();
      event.stopImmediatePropagation();
      event.target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      tell(found);
    },
    true,
  );
})();
