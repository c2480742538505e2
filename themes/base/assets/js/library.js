// Pictures on their way from the editor into the library: one after the other, through the door that Wagtail has for
// many pictures, so that its permissions and the checks of what is taken in hold here as they do there.
const doors = () => document.querySelector("script[data-add-pictures]").dataset;

const LINE = "Đường truyền bị ngắt hoặc máy chủ bận.";
const SIGNED_OUT = "Phiên làm việc đã hết. Mời đăng nhập lại ở một thẻ khác rồi gửi lại.";
const UNSEEN = "Máy chủ chưa nhận được ảnh này. Mời thử lại, hoặc tải lên trong mục Ảnh.";
const TYPES = "JPG, PNG, WebP, GIF, AVIF, HEIC hoặc SVG";
export const ACCEPT = "image/*,.heic,.heif,.avif";

const size = (bytes) => `${Math.round(bytes / 1048576)} MB`;
const looksLikePicture = (file) => /^image\//.test(file.type) || /\.(heic|heif|avif)$/i.test(file.name);

let asked;
// Whether this person may add pictures, how heavy each may be, and the collections to choose from.
export const library = () => {
  asked ??= fetch(doors().addPictures, { credentials: "same-origin" }).then(async (answer) => {
    if (answer.status >= 500) throw new Error(LINE);
    if (/dang-nhap/.test(answer.url)) throw new Error(SIGNED_OUT);
    const page = new DOMParser().parseFromString(answer.ok && !answer.redirected ? await answer.text() : "", "text/html");
    const field = page.querySelector("input[type=file][data-url]");
    const options = [...page.querySelectorAll("#id_addimage_collection option")];
    return {
      open: Boolean(field),
      most: Number(field?.dataset.maxFileSize) || Infinity,
      collections: options.map((option) => ({ id: option.value, name: option.textContent.trim() })),
    };
  });
  asked.catch(() => { asked = undefined; });
  return asked;
};

const refuse = (why, again = false) => ({ refused: why, again });
// Pictures that the library has already, of which only the answer was lost: they are not sent twice.
const taken = new WeakMap();
const deliver = async (file, collection) => {
  const body = new FormData();
  body.append("files[]", file, file.name);
  body.append("title", file.name.replace(/\.[^.]*$/, "").slice(0, 250) || "Ảnh");
  if (collection) body.append("collection", collection);
  const { CSRF_HEADER_NAME, CSRF_TOKEN } = window.wagtailConfig;
  const answer = await fetch(doors().addPictures, {
    method: "POST", body, credentials: "same-origin",
    headers: { "X-Requested-With": "XMLHttpRequest", [CSRF_HEADER_NAME]: CSRF_TOKEN },
  });
  const said = await answer.json().catch(() => ({}));
  if (said.image_id) taken.set(file, said.image_id);
  return said.error_message;
};

// Sends one file. Gives {picture}, as the fields for pictures show it, or {refused: why, again: whether to try again}.
export const send = async (file, collection) => {
  try {
    const { open, most, collections } = await library();
    if (!open) return refuse("Tài khoản này chưa được thêm ảnh vào thư viện.");
    if (!looksLikePicture(file)) return refuse(`Đây không phải ảnh. Trang nhận ảnh ${TYPES}.`);
    if (file.size > most) return refuse(`Ảnh nặng ${size(file.size)}, vượt mức ${size(most)}. Mời thu nhỏ ảnh rồi chọn lại.`);
    const said = taken.has(file) ? "" : await deliver(file, collection || collections[0]?.id);
    if (!taken.has(file)) return refuse(said || UNSEEN, !said);
    const shown = await fetch(`${doors().chosenPictures}?id=${taken.get(file)}`, { credentials: "same-origin" });
    return { picture: (await shown.json()).result[0] };
  } catch (error) {
    return refuse(error.message === SIGNED_OUT ? SIGNED_OUT : LINE, true);
  }
};
