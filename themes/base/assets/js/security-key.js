// Shows what needs a security key only where the browser can speak to one, and says when it failed.
const parts = document.querySelectorAll("[data-webauthn]");
if (window.PublicKeyCredential) {
  for (const part of parts) part.hidden = false;
} else {
  for (const note of document.querySelectorAll("[data-webauthn-missing]")) note.hidden = false;
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const note of document.querySelectorAll("[data-webauthn-error]")) note.hidden = false;
});
